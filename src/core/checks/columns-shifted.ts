/**
 * Cells that went one column too far to the left or right, as when a paste begins beside its place: they do not fit
 * their own columns, and do fit those next to them. Told once for a run of rows.
 */
import { type CellValue, isBlank } from '../cells/text.ts';
import type { CellReader } from './cell/reader.ts';
import type { CompiledTab } from './compile.ts';
import { fits, isTyped } from './fits.ts';
import type { Header } from './header.ts';
import type { Problem } from './problem.ts';
import type { RowList } from './row-list.ts';
import { statusOf } from './row-status.ts';
import type { Block } from './tab.ts';

export type Direction = 'left' | 'right';

export interface Shift {
  direction: Direction;
  /** Two cells speak for it, one of them by more than being text. */
  certain: boolean;
  /** Position of the column that the cells left behind. */
  vacated: number;
}

export interface ShiftedRun {
  direction: Direction;
  /** Sheet rows. */
  first: number;
  last: number;
}

type Place = { entry: number; at: number; read: CellReader; typed: boolean };
/** Stands for the key among the entries. */
const KEY = -1;

/**
 * Compiles the look at one row; undefined where nothing is shifted, or it could be either way. A cell that was not
 * left to its full reader (scan.ts) fits without being read again.
 */
export function compileShift(
  { tab, entries, readKey }: CompiledTab,
  header: Header,
): (row: readonly CellValue[], isLeft: (entry: number) => boolean) => Shift | undefined {
  const places: Place[] = entries
    .map(({ column, read }, entry) => ({
      entry,
      at: header.positions.get(column.name) as number,
      read,
      typed: isTyped(column),
    }))
    .concat({ entry: KEY, at: header.positions.get(tab.key) as number, read: readKey, typed: false })
    .sort((a, b) => a.at - b.at);
  /** The column that a cell came from, where it stands right beside. */
  const origin = (index: number, step: number): Place | undefined => {
    const place = places[index + step];
    return place?.at === (places[index] as Place).at + step ? place : undefined;
  };

  return (row, isLeft) => {
    // Cells that move leave one behind.
    if (!places.some(({ at }) => isBlank(row[at]))) return undefined;
    const strange: number[] = [];
    places.forEach(({ entry, at, read }, index) => {
      if (entry !== KEY && !isLeft(entry)) return;
      if (!isBlank(row[at]) && !fits(read, row[at])) strange.push(index);
    });
    if (strange.length === 0) return undefined;
    const cameFrom = (index: number, step: number): boolean => {
      const place = origin(index, step);
      return place !== undefined && fits(place.read, row[(places[index] as Place).at]);
    };
    const isFilled = (index: number): boolean => {
      const place = places[index];
      return place !== undefined && !isBlank(row[place.at]);
    };
    const shift = (direction: Direction): Shift | undefined => {
      const step = direction === 'right' ? -1 : 1;
      if (!strange.every((index) => cameFrom(index, step))) return undefined;
      let edge = (direction === 'right' ? strange[0] : strange.at(-1)) as number;
      // What lies before the first strange cell may have moved too, up to the cell left behind.
      do edge += step;
      while (isFilled(edge) && cameFrom(edge, step));
      const vacated = places[edge];
      if (vacated === undefined || isFilled(edge)) return undefined;
      const telling = strange.some((index) => origin(index, step)?.typed);
      return { direction, certain: strange.length > 1 && telling, vacated: vacated.at };
    };
    const [left, right] = [shift('left'), shift('right')];
    return left && right ? undefined : (left ?? right);
  };
}

/** Fewer rows may all be slips, where each has a single cell to tell by. */
const LEAST_ROWS = 3;

/**
 * Runs of neighbouring rows shifted the same way.
 * @param shifts By index in `rows`, ascending.
 */
export function shiftedRuns(shifts: ReadonlyMap<number, Shift>, { rows, firstRow }: Block): ShiftedRun[] {
  const runs: { from: number; to: number; shifts: Shift[] }[] = [];
  for (const [index, shift] of shifts) {
    const run = runs.at(-1);
    if (run?.to === index - 1 && run.shifts[0]?.direction === shift.direction) {
      run.to = index;
      run.shifts.push(shift);
    } else runs.push({ from: index, to: index, shifts: [shift] });
  }
  return runs
    .filter(({ from, to, shifts: [one, ...more] }) => {
      if (one === undefined || one.certain || more.some(({ certain }) => certain)) return true;
      // A column that nobody ever fills was not left behind.
      const used = rows.some((row, index) => index > 0 && !isBlank(row[one.vacated]));
      return to - from + 1 >= LEAST_ROWS && used;
    })
    .map(({ from, to, shifts: [one] }) => ({
      direction: (one as Shift).direction,
      first: firstRow + from,
      last: firstRow + to,
    }));
}

/**
 * One problem for each run, for the tab; beside each of its rows the same is put first, since what is wrong with its
 * cells comes from it.
 * @param runs Ascending, as the rows are.
 */
export function tellShifts(
  { tab, problem }: CompiledTab,
  runs: readonly ShiftedRun[],
  rows: RowList,
): Problem[] {
  let at = 0;
  for (const { direction, first, last } of runs) {
    // Both go down the sheet.
    for (; at < rows.length && rows.numberOf(at) <= last; at++) {
      if (rows.numberOf(at) < first) continue;
      const line = rows.line(at);
      const { key, row } = line;
      line.problems = [
        problem('columns-shifted', [], { direction }, { tab: tab.name, key, row }),
        ...line.problems,
      ];
      line.status = statusOf(line.problems, line.status);
    }
  }
  return runs.map((run) => problem('columns-shifted', [], run, { tab: tab.name }));
}
