/** A tab and a book as compact JSON text: cells without decoration are bare values. */
import { intern } from '../book/cells.ts';
import type { Book, Cell, Json, Scalar, Tab } from '../book/model.ts';

/** `[value, formula, format, note, validation]` with indexes into the tab's lists of formats and validations. */
type Packed = Scalar | null | [Scalar | null, string | null, number?, (string | null)?, number?];

interface PackedTab extends Omit<Tab, 'rows' | 'rowLines' | 'columnLines'> {
  rows: [number, Packed[]][];
  rowLines: [number, object][];
  columnLines: [number, object][];
  formats: Json[];
  validations: Json[];
}

class Table {
  readonly list: Json[] = [];
  readonly #index = new Map<Json, number>();
  at(value: Json): number {
    let index = this.#index.get(value);
    if (index === undefined) {
      index = this.list.push(value) - 1;
      this.#index.set(value, index);
    }
    return index;
  }
}

export function packTab(tab: Tab): string {
  const formats = new Table();
  const validations = new Table();
  const rows: PackedTab['rows'] = [];
  tab.rows.forEach((line, row) => {
    const cells: Packed[] = [];
    for (const cell of line) cells.push(packCell(cell, formats, validations));
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    if (cells.length > 0) rows.push([row, cells]);
  });
  const packed: PackedTab = {
    ...tab,
    rows,
    rowLines: lines(tab.rowLines),
    columnLines: lines(tab.columnLines),
    formats: formats.list,
    validations: validations.list,
  };
  return JSON.stringify(packed);
}

const lines = (list: (object | undefined)[]): [number, object][] => {
  const out: [number, object][] = [];
  list.forEach((line, index) => {
    if (line !== undefined) out.push([index, line]);
  });
  return out;
};

function packCell(cell: Cell | undefined, formats: Table, validations: Table): Packed {
  if (cell === undefined) return null;
  const { v, f, format, note, validation } = cell;
  if (f === undefined && !format && note === undefined && !validation) return v ?? null;
  const out: Packed = [v ?? null, f ?? null];
  if (format || note !== undefined || validation) out[2] = format ? formats.at(format) : -1;
  if (note !== undefined || validation) out[3] = note ?? null;
  if (validation) out[4] = validations.at(validation);
  return out;
}

export function unpackTab(text: string): Tab {
  const { formats, validations, rows, rowLines, columnLines, ...rest } = JSON.parse(text) as PackedTab;
  const format = formats.map((value) => intern(value)!);
  const validation = validations.map((value) => intern(value)!);
  const tab: Tab = { ...rest, rows: [], rowLines: [], columnLines: [] };
  for (const [row, cells] of rows) {
    const line: (Cell | undefined)[] = new Array(cells.length);
    cells.forEach((packed, column) => {
      if (packed === null) return;
      if (!Array.isArray(packed)) {
        line[column] = { v: packed };
        return;
      }
      const [v, f, style = -1, note = null, rule] = packed;
      line[column] = {
        ...(v === null ? {} : { v }),
        ...(f === null ? {} : { f }),
        ...(style < 0 ? {} : { format: format[style]! }),
        ...(note === null ? {} : { note }),
        ...(rule === undefined ? {} : { validation: validation[rule]! }),
      };
    });
    tab.rows[row] = line;
  }
  for (const [index, line] of rowLines) tab.rowLines[index] = line;
  for (const [index, line] of columnLines) tab.columnLines[index] = line;
  return tab;
}

/** Everything of a book but its tabs and its title, which is the file's name. */
export function packBook(book: Book): string {
  const { tabs: _tabs, title: _title, id: _id, ...rest } = book;
  return JSON.stringify(rest);
}

export const unpackBook = (id: string, title: string, text: string, tabs: Tab[]): Book => ({
  ...(JSON.parse(text) as Omit<Book, 'id' | 'title' | 'tabs'>),
  id,
  title,
  tabs,
});
