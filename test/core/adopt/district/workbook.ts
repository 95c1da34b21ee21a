/** Lays tables with merged headings, sections, sums and spacers into a workbook, and notes which column is which. */
import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { Value } from '../workbook-parts.ts';

/**
 * A column of a table: its headings from above (`''` or nothing below one: merged with it; the same beside: a group),
 * the form's column that it is, and its values. `LIE`: its heading says what its values are not, so it must be asked
 * about, whatever is proposed.
 */
export type Column = readonly [
  headings: string | readonly string[],
  column: string | null | typeof LIE,
  value: (n: number) => Value,
];
export const LIE = Symbol('its heading says what its values are not');

export interface Layout {
  /** 1-based. */
  row: number;
  column?: number;
  rows: number;
  /** Columns of the sheet that one of the table takes. */
  every?: number;
  /** A row of column numbers below the headings. */
  numbered?: boolean;
  /** Title above the n-th row, a row of its own. */
  section?: (n: number) => string | false;
  /** Cells of a row below the n-th. */
  sum?: (n: number) => Value[] | false;
}

/** Letter of a 0-based column. */
const letterOf = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : letterOf(Math.floor(at / 26) - 1) + letterOf(at % 26);

export class Workbook {
  readonly kind: string;
  readonly template: string;
  /** Letters by tab and column of the form. */
  readonly truth = new Map<string, Map<string, string>>();
  /** Letters of columns whose headings lie, by tab. */
  readonly lies = new Map<string, string[]>();
  readonly #sheets: (Partial<WriteSheet> & { name: string; rows: Value[][]; merges: Merge[] })[] = [];

  constructor(kind: string, template: string) {
    this.kind = kind;
    this.template = template;
  }

  sheet(name: string, titles: readonly Value[][] = []): this {
    this.#sheets.push({ name, rows: titles.map((row) => [...row]), merges: [] });
    return this;
  }

  /** Into the newest sheet. */
  table(tab: string, layout: Layout, columns: readonly Column[]): this {
    const { rows, merges } = this.#sheets.at(-1)!;
    const { row: first, column: left = 1, every = 1 } = layout;
    const put = (row: number, at: number, value: Value) => {
      while (rows.length <= row) rows.push([]);
      const cells = rows[row]!;
      while (cells.length <= at) cells.push(null);
      cells[at] = value;
    };
    const at = (index: number) => left - 1 + index * every;
    const heads = columns.map(([headings]) => [headings].flat());
    const height = Math.max(...heads.map((lines) => lines.length));
    heads.forEach((lines, index) => {
      const above = heads[index - 1];
      lines.forEach((text, line) => {
        const grouped = line < lines.length - 1 && above?.[line] === text;
        if (!grouped && text !== '') put(first - 1 + line, at(index), text);
        const from = first - 1 + line;
        if (line === lines.length - 1 && height > lines.length && text !== '')
          merges.push({ startRow: from, startCol: at(index), endRow: first - 2 + height, endCol: at(index) });
        if (grouped || line === lines.length - 1) return;
        let last = index;
        while (heads[last + 1]?.[line] === text && heads[last + 1]!.length > line + 1) last++;
        if (last > index)
          merges.push({ startRow: from, startCol: at(index), endRow: from, endCol: at(last) });
      });
    });
    columns.forEach(([, column], index) => {
      if (column === LIE) this.lies.set(tab, [...(this.lies.get(tab) ?? []), letterOf(at(index))]);
      else if (column !== null) {
        if (!this.truth.has(tab)) this.truth.set(tab, new Map());
        this.truth.get(tab)!.set(column, letterOf(at(index)));
      }
    });
    let row = first - 1 + height;
    if (layout.numbered) {
      columns.forEach((_, index) => {
        put(row, at(index), index + 1);
      });
      row++;
    }
    for (let n = 0; n < layout.rows; n++) {
      const section = layout.section?.(n);
      if (section) put(row++, at(0), section);
      columns.forEach(([, , value], index) => {
        put(row, at(index), value(n));
      });
      row++;
      const sum = layout.sum?.(n);
      if (sum) {
        sum.forEach((value, index) => {
          put(row, at(index), value);
        });
        row++;
      }
    }
    return this;
  }

  toXlsx(): Promise<Uint8Array> {
    return writeXlsx({ sheets: this.#sheets as WriteSheet[] });
  }
}

interface Merge {
  startRow: number;
  startCol: number;
  endRow: number;
  endCol: number;
}
