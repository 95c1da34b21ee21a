/**
 * Whether one person received one service in a quarter, and why: Y received, T not received, TS not due ("tidak
 * sesuai"), or null where the months do not tell. A blank month could have been a tick: it makes Y certain no sooner and
 * T no sooner, so that nobody is told "not received" for a row that has not been typed yet.
 */
export type Mark = 'Y' | 'T' | 'TS';

export type Why =
  /** Ticked in `done` months out of `needed`, looking back over `quarters` (this one included); `unknown` are blank. */
  | { code: 'times'; done: number; needed: number; unknown: number; quarters: number }
  /** Tablets taken in the quarter; a tick without a number is a month's portion. */
  | { code: 'tablets'; done: number; needed: number; unknown: number }
  /** Owned or reachable in at least one month of the quarter. */
  | { code: 'had'; done: number; unknown: number }
  /** Months of the year (1–12) in which length was due, and those without a measurement or not typed. */
  | { code: 'measured'; due: readonly number[]; missed: readonly number[]; unknown: readonly number[] }
  /** `complete`: the whole basic set is due, else all of it but measles. */
  | { code: 'immunised'; complete: boolean; unknown: number }
  | { code: 'after-birth' }
  | { code: 'still-pregnant' }
  | { code: 'normal-pregnancy' }
  | { code: 'well-nourished' }
  /** Too young: due from `months` (completed) on. */
  | { code: 'too-young'; age: number; months: number }
  | { code: 'gestation-unknown' }
  | { code: 'status-unknown' }
  /** The quarter's own form was typed; the months behind it are not known. */
  | { code: 'typed' };

export interface Verdict {
  mark: Mark | null;
  why: Why;
}

/** Months counted over a window: ticked, and not known. */
export interface Counted {
  done: number;
  unknown: number;
}

/** Enough ticks: Y. Too few even if every blank were a tick: T. Else the months do not tell. */
export function decide({ done, unknown }: Counted, needed: number): Mark | null {
  if (done >= needed) return 'Y';
  return done + unknown < needed ? 'T' : null;
}
