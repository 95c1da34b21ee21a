/** The entries of a tab as rows: what staff typed, by key and column, wherever it stands. */
import { type CellValue, cellText, isUsableKey, keyIdentity } from '../cells/text.ts';
import type { Header } from '../checks/header.ts';
import type { Tab } from '../template/schema.ts';

/** As a spreadsheet gives it; null where nothing stands. */
export type EntryValue = string | number | boolean | null;

export interface EntryRow {
  /** 1-based. */
  row: number;
  /** As it stands there; empty where no key does, or none by which a row can be found. */
  key: string;
  /** One a column of `entryColumns`. */
  values: EntryValue[];
}

export const entryColumns = (tab: Tab): string[] =>
  tab.columns.filter(({ entry }) => entry).map(({ name }) => name);

/** Rows in which something is typed, or that the form itself names. @param rows the header first. */
export function entryRows(
  tab: Tab,
  header: Header,
  { firstRow, rows }: { firstRow: number; rows: readonly (readonly CellValue[])[] },
): EntryRow[] {
  const places = entryColumns(tab).map((name) => header.positions.get(name) ?? -1);
  const keyAt = header.positions.get(tab.key) ?? -1;
  return rows.slice(1).flatMap((cells, index) => {
    const values = places.map((at) => entryValue(cells[at]));
    const key = isUsableKey(cells[keyAt]) ? cellText(cells[keyAt]) : '';
    const row = { row: firstRow + 1 + index, key, values };
    return key === '' && values.every((value) => value === null) ? [] : [row];
  });
}

function entryValue(value: CellValue): EntryValue {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') return value;
  const text = value.replace(/\r\n?/g, '\n');
  return text.trim() === '' ? null : text;
}

/** Digits beyond these are lost where a program writes a figure as text and reads it again. */
const PRECISION = 1e-14;

export function sameValue(a: EntryValue, b: EntryValue): boolean {
  if (a === b) return true;
  if (typeof a !== 'number' || typeof b !== 'number') return false;
  return Math.abs(a - b) <= PRECISION * Math.max(Math.abs(a), Math.abs(b));
}

/** By key, as a look-up takes it. Rows without one stand together under the empty key. */
export function byKey(rows: readonly EntryRow[]): Map<string, EntryRow[]> {
  return Map.groupBy(rows, ({ key }) => keyIdentity(key));
}
