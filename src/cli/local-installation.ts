/** What `npm start` keeps in a folder, as commands find it: its Google while it runs, and the time it goes by. */
import path from 'node:path';
import { PROJECT } from '../runtime/local/bundle.ts';
import { type LocalState, loadState } from '../runtime/local/state.ts';

/** Where `npm start` keeps everything unless told. */
export const LOCAL_FOLDER = path.join(PROJECT, '.pantau');

/** Folder of a store by its address; undefined for a store that is elsewhere. */
export function localFolder(store: string): string | undefined {
  const address = /^local(?::(.*))?$/s.exec(store);
  return address === null ? undefined : address[1] || LOCAL_FOLDER;
}

/** An answer takes a moment at most: it comes from this machine. */
const PATIENCE_MS = 2_000;

/** Epoch milliseconds by the Google of a folder, to the second; undefined where it does not run. */
export async function googleTime({ ports }: Pick<LocalState, 'ports'>): Promise<number | undefined> {
  if (ports === undefined) return undefined;
  const answer = await fetch(`http://127.0.0.1:${ports.workspace}/`, {
    method: 'HEAD',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
  const date = Date.parse(answer?.headers.get('date') ?? '');
  return Number.isNaN(date) ? undefined : date;
}

export interface LocalFacts {
  /** The clock of a folder: it goes on while `npm start` runs, and stands still in between. */
  now(): number;
  demonstration: boolean;
}

export async function localFacts(folder: string): Promise<LocalFacts> {
  const state = await loadState(folder);
  if (state === undefined) return { now: Date.now, demonstration: false };
  const [asked, running] = [Date.now(), await googleTime(state)];
  return {
    now: running === undefined ? () => state.now : () => running + Date.now() - asked,
    demonstration: state.demonstration ?? false,
  };
}
