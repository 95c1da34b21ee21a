/**
 * The rows of a checked tab as values by column name: what everything takes its figures from that comes after the
 * checks. It goes by what the checks found: rows of totals, notes and unknown keys are none, a column in which dates are
 * written month first is read that way, and of rows with one key nobody can tell which is meant, so that none is taken.
 */
import { type CellValue, keyIdentity } from '../cells/text.ts';
import type { CellReader } from './cell.ts';
import type { CompiledTab } from './compile.ts';
import type { Reading } from './row.ts';
import type { ReadRow } from './row-list.ts';
import type { Block, TabResult } from './tab.ts';

export interface TableRow {
  line: ReadRow;
  /** Text of the row key. */
  key: string;
  /** The same for keys that are one and the same. */
  identity: string;
  /** The key by which the form itself knows the row: another text where an adopted table has none of its keys. */
  ownKey: string;
  /** 1-based row in the sheet. */
  row: number;
  /** What stands in the cell. */
  raw(column: string): CellValue;
  /** Undefined where the cell is blank, cannot be read as its column asks, or the tab has no such column. */
  number(column: string): number | undefined;
  text(column: string): string | undefined;
  /** The cell says "tidak ada sasaran". */
  notApplicable(column: string): boolean;
}

export interface Table {
  /** In the order of the sheet. */
  rows: TableRow[];
  /** Rows whose key stands more than once: they are left out, with that reason. */
  doubled: TableRow[];
}

export const NO_TABLE: Table = { rows: [], doubled: [] };

/** Without rows when the header did not let the tab be read. */
export function tableOf(
  { tab, entries, fixedKeys }: CompiledTab,
  { readable, header, readers, lines, doubled }: TabResult,
  block: Block,
): Table {
  if (!readable) return NO_TABLE;
  const columns: Columns = new Map(
    entries.map(({ column }, entry) => [
      column.name,
      { read: readers[entry] as CellReader, at: header.positions.get(column.name) as number },
    ]),
  );
  const rowsOf = (list: readonly ReadRow[]) =>
    list.flatMap((line): TableRow[] => {
      const identity = keyIdentity(line.key);
      if (tab.rows === 'fixed' && !fixedKeys.has(identity)) return [];
      const ownKey = fixedKeys.get(identity) ?? line.key;
      return [new CheckedRow(line, identity, ownKey, block.rows[line.row - block.firstRow] ?? [], columns)];
    });
  return { rows: rowsOf(lines.filter((line): line is ReadRow => 'row' in line)), doubled: rowsOf(doubled) };
}

type Columns = ReadonlyMap<string, { read: CellReader; at: number }>;

const silent = () => {};

class CheckedRow implements TableRow {
  readonly line: ReadRow;
  readonly identity: string;
  readonly ownKey: string;
  readonly #cells: readonly CellValue[];
  readonly #columns: Columns;

  constructor(
    line: ReadRow,
    identity: string,
    ownKey: string,
    cells: readonly CellValue[],
    columns: Columns,
  ) {
    this.line = line;
    this.identity = identity;
    this.ownKey = ownKey;
    this.#cells = cells;
    this.#columns = columns;
  }

  get key(): string {
    return this.line.key;
  }

  get row(): number {
    return this.line.row;
  }

  raw(column: string): CellValue {
    const at = this.#columns.get(column)?.at;
    return at === undefined ? undefined : this.#cells[at];
  }

  number(column: string): number | undefined {
    return this.#reading(column)?.number;
  }

  text(column: string): string | undefined {
    return this.#reading(column)?.text;
  }

  notApplicable(column: string): boolean {
    return this.#reading(column)?.notApplicable === true;
  }

  #reading(name: string): Reading | undefined {
    const column = this.#columns.get(name);
    return column?.read(this.#cells[column.at], silent);
  }
}
