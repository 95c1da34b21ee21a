/**
 * Which spreadsheets changed. Polling is the truth: a list by `modifiedTime` with an overlapping cursor, and a
 * nightly sweep without one. What changed gets its due time; nothing is read here.
 */
import { localDate } from '../core/schedule/deadline.ts';
import type { DriveFile } from '../ports/drive.ts';
import type { Change } from '../ports/store/watch.ts';
import { HOUR, OVERLAP_MS, REREAD_MS, SWEEP_HOUR, SWEEP_MISSED_HOURS } from './limits.ts';
import type { Ports } from './ports.ts';

export interface PollEnd {
  /** Spreadsheets that became due. */
  changed: number;
  swept: boolean;
}

type PollPorts = Pick<Ports, 'store' | 'drive' | 'clock' | 'settings'>;

/** Lists what changed since the cursor; everything when there is none, or when the night's sweep was missed. */
export async function poll(ports: PollPorts): Promise<PollEnd> {
  const now = await ports.clock.now();
  const cursor = await ports.store.watch.cursor();
  const lastSweep = (await ports.store.watch.lastSweep()) ?? '';
  const missed = lastSweep < night(ports, now - SWEEP_MISSED_HOURS * HOUR);
  return list(ports, now, missed ? undefined : cursor);
}

/** Lists everything, whatever the cursor says: once a night, by a schedule of its own. */
export async function sweep(ports: PollPorts): Promise<PollEnd> {
  return list(ports, await ports.clock.now(), undefined);
}

/** The night's date: before SWEEP_HOUR it is still yesterday's night. */
function night({ settings }: PollPorts, now: number): string {
  return localDate(now - SWEEP_HOUR * HOUR, settings.zone);
}

/** @param cursor none: a sweep. */
async function list(ports: PollPorts, now: number, cursor: string | undefined): Promise<PollEnd> {
  const { store, drive } = ports;
  const sweep = cursor === undefined;
  const tonight = night(ports, now);
  const seen = new Set<string>();
  const trashed = new Set<string>();
  let changed = 0;
  let newest = 0;
  let date = now;
  let complete = true;
  let pageToken: string | undefined;
  do {
    const page = await drive.list({
      ...(cursor !== undefined && { since: cursor }),
      ...(pageToken !== undefined && { pageToken }),
    });
    for (const file of page.files) {
      if (sweep) seen.add(file.id);
      newest = Math.max(newest, Date.parse(file.modifiedTime) || 0);
    }
    changed += await take(ports, page.files, now);
    for (const file of page.files) if (file.trashed) trashed.add(file.id);
    date = page.date;
    complete &&= !page.incomplete;
    pageToken = page.nextPageToken;
  } while (pageToken !== undefined);

  if (complete) changed += await restored(ports, trashed, now);
  if (sweep && complete) {
    changed += await missing(ports, seen, tonight, now);
    changed += await regained(ports, seen, trashed, tonight, now);
    changed += await store.watch.dueIfNotCheckedSince(now - REREAD_MS, now);
    await store.watch.markSweep(tonight);
  }
  // Anyone's API client may give a file a time in the future: it must not blind us to what comes before it.
  if (complete && newest > 0) {
    await store.watch.moveCursor(new Date(Math.min(newest, date) - OVERLAP_MS).toISOString());
  }
  if (complete) await store.watch.markPoll(now);
  return { changed, swept: sweep };
}

async function take(ports: PollPorts, files: readonly DriveFile[], now: number): Promise<number> {
  const { store, settings } = ports;
  const [trashed, live] = [files.filter((file) => file.trashed), files.filter((file) => !file.trashed)];
  const changed = await store.watch.noteChanges(
    live.map(changeOf),
    now,
    settings.debounceSeconds * 1000,
    settings.debounceMaxSeconds * 1000,
  );
  // Going to the trash and coming back move no modifiedTime: the state is part of what is compared.
  await store.watch.noteTrashed(
    trashed.map((file) => ({ ...changeOf(file), modifiedTime: `${file.modifiedTime} trashed` })),
  );
  await store.watch.noteUnregistered(
    live.map(({ id, name }) => ({ id, name })),
    now,
  );
  return changed;
}

function changeOf(file: DriveFile): Change {
  return { spreadsheetId: file.id, modifiedTime: file.modifiedTime, byUs: file.byUs };
}

/** Every list names all that lies in the trash: what is not among it any more was taken out. */
async function restored(ports: PollPorts, trashed: ReadonlySet<string>, now: number): Promise<number> {
  const back = (await ports.store.watch.troubled('trashed')).filter((id) => !trashed.has(id));
  const changes = back.map((spreadsheetId) => ({
    spreadsheetId,
    modifiedTime: `restored ${now}`,
    byUs: false,
  }));
  return ports.store.watch.noteChanges(changes, now, 0, 0);
}

/**
 * Listed, though the last check was not let in: shared again since, which moves no modifiedTime. The edit that the check
 * was for may still wait.
 */
async function regained(
  ports: PollPorts,
  seen: ReadonlySet<string>,
  trashed: ReadonlySet<string>,
  night: string,
  now: number,
): Promise<number> {
  const { watch } = ports.store;
  const shut = [...(await watch.troubled('no-access')), ...(await watch.troubled('not-found'))];
  const changes = shut
    .filter((id) => seen.has(id) && !trashed.has(id))
    .map((spreadsheetId) => ({ spreadsheetId, modifiedTime: `regained ${night}`, byUs: false }));
  return watch.noteChanges(changes, now, 0, 0);
}

/** Registered, but in no list any more: unshared or deleted. A check will say which. */
async function missing(
  ports: PollPorts,
  seen: ReadonlySet<string>,
  night: string,
  now: number,
): Promise<number> {
  const lost = (await ports.store.register.registrations()).filter(
    ({ spreadsheetId }) => !seen.has(spreadsheetId),
  );
  const changes = lost.map(({ spreadsheetId }) => ({
    spreadsheetId,
    modifiedTime: `missing ${night}`,
    byUs: false,
  }));
  return ports.store.watch.noteChanges(changes, now, 0, 0);
}
