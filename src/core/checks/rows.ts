/** Reads and judges the rows of a tab: keys, cells, row rules. What shows only over several rows comes after. */
import { type CellValue, cellText, hasWildcard, isBlank, isErrorValue } from '../cells/text.ts';
import type { CellReader } from './cell.ts';
import type { CompiledTab } from './compile.ts';
import type { Header } from './header.ts';
import { problemOf } from './make-problem.ts';
import { settleMonthFirst } from './month-first.ts';
import { withoutValues } from './personal.ts';
import type { Problem } from './problem.ts';
import { CELL, isUnread, type Report, type RowCells } from './row.ts';
import { statusOf } from './row-status.ts';
import type { Block, Line } from './tab.ts';
import { unreadableColumns } from './unreadable.ts';

/** One row with a usable key. It becomes the row's line as it is: a second object a row costs time on large tabs. */
export interface ReadRow extends Line {
  /** 1-based row in the sheet. */
  row: number;
  filled: boolean;
}

export interface RowsRead {
  rows: ReadRow[];
  /** For each row, the texts of the columns whose values must differ; empty when there are none. */
  uniqueTexts: string[][];
  /** Problems of columns as a whole. */
  general: Problem[];
  /** Problems of rows without usable key. */
  keyless: Problem[];
  rowsChecked: number;
  numbersAsText: number;
  /** Rows below the limit of an open tab, and the index in the block at which they begin. */
  beyond: number;
  end: number;
}

/** Most rows are without fault and share these: nothing is ever added to them. */
const NO_PROBLEMS: Problem[] = [];

/** Reads once; a second time where a date that is written month first makes its whole column be read otherwise. */
export function readRows(compiled: CompiledTab, header: Header, block: Block): RowsRead {
  const at = Int32Array.from(compiled.entries, ({ column }) => header.positions.get(column.name) as number);
  const readers = compiled.entries.map(({ read }) => read);
  const monthFirst = new Set<string>();
  const read = readOnce(compiled, header, block, at, readers, monthFirst);
  if (monthFirst.size === 0) return read;
  const settled = settleMonthFirst(compiled, block, at, readers, monthFirst);
  const again = readOnce(compiled, header, block, at, settled.readers, new Set());
  return { ...again, general: [...settled.problems, ...again.general] };
}

/** `monthFirst` takes the names of the columns in which a date is written month first. */
function readOnce(
  compiled: CompiledTab,
  header: Header,
  block: Block,
  at: Int32Array,
  readers: readonly CellReader[],
  monthFirst: Set<string>,
): RowsRead {
  const { tab, entries, rowChecks, values, unique, personal } = compiled;
  const keyAt = header.positions.get(tab.key) as number;
  const scan = compiled.newScan();
  readers.forEach((reader, entry) => {
    if (reader !== entries[entry]?.read) scan.handOn(entry);
  });
  /** Cells of each entry that could not be read. */
  const unread = new Uint32Array(entries.length);
  const { cells } = scan;
  const limit = tab.rows === 'open' ? tab.maxRows : Number.POSITIVE_INFINITY;
  const read: RowsRead = {
    rows: [],
    uniqueTexts: [],
    general: [],
    keyless: [],
    rowsChecked: 0,
    numbersAsText: 0,
    beyond: 0,
    end: block.rows.length,
  };

  // The row at hand, for the closures below: made once, not once a row.
  let key = '';
  let number = 0;
  let problems = NO_PROBLEMS;
  const report: Report = (code, names, params, severity) => {
    if (code === 'date-month-first') {
      for (const name of names) monthFirst.add(name);
      return;
    }
    if (problems === NO_PROBLEMS) problems = [];
    const shown = names.some((name) => personal.has(name)) ? withoutValues(params) : params;
    problems.push(compiled.problem(code, names, shown, { tab: tab.name, key, row: number }, severity));
  };
  const full = (entry: number, value: CellValue) => {
    const reading = (readers[entry] as CellReader)(value, report);
    if (isUnread(reading)) unread[entry] = (unread[entry] as number) + 1;
    if (reading.number !== undefined) cells.numbers[entry] = reading.number;
    if (reading.notApplicable) return CELL.notApplicable;
    return reading.blank ? CELL.blank : CELL.value;
  };

  for (let index = 1; index < block.rows.length; index++) {
    const row = block.rows[index] as readonly CellValue[];
    const rawKey = row[keyAt];
    const keyless = isBlank(rawKey);
    if (keyless && isEmpty(row, at)) continue;
    if (read.rowsChecked >= limit) {
      if (read.beyond === 0) read.end = index;
      read.beyond++;
      continue;
    }
    read.rowsChecked++;
    number = block.firstRow + index;
    key = cellText(rawKey);
    if (keyless || isErrorValue(rawKey) || hasWildcard(key)) {
      read.keyless.push(keylessProblem(compiled, rawKey, number));
      continue;
    }
    problems = NO_PROBLEMS;
    scan.read(row, at, full);
    for (const check of rowChecks) check(cells, report);
    const filled = cells.notApplicable || hasAll(cells, values);
    const quiet = filled ? (cells.notApplicable && values.length > 0 ? 'notApplicable' : 'valid') : 'blank';
    const status = problems === NO_PROBLEMS ? quiet : statusOf(problems, quiet);
    read.rows.push({ tab: tab.name, key, status, problems, row: number, filled });
    if (unique.length > 0) read.uniqueTexts.push(unique.map((entry) => cellText(row[at[entry] as number])));
  }
  read.numbersAsText = scan.numbersAsText();
  read.general = unreadableColumns(compiled, block, at, unread, readers);
  return read;
}

function hasAll({ states }: RowCells, values: readonly number[]): boolean {
  for (const entry of values) if (states[entry] === CELL.blank) return false;
  return true;
}

function isEmpty(row: readonly CellValue[], at: Int32Array): boolean {
  for (const position of at) if (!isBlank(row[position])) return false;
  return true;
}

function keylessProblem(
  { tab: { name: tab, key }, problem }: CompiledTab,
  raw: CellValue,
  row: number,
): Problem {
  const place = { tab, row };
  if (isBlank(raw)) return problem('key-blank', [key], {}, place);
  // Without its key the row goes unchecked, so nobody plays this one down.
  if (isErrorValue(raw)) return problemOf('formula-error', [key], { value: raw }, place);
  return problem('key-wildcard', [key], { key: cellText(raw) }, place);
}
