/** Reads and judges the rows of a tab: keys, cells, row rules. What shows only over several rows comes after. */
import { type CellValue, cellText, isBlank, isErrorValue, isUsableKey } from '../cells/text.ts';
import type { CellReader } from './cell.ts';
import { compileShift, type Shift, shiftedRuns, tellShifts } from './columns-shifted.ts';
import type { CompiledTab } from './compile.ts';
import type { Header } from './header.ts';
import { problemOf } from './make-problem.ts';
import { settleMonthFirst } from './month-first.ts';
import { withoutValues } from './personal.ts';
import type { Problem } from './problem.ts';
import { CELL, isUnread, type Report, type RowAtHand, type RowCells } from './row.ts';
import { statusOf } from './row-status.ts';
import { RuleFault } from './rule-fault.ts';
import { strayFrom, strayLines } from './stray-text.ts';
import type { Block, Line } from './tab.ts';
import { compileTotals, type IsTotalsRow, totalsLine, unnamedTotals } from './totals-row.ts';
import { unreadableColumns } from './unreadable.ts';

/** One row with a usable key. It becomes the row's line as it is: a second object a row costs time on large tabs. */
export interface ReadRow extends Line {
  /** 1-based row in the sheet. */
  row: number;
  filled: boolean;
}

export interface RowsRead {
  rows: ReadRow[];
  /** Rows with a usable key that are no entries: totals, notes. */
  uncounted: Line[];
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

/** Reads what stands above the notes below the table. */
export function readRows(compiled: CompiledTab, header: Header, block: Block): RowsRead {
  const isTotals = compileTotals(compiled, header);
  const end = strayFrom(compiled, header, block.rows, isTotals);
  if (end === block.rows.length) return readEntries(compiled, header, block, isTotals);
  const read = readEntries(compiled, header, { ...block, rows: block.rows.slice(0, end) }, isTotals);
  const { problem, lines } = strayLines(compiled, header, block, end);
  read.general.push(problem);
  read.uncounted.push(...lines);
  return read;
}

/** Reads once; a second time where a date that is written month first makes its whole column be read otherwise. */
function readEntries(compiled: CompiledTab, header: Header, block: Block, isTotals: IsTotalsRow): RowsRead {
  const at = Int32Array.from(compiled.entries, ({ column }) => header.positions.get(column.name) as number);
  const readers = compiled.entries.map(({ read }) => read);
  const monthFirst = new Set<string>();
  const read = readOnce(compiled, header, block, at, readers, isTotals, monthFirst);
  if (monthFirst.size === 0) return read;
  const settled = settleMonthFirst(compiled, block, at, readers, monthFirst);
  const again = readOnce(compiled, header, block, at, settled.readers, isTotals, new Set());
  return { ...again, general: [...settled.problems, ...again.general] };
}

/** `monthFirst` takes the names of the columns in which a date is written month first. */
function readOnce(
  compiled: CompiledTab,
  header: Header,
  block: Block,
  at: Int32Array,
  readers: readonly CellReader[],
  isTotals: IsTotalsRow,
  monthFirst: Set<string>,
): RowsRead {
  const { tab, entries, rowChecks, values: counted, unique, personal } = compiled;
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
    uncounted: [],
    uniqueTexts: [],
    general: [],
    keyless: [],
    rowsChecked: 0,
    numbersAsText: 0,
    beyond: 0,
    end: block.rows.length,
  };

  const shiftOf = compileShift(compiled, header);
  const shifts = new Map<number, Shift>();
  const totalsAt = unnamedTotals(compiled, header, block.rows);

  // The row at hand, for the closures below: made once, not once a row.
  let key = '';
  let number = 0;
  let values: readonly CellValue[] = [];
  let problems = NO_PROBLEMS;
  const atHand: RowAtHand = {
    get key() {
      return key;
    },
    raw: (entry) => values[at[entry] as number],
    text: (entry) => (readers[entry] as CellReader)(values[at[entry] as number], silent).text ?? '',
  };
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

  /** What two cells share that say the same: what was read of them, not how it is written. */
  const identity = (entry: number): string => {
    if (cells.states[entry] !== CELL.value) return '';
    const figure = cells.numbers[entry] as number;
    return Number.isNaN(figure) ? atHand.text(entry) || cellText(atHand.raw(entry)) : String(figure);
  };

  for (let index = 1; index < block.rows.length; index++) {
    const row = block.rows[index] as readonly CellValue[];
    const rawKey = row[keyAt];
    const keyless = isBlank(rawKey);
    if (keyless && isEmpty(row, at)) continue;
    if (index === totalsAt || isTotals(row)) {
      const totals = totalsLine(compiled, rawKey, block.firstRow + index);
      if ('status' in totals) read.uncounted.push(totals);
      else read.keyless.push(totals);
      continue;
    }
    if (read.rowsChecked >= limit) {
      if (read.beyond === 0) read.end = index;
      read.beyond++;
      continue;
    }
    read.rowsChecked++;
    number = block.firstRow + index;
    key = cellText(rawKey);
    if (!isUsableKey(rawKey)) {
      const shift = shiftOf(row);
      if (shift !== undefined) shifts.set(index, shift);
      read.keyless.push(keylessProblem(compiled, rawKey, number));
      continue;
    }
    problems = NO_PROBLEMS;
    values = row;
    let running = 'reading';
    try {
      scan.read(row, at, full);
      if (problems !== NO_PROBLEMS) {
        const shift = shiftOf(row);
        if (shift !== undefined) shifts.set(index, shift);
      }
      for (const { name, check } of rowChecks) {
        running = name;
        check(cells, report, atHand);
      }
    } catch (error) {
      throw new RuleFault({ template: compiled.template, tab: tab.name, rule: running, row: number }, error);
    }
    const filled = cells.notApplicable || hasAll(cells, counted);
    const quiet = filled ? (cells.notApplicable && counted.length > 0 ? 'notApplicable' : 'valid') : 'blank';
    const status = problems === NO_PROBLEMS ? quiet : statusOf(problems, quiet);
    read.rows.push({ tab: tab.name, key, status, problems, row: number, filled });
    if (unique.length > 0) read.uniqueTexts.push(unique.map(identity));
  }
  read.numbersAsText = scan.numbersAsText();
  read.general = [
    ...tellShifts(compiled, shiftedRuns(shifts, block), read.rows),
    ...unreadableColumns(compiled, block, at, unread, readers),
  ];
  return read;
}

const silent: Report = () => {};

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
