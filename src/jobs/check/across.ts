/** A check's part in what is compared across spreadsheets: tells what was found, and notes what changed. */
import { readFigures } from '../../core/across/figures.ts';
import { type IdentityRow, identityRows } from '../../core/across/same-identity.ts';
import { tellFindings } from '../../core/across/tell.ts';
import type { TabResult } from '../../core/checks/tab.ts';
import { periodOf } from '../../core/period.ts';
import type { AcrossChange, Mark } from '../../ports/store/across.ts';
import type { Run } from '../check.ts';
import { fingerprint, fingerprints } from '../fingerprint.ts';
import type { FormRead } from './read.ts';

/** Of a mark: enough that even a billion numbers are not taken for each other. */
const MARK_BYTES = 12;

/**
 * Adds what earlier comparisons found to `results`, and gives what is to be stored for the next one; undefined when
 * all stands as it was stored. Costs a form nothing whose template compares nothing.
 */
export async function acrossOf(
  run: Run,
  read: FormRead,
  results: readonly TabResult[],
): Promise<AcrossChange | undefined> {
  const { compiled, lease, ports } = run;
  if (compiled.template.tabs.every((tab) => tab.across.length === 0)) return undefined;
  const { across } = ports.store;
  const stored = await across.of(lease.spreadsheetId);
  const figures = readFigures(compiled, results, read.blocks);
  const identities = await markRows(run, read, results);
  tellFindings(compiled, results, read.blocks, stored.findings, { figures, identities });

  const marks = [...identities.keys()].sort();
  const marksDigest = marks.length === 0 ? '' : await fingerprint(marks.join(), ports.secret);
  const sameFigures = JSON.stringify(figures) === JSON.stringify(stored.figures);
  if (sameFigures && marksDigest === stored.marksDigest) return undefined;
  const before =
    marksDigest === stored.marksDigest ? undefined : new Set(await across.marks(lease.spreadsheetId));
  return {
    figures,
    marksDigest,
    added: before === undefined ? [] : marks.filter((mark) => !before.has(mark)),
    removed: before === undefined ? [] : [...before].filter((mark) => !identities.has(mark)),
  };
}

async function markRows(
  { compiled, registration, unit, ports }: Run,
  read: FormRead,
  results: readonly TabResult[],
): Promise<Map<Mark, IdentityRow[]>> {
  const { template } = compiled;
  const within = {
    scheme: template.scheme,
    period: periodOf(registration, template),
    level: unit?.level,
  };
  const rows = compiled.tabs.flatMap((tab, index) => {
    const [result, block] = [results[index], read.blocks[index]];
    return result === undefined || block === undefined ? [] : identityRows(tab, result, block, within);
  });
  // Its own prefix: no other hash made by this key says the same of the same text.
  const hashes = await fingerprints(
    rows.map(({ text }) => `pantau identity mark 1: ${text}`),
    ports.secret,
    MARK_BYTES,
  );
  const marked = new Map<Mark, IdentityRow[]>();
  rows.forEach((row, index) => {
    const mark = hashes[index] as Mark;
    const same = marked.get(mark);
    if (same === undefined) marked.set(mark, [row]);
    else same.push(row);
  });
  return marked;
}
