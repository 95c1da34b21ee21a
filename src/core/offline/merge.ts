/**
 * Entries that were filled away from the network, merged into the sheet from which they were taken: what the file
 * changed since then goes in, what somebody else changed meanwhile stays, and where both did, a person decides.
 */
import type { Tab } from '../template/schema.ts';
import { byKey, type EntryRow, type EntryValue, entryColumns, sameValue } from './rows.ts';

/** The same tab three times. */
export interface Versions {
  /** When the file was made. */
  base: readonly EntryRow[];
  /** In the file as it comes back. */
  file: readonly EntryRow[];
  /** In the sheet now. */
  now: readonly EntryRow[];
}

export interface CellChange {
  key: string;
  column: string;
  /** 1-based row in the sheet now. */
  row: number;
  base: EntryValue;
  file: EntryValue;
  now: EntryValue;
}

export interface NewRow {
  key: string;
  /** In the file. */
  row: number;
  /** One a column of `entryColumns`. */
  values: EntryValue[];
}

export type MergeFault =
  /** A changed row that no key tells from others: doubled, blank, or not readable. */
  | { fault: 'key'; key: string; rows: number[] }
  /** A row of the file whose key is none of the form's. */
  | { fault: 'unknown-row'; key: string; rows: number[] }
  /** Changed in the file, and no longer in the sheet. */
  | { fault: 'row-gone'; key: string; rows: number[] };

export interface Merge {
  /** Only the file changed these. */
  changes: CellChange[];
  /** Both changed these, to different values. */
  conflicts: CellChange[];
  /** Rows of an open tab that neither export nor sheet has. */
  added: NewRow[];
  /** Keys that are no longer in the file. Nothing is ever deleted for that. */
  removed: string[];
  /** Any of these, and nothing is merged. */
  faults: MergeFault[];
}

export function mergeTab(tab: Tab, { base, file, now }: Versions): Merge {
  const columns = entryColumns(tab);
  const [before, given, current] = [byKey(base), byKey(file), byKey(now)];
  const merge: Merge = { changes: [], conflicts: [], added: [], removed: [], faults: [] };
  for (const [identity, rows] of given) {
    const [row] = rows as [EntryRow, ...EntryRow[]];
    const was = before.get(identity) ?? [];
    const is = current.get(identity) ?? [];
    const fault = (kind: MergeFault['fault']) =>
      merge.faults.push({ fault: kind, key: row.key, rows: rows.map((one) => one.row) });
    if (unchanged(rows, was)) continue;
    if (identity === '' || rows.length > 1 || was.length > 1 || is.length > 1) {
      fault('key');
      continue;
    }
    const [old] = was;
    const [target] = is;
    if (target !== undefined) mergeRow(merge, columns, row, old, target);
    else if (old !== undefined) fault('row-gone');
    else if (tab.rows === 'fixed') fault('unknown-row');
    else merge.added.push({ key: row.key, row: row.row, values: row.values });
  }
  for (const [identity, rows] of before)
    if (identity !== '' && !given.has(identity)) merge.removed.push(rows[0]!.key);
  return merge;
}

function mergeRow(
  merge: Merge,
  columns: readonly string[],
  row: EntryRow,
  old: EntryRow | undefined,
  target: EntryRow,
): void {
  for (const [at, column] of columns.entries()) {
    const [base, file, now] = [old?.values[at] ?? null, row.values[at] ?? null, target.values[at] ?? null];
    if (sameValue(file, base) || sameValue(file, now)) continue;
    const cell = { key: target.key, column, row: target.row, base, file, now };
    (sameValue(now, base) ? merge.changes : merge.conflicts).push(cell);
  }
}

/** Whether the rows of a key are what they were, in any order. */
function unchanged(rows: readonly EntryRow[], was: readonly EntryRow[]): boolean {
  if (rows.length !== was.length) return false;
  const left = [...was];
  return rows.every((row) => {
    const at = left.findIndex(({ values }) =>
      values.every((value, n) => sameValue(value, row.values[n] ?? null)),
    );
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}
