/** Reads and judges the rows of a tab: keys, cells, row rules. What shows only over several rows comes after. */
import { keyHash } from '../cells/key-hash.ts';
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
import { NO_PROBLEMS, QUIET, RowList } from './row-list.ts';
import { RuleFault } from './rule-fault.ts';
import { isSet } from './scan/batch.ts';
import type { FullReader } from './scan.ts';
import { strayFrom, strayLines } from './stray-text.ts';
import type { Block, Line } from './tab.ts';
import { compileTotals, type IsTotalsRow, labelsAt, totalsLine, unnamedTotals } from './totals-row.ts';
import { unreadableColumns } from './unreadable.ts';

export interface RowsRead {
  rows: RowList;
  /** Rows with a usable key that are no entries: totals, notes. */
  uncounted: Line[];
  /** For each column whose values must differ, what was read from its cells, by row. */
  uniqueTexts: string[][];
  /** Problems of columns as a whole. */
  general: Problem[];
  /** Problems of rows without usable key. */
  keyless: Problem[];
  rowsChecked: number;
  numbersAsText: number;
  /** By entry. */
  readers: readonly CellReader[];
  /** Rows below the limit of an open tab, and the index in the block at which they begin. */
  beyond: number;
  end: number;
}

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
  /** Cells of each entry that could not be read. */
  const unread = new Uint32Array(entries.length);
  const limit = tab.rows === 'open' ? tab.maxRows : Number.POSITIVE_INFINITY;
  /** Nothing is asked of a row but that its cells be right. */
  const plain = counted.length === 0 && rowChecks.length === 0 && unique.length === 0;
  const rows = new RowList(tab.name, block, keyAt);
  const read: RowsRead = {
    rows,
    uncounted: [],
    uniqueTexts: unique.map(() => []),
    general: [],
    keyless: [],
    rowsChecked: 0,
    numbersAsText: 0,
    readers,
    beyond: 0,
    end: block.rows.length,
  };

  const shiftOf = compileShift(compiled, header);
  const shifts = new Map<number, Shift>();
  const totalsAt = unnamedTotals(compiled, header, block.rows);

  // The row at hand, for the closures below: made once, not once a row.
  let index = 0;
  let values: readonly CellValue[] = [];
  let problems = NO_PROBLEMS;
  const atHand: RowAtHand = {
    key: () => cellText(values[keyAt]),
    raw: (entry) => values[at[entry] as number],
    text: (entry) => (readers[entry] as CellReader)(values[at[entry] as number], silent).text ?? '',
  };
  const report: Report = (code, names, params, severity) => {
    if (code === 'date-month-first') {
      for (const name of names) monthFirst.add(name);
      return;
    }
    let shown = params;
    for (const name of names) if (personal.has(name)) shown = withoutValues(params);
    const place = { tab: tab.name, key: atHand.key(), row: block.firstRow + index };
    const problem = compiled.problem(code, names, shown, place, severity);
    // A list made with its first has room for no more, and most rows have no more.
    if (problems === NO_PROBLEMS) problems = [problem];
    else problems.push(problem);
  };
  const full: FullReader = (entry, value, cells) => {
    const reading = (readers[entry] as CellReader)(value, report);
    if (isUnread(reading)) unread[entry] = (unread[entry] as number) + 1;
    if (reading.number !== undefined) cells.numbers[entry] = reading.number;
    if (reading.notApplicable) return CELL.notApplicable;
    return reading.blank ? CELL.blank : CELL.value;
  };
  const handedOn = [...entries.keys()].filter((entry) => readers[entry] !== entries[entry]?.read);
  const scan = compiled.newScan({ at, keyAt, labelsAt: labelsAt(compiled, header), full, readers, handedOn });
  const { batch } = scan;
  const isLeft = (entry: number) => scan.wasLeft(entry);

  /** What two cells share that say the same: what was read of them, not how it is written. */
  const identity = (entry: number, cells: RowCells): string => {
    if (cells.states[entry] !== CELL.value) return '';
    const figure = cells.numbers[entry] as number;
    if (!Number.isNaN(figure)) return String(figure);
    return (scan.wasLeft(entry) ? atHand.text(entry) : '') || cellText(atHand.raw(entry));
  };

  /** Whether the row at hand is to be judged; tells of it where it is no entry. */
  const isEntry = (slot: number): boolean => {
    const rawKey = values[keyAt];
    const isPlain = !isSet(batch.unlike, slot);
    if (!isPlain && isBlank(rawKey) && isEmpty(values, at)) return false;
    if (index === totalsAt || ((!isPlain || isSet(batch.totals, slot)) && isTotals(values))) {
      const totals = totalsLine(compiled, rawKey, block.firstRow + index);
      if ('status' in totals) read.uncounted.push(totals);
      else read.keyless.push(totals);
      return false;
    }
    if (read.rowsChecked >= limit) {
      if (read.beyond === 0) read.end = index;
      read.beyond++;
      return false;
    }
    read.rowsChecked++;
    if (isPlain) return true;
    if (isUsableKey(rawKey)) {
      batch.hashes[slot] = keyHash(cellText(rawKey));
      return true;
    }
    const shift = shiftOf(values, always);
    if (shift !== undefined) shifts.set(index, shift);
    read.keyless.push(keylessProblem(compiled, rawKey, block.firstRow + index));
    return false;
  };

  const judge = (slot: number): void => {
    values = block.rows[index] as readonly CellValue[];
    if (!isEntry(slot)) {
      scan.forget(slot);
      return;
    }
    problems = NO_PROBLEMS;
    let running = 'reading';
    try {
      const cells = scan.cellsOf(slot);
      if (problems !== NO_PROBLEMS) {
        const shift = shiftOf(values, isLeft);
        if (shift !== undefined) shifts.set(index, shift);
      }
      for (const { name, check } of rowChecks) {
        running = name;
        check(cells, report, atHand);
      }
      const filled = cells.notApplicable || hasAll(cells, counted);
      const none = cells.notApplicable && counted.length > 0;
      const quiet = none ? QUIET.notApplicable : filled ? QUIET.valid : QUIET.blank;
      rows.add(index, batch.hashes[slot] as number, quiet, problems);
      for (let column = 0; column < unique.length; column++) {
        (read.uniqueTexts[column] as string[]).push(identity(unique[column] as number, cells));
      }
    } catch (error) {
      const row = block.firstRow + index;
      throw new RuleFault({ template: compiled.template, tab: tab.name, rule: running, row }, error);
    }
  };

  for (let first = 1; first < block.rows.length; first += batch.count) {
    scan.read(block.rows, first);
    const { count, hashes } = batch;
    const ends = read.rowsChecked + count > limit || (totalsAt !== undefined && totalsAt < first + count);
    const odd = plain && !ends ? batch.unlike | batch.totals | batch.left : -1;
    for (let slot = 0; slot < count; slot++) {
      index = first + slot;
      if (isSet(odd, slot)) judge(slot);
      else {
        read.rowsChecked++;
        rows.addQuiet(index, hashes[slot] as number, QUIET.valid);
      }
    }
  }
  read.numbersAsText = batch.numbersAsText;
  read.general = [
    ...tellShifts(compiled, shiftedRuns(shifts, block), rows),
    ...unreadableColumns(compiled, block, at, unread, readers),
  ];
  return read;
}

const silent: Report = () => {};
const always = () => true;

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
