/** What people typed into one open tab, kept apart from the spreadsheet: whatever Pantau does, this is what stands there. */
import type { Value } from '../sheet.ts';

/** Columns of staff by their header, and Pantau's own three. */
export const STAFF_COLUMNS = ['Kode', 'Nama kegiatan', 'Hadir', 'Undangan'] as const;
export const STATUS_COLUMNS = ['Status', 'Pesan', 'Kolom'] as const;
export type StaffColumn = (typeof STAFF_COLUMNS)[number];
export type ModelColumn = StaffColumn | (typeof STATUS_COLUMNS)[number];

export type ModelRow = Record<StaffColumn, Value>;

/** Begins every text that is pasted over a status column, and nothing else does. */
export const PASTED = 'tempel';

/** The first row below the header, 1-based. */
export const FIRST_ROW = 6;

export const emptyRow = (): ModelRow => ({ Kode: '', 'Nama kegiatan': '', Hadir: '', Undangan: '' });

export interface Model {
  title: string;
  columns: ModelColumn[];
  /** From the first row below the header to the end of the tab. */
  rows: ModelRow[];
  /** A tab of their own, by address. */
  notes: Map<string, Value>;
}

export const isStaff = (column: ModelColumn): column is StaffColumn =>
  (STAFF_COLUMNS as readonly string[]).includes(column);

/** As a spreadsheet tells keys apart. */
export const keyOf = (row: ModelRow): string => String(row.Kode).toLowerCase();

const isEmpty = (row: ModelRow): boolean => STAFF_COLUMNS.every((column) => row[column] === '');

/** In the place of a status: what stands below the table is nobody's entry, and shows what it likes. */
export const NOTE = '*';

/** What the status of every row should be: the rules of the form, said anew. */
export function statusesOf(rows: readonly ModelRow[]): string[] {
  const end = notesFrom(rows);
  const count = new Map<string, number>();
  for (const row of rows.slice(0, end)) count.set(keyOf(row), (count.get(keyOf(row)) ?? 0) + 1);
  return rows.map((row, index) => {
    if (index >= end) return NOTE;
    if (isEmpty(row)) return '';
    if (row.Kode === '') return 'Kunci kosong';
    if ((count.get(keyOf(row)) ?? 0) > 1) return 'Kunci ganda';
    const blanks = [row.Hadir, row.Undangan].filter((cell) => cell === '').length;
    if (blanks > 0) return blanks === 2 ? 'Kosong' : 'Setengah terisi';
    return Number(row.Hadir) > Number(row.Undangan) ? 'Perlu diperbaiki' : 'Benar';
  });
}

/** Where notes begin: below the last entry, and below an empty row, with something that has no key. */
function notesFrom(rows: readonly ModelRow[]): number {
  // A key and a figure, or both figures: a name alone may be anything.
  const isEntry = (row: ModelRow) =>
    [row.Kode, row.Hadir, row.Undangan].filter((cell) => cell !== '').length >= 2;
  let gap = false;
  for (let index = rows.findLastIndex(isEntry) + 1; index < rows.length; index++) {
    const row = rows[index]!;
    if (gap && row.Kode === '' && !isEmpty(row)) return index;
    gap = isEmpty(row);
  }
  return rows.length;
}

/** By one column, blanks last whichever way; rows that are alike keep their order. */
export function sortRows(rows: readonly ModelRow[], column: StaffColumn, descending: boolean): ModelRow[] {
  const sign = descending ? -1 : 1;
  const rank = (value: Value) => (value === '' ? 2 : typeof value === 'number' ? 0 : 1);
  return rows.toSorted((a, b) => {
    const [x, y] = [a[column], b[column]];
    if (x === '' || y === '') return rank(x) === 2 ? (rank(y) === 2 ? 0 : 1) : -1;
    if (rank(x) !== rank(y)) return sign * (rank(x) - rank(y));
    if (typeof x === 'number' && typeof y === 'number') return sign * (x - y);
    const [s, t] = [String(x).toLowerCase(), String(y).toLowerCase()];
    return s === t ? 0 : sign * (s < t ? -1 : 1);
  });
}
