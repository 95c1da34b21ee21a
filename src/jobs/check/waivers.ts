/**
 * Waivers of a check: what rows ask for, held against what the store keeps of earlier ones. What was typed becomes a
 * keyed hash here and goes no further.
 */
import { keyIdentity } from '../../core/cells/text.ts';
import type { Line, TabResult } from '../../core/checks/tab.ts';
import { judgeWaiver } from '../../core/checks/waiver/judge.ts';
import { isWarned } from '../../core/checks/waiver/request.ts';
import { settleWaivers } from '../../core/checks/waiver/settle.ts';
import { localDate } from '../../core/schedule/deadline.ts';
import type { StoredWaiver, WaiverChanges } from '../../ports/store/results.ts';
import type { Run } from '../check.ts';
import { fingerprints } from '../fingerprint.ts';

/** Half of a SHA-256 tells a change as surely, and takes half the room. */
const HASH_BYTES = 16;

/**
 * Settles the waivers in the results, and gives what of them has to be stored. One query; none where no tab has
 * waivers.
 */
export async function judgeWaivers(run: Run, results: readonly TabResult[]): Promise<WaiverChanges> {
  const { ports, lease, compiled, now } = run;
  const changes: WaiverChanges = { noted: [], forgotten: [] };
  // A header that cannot be read says nothing of the rows below it: what is known of them stays.
  if (!compiled.tabs.some(({ tab }) => tab.waiver) || results.some(({ readable }) => !readable))
    return changes;

  const stored = new Map(
    (await ports.store.results.waiversOf(lease.spreadsheetId)).map((waiver) => [waiver.line, waiver]),
  );
  const hashes = (texts: readonly string[]) => fingerprints(texts, ports.secret, HASH_BYTES);
  // Hashes of the same cells in another row, or of another kind, are others.
  const said = (kind: string, { tab, key }: Line, cells: readonly string[] = []) =>
    JSON.stringify([`waiver ${kind}`, lease.spreadsheetId, tab, keyIdentity(key), ...cells]);
  const requests = results.flatMap(({ waivers }) => waivers);
  const hashed = await hashes(
    requests.flatMap(({ line, values, words }) => [
      said('line', line),
      said('values', line, values),
      said('words', line, words),
    ]),
  );

  const judged = new Map(
    requests.map((request, index) => {
      const [line, values, reason] = hashed.slice(3 * index, 3 * index + 3) as [string, string, string];
      const known = stored.get(line);
      const { verdict, kept } = judgeWaiver(known, { values, reason, warned: isWarned(request) }, now);
      if (kept !== undefined) {
        const waiver: StoredWaiver = { line, ...kept };
        stored.delete(line);
        if (known === undefined || !same(known, waiver)) changes.noted.push(waiver);
      }
      return [request, { verdict, firstSeen: kept?.firstSeen ?? now }];
    }),
  );
  // Which of the rows with a doubled key is meant nobody can tell, and so neither whether the waiver is gone.
  if (stored.size > 0) {
    const doubled = results.flatMap(({ told }) => told.filter(({ status }) => status === 'doubled'));
    for (const line of await hashes(doubled.map((line) => said('line', line)))) stored.delete(line);
  }
  changes.forgotten = [...stored.keys()];

  settleWaivers(compiled, results, (request) => {
    const found = judged.get(request);
    if (found === undefined || found.verdict === 'idle') return undefined;
    const since = localDate(found.firstSeen, ports.settings.zone);
    return { inForce: found.verdict === 'in-force', since };
  });
  return changes;
}

function same(known: StoredWaiver, { firstSeen, values, reason }: StoredWaiver): boolean {
  return known.firstSeen === firstSeen && known.values === values && known.reason === reason;
}
