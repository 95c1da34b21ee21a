/** What one service account is shown by Drive, noted page by page. */
import type { Account } from '../../ports/account.ts';
import type { DriveFile } from '../../ports/drive.ts';
import type { Change, Poller } from '../../ports/store/watch.ts';
import { OVERLAP_MS } from '../limits.ts';
import type { Ports } from '../ports.ts';

export interface Listing {
  account: string;
  /** Without cursor: what is not in it is not there. */
  full: boolean;
  /** Google searched everywhere. */
  complete: boolean;
  /** Registered spreadsheets in a list without cursor. */
  seen: ReadonlySet<string>;
  trashed: ReadonlySet<string>;
  /** Spreadsheets that became due. */
  changed: number;
  cursor?: string;
}

export type ListPorts = Pick<Ports, 'store' | 'settings'>;

/**
 * @param cursor null for everything.
 * @param news what was noted in this run already: id to state. Grows.
 */
export async function listAccount(
  ports: ListPorts,
  { email, drive }: Account,
  cursor: Poller['cursor'],
  now: number,
  news: Map<string, string>,
): Promise<Listing> {
  const full = cursor === null;
  const seen = new Set<string>();
  const trashed = new Set<string>();
  let changed = 0;
  let newest = 0;
  let date = now;
  let complete = true;
  let pageToken: string | undefined;
  do {
    const page = await drive.list({
      ...(cursor !== null && { since: cursor }),
      ...(pageToken !== undefined && { pageToken }),
    });
    // Most of what is listed was noted before: a night's list names everything, a minute's the last ten.
    const known = await ports.store.watch.noted(page.files.map(({ id }) => id));
    const fresh: DriveFile[] = [];
    for (const file of page.files) {
      const state = stateOf(file);
      const noted = known.get(file.id);
      if (noted !== undefined && full) seen.add(file.id);
      if ((news.get(file.id) ?? noted?.modifiedTime) !== state) fresh.push(file);
      if (file.trashed) trashed.add(file.id);
      newest = Math.max(newest, Date.parse(file.modifiedTime) || 0);
    }
    if (fresh.length > 0) changed += await take(ports, email, fresh, now);
    for (const file of fresh) news.set(file.id, stateOf(file));
    date = page.date;
    complete &&= !page.incomplete;
    pageToken = page.nextPageToken;
  } while (pageToken !== undefined);
  return {
    account: email,
    full,
    complete,
    seen,
    trashed,
    changed,
    // Anyone's API client may give a file a time in the future: it must not blind us to what comes before it.
    ...(complete && newest > 0 && { cursor: new Date(Math.min(newest, date) - OVERLAP_MS).toISOString() }),
  };
}

async function take(
  { store, settings }: ListPorts,
  account: string,
  files: readonly DriveFile[],
  now: number,
): Promise<number> {
  const [trashed, live] = [files.filter((file) => file.trashed), files.filter((file) => !file.trashed)];
  const changed = await store.watch.noteChanges(
    live.map(changeOf),
    now,
    settings.debounceSeconds * 1000,
    settings.debounceMaxSeconds * 1000,
  );
  await store.watch.noteTrashed(trashed.map(changeOf));
  await store.watch.forgetUnregistered({ ids: trashed.map(({ id }) => id) });
  await store.watch.noteUnregistered(
    live.map(({ id, name }) => ({ id, name })),
    account,
    now,
  );
  return changed;
}

/** Going to the trash and coming back move no modifiedTime: the state is part of what is compared. */
const stateOf = ({ modifiedTime, trashed }: DriveFile) =>
  trashed ? `${modifiedTime} trashed` : modifiedTime;

function changeOf(file: DriveFile): Change {
  const at = Date.parse(file.modifiedTime);
  return {
    spreadsheetId: file.id,
    modifiedTime: stateOf(file),
    byUs: file.byUs,
    ...(Number.isFinite(at) && { at }),
  };
}
