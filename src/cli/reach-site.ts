/** What commands over spreadsheets reach: the store of an installation, and Google as its service accounts. */
import { type ReachedGoogle, reachGoogle } from './reach-google.ts';
import { type Reached, reachStore, type StoreAsked } from './reach-store.ts';

export interface Site extends Reached {
  google: ReachedGoogle;
}

/** @throws Error for people: what is missing, or cannot be reached. Nothing stays open then. */
export async function reachSite(asked: StoreAsked, environment: NodeJS.ProcessEnv): Promise<Site> {
  const google = await reachGoogle(asked, environment);
  return { ...(await reachStore(asked, environment)), google };
}
