/** What no `modifiedTime` tells: spreadsheets taken out of the trash, no longer shared, shared again. */
import type { Change } from '../../ports/store/watch.ts';
import type { Ports } from '../ports.ts';
import type { Listing } from './listing.ts';

type ReachPorts = Pick<Ports, 'store' | 'accounts'>;

/** Registered spreadsheets that are held against the lists at once. */
const OWNED_AT_ONCE = 2_000;

/**
 * Every list names all that lies in the trash: what is in none of them any more was taken out. Told only when every account
 * was heard. Returns how many became due.
 */
export async function restored(
  { store }: ReachPorts,
  listings: readonly Listing[],
  now: number,
): Promise<number> {
  const back = (await store.watch.troubled('trashed')).filter(
    (id) => !listings.some(({ trashed }) => trashed.has(id)),
  );
  return store.watch.noteChanges(at(back, `restored ${now}`), now, 0, 0);
}

/**
 * Listed, though the last check was not let in: shared again since, perhaps with another account, which then takes it
 * over. The edit that the check was for may still wait.
 */
export async function regained(
  { store }: ReachPorts,
  sweeps: readonly Listing[],
  night: string,
  now: number,
): Promise<number> {
  const shut = [...(await store.watch.troubled('no-access')), ...(await store.watch.troubled('not-found'))];
  const noted = await store.watch.noted(shut);
  const back: string[] = [];
  for (const id of shut) {
    const seers = sweeps
      .filter(({ seen, trashed }) => seen.has(id) && !trashed.has(id))
      .map((one) => one.account);
    if (seers.length === 0) continue;
    if (!seers.includes(noted.get(id)?.account ?? '')) await store.register.assignAccount(id, seers);
    back.push(id);
  }
  return store.watch.noteChanges(at(back, `regained ${night}`), now, 0, 0);
}

/** Registered, and no longer in the list of its account: unshared or deleted. A check will say which. */
export async function missing(
  { store, accounts }: ReachPorts,
  sweeps: readonly Listing[],
  night: string,
  now: number,
): Promise<number> {
  const everyone = accounts.every(({ email }) => sweeps.some(({ account }) => account === email));
  const isLost = (id: string, account: string): boolean => {
    const own = sweeps.find((one) => one.account === account);
    if (own) return !own.seen.has(id);
    const pooled = accounts.some(({ email }) => email === account);
    return !pooled && everyone && !sweeps.some(({ seen }) => seen.has(id));
  };
  const lost: string[] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const part = await store.watch.owned(after, OWNED_AT_ONCE);
    for (const { id, account } of part) if (isLost(id, account)) lost.push(id);
    after = part.length < OWNED_AT_ONCE ? undefined : part.at(-1)?.id;
  }
  return store.watch.noteChanges(at(lost, `missing ${night}`), now, 0, 0);
}

/** Not a time of Drive's, so it differs from the one noted last: once for each text. */
function at(ids: readonly string[], modifiedTime: string): Change[] {
  return ids.map((spreadsheetId) => ({ spreadsheetId, modifiedTime, byUs: false }));
}
