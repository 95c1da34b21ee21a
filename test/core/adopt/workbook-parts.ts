/** What workbooks made by code are put together from. */

export type Value = string | number | null;

/** Fixed rows of a tab of a template, as far as a workbook needs them. */
export type Fixed = readonly { readonly cells: Record<string, string | number> }[];

/** Serial number of a day, `YYYY-MM-DD`. */
export const days = (iso: string): number => (Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000;

export const times = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

/** 0-based, both ends within. */
export const merge = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
  startRow,
  startCol,
  endRow,
  endCol,
});
