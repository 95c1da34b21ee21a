/** What the commands over workbooks reach: store, Google, and the time that the installation keeps. */
import path from 'node:path';
import type { Store } from '../../ports/store/store.ts';
import { PROJECT } from '../../runtime/local/bundle.ts';
import { loadState } from '../../runtime/local/state.ts';
import { type ReachedGoogle, reachGoogle } from '../reach-google.ts';
import { reachStore, type StoreAsked } from '../reach-store.ts';

export interface Site {
  store: Store;
  google: Pick<ReachedGoogle, 'apis' | 'email'>;
  /** Epoch milliseconds. The demonstration stands at a time of its own, by which its quota is counted. */
  now(): Promise<number>;
  close(): Promise<void>;
}

/** @throws Error for people: what is missing, or cannot be reached. */
export async function reachSite(asked: StoreAsked, environment: NodeJS.ProcessEnv): Promise<Site> {
  const reached = await reachStore(asked, environment);
  try {
    const google = await reachGoogle(asked, environment);
    const [, folder] = /^local:?(.*)$/.exec(asked.store ?? environment.PANTAU_STORE ?? '') ?? [];
    return {
      store: reached.store,
      google,
      async now() {
        if (folder === undefined) return Date.now();
        return (await loadState(folder || path.join(PROJECT, '.pantau')))?.now ?? Date.now();
      },
      close: () => reached.close(),
    };
  } catch (error) {
    await reached.close();
    throw error;
  }
}
