/**
 * The table of a district's public pages: every figure of every unit and period, with the sums that hold between them: up
 * the tree, between a figure and its parts, between a year and its quarters, between two dates of a running total.
 */
import type { Unit } from '../../units.ts';
import type { Cell, Relation, Table } from './table.ts';

export interface Layout {
  units: readonly Pick<Unit, 'code' | 'parent'>[];
  /** `stunted` is a part of `measured`: what is left of the whole must not be learnt either. */
  figures: readonly { id: string; partOf?: string }[];
  /** `sumOf`: the periods that add up to it. `after`: an earlier date of the same running total. */
  periods: readonly { id: string; sumOf?: readonly string[]; after?: string }[];
}

/** One figure of one unit and period as it could be printed, totals included. */
export interface Figure {
  unit: string;
  figure: string;
  period: string;
  /** A whole number ≥ 0. */
  count: number;
  /** See `Cell`. */
  alreadyPublished?: boolean;
}

export const cellId = (unit: string, figure: string, period: string): string => `${unit} ${figure} ${period}`;

/** Throws where parts are more than their whole, or a running total falls. */
export function layOut({ units, figures, periods }: Layout, printed: readonly Figure[]): Table {
  const cells = new Map<string, Cell>();
  for (const { unit, figure, period, count, alreadyPublished } of printed) {
    const id = cellId(unit, figure, period);
    cells.set(id, { id, count, ...(alreadyPublished !== undefined && { alreadyPublished }) });
  }
  const relations: Relation[] = [];
  /** Parts that are not printed make up one cell, `rest`; without a name for it all of them have to be. */
  const relate = (whole: string, parts: readonly string[], rest?: string): void => {
    const total = cells.get(whole);
    const known = parts.filter((part) => cells.has(part));
    if (total === undefined || known.length === 0) return;
    if (rest === undefined) {
      if (known.length === parts.length) relations.push({ whole, parts });
      return;
    }
    const count = known.reduce((left, part) => left - cells.get(part)!.count, total.count);
    if (count < 0) throw new Error(`${whole} is less than ${known.join(', ')}`);
    cells.set(rest, { id: rest, count, unprinted: true });
    relations.push({ whole, parts: [...known, rest] });
  };

  const wholes = figures.filter(({ id }) => figures.some(({ partOf }) => partOf === id));
  const inner = wholes.map(({ id }) => `${id}-rest`);
  const names = [...figures.map(({ id }) => id), ...inner];
  const below = Map.groupBy(units, ({ parent }) => parent);
  for (const { id: period } of periods)
    for (const { code } of units)
      for (const { id: whole } of wholes)
        relate(
          cellId(code, whole, period),
          figures.filter(({ partOf }) => partOf === whole).map(({ id }) => cellId(code, id, period)),
          cellId(code, `${whole}-rest`, period),
        );
  for (const { id: period, sumOf, after } of periods) {
    for (const { code } of units) {
      const children = below.get(code) ?? [];
      for (const name of names) {
        const at = (unit: string, when: string) => cellId(unit, name, when);
        const whole = at(code, period);
        const parts = children.map((child) => at(child.code, period));
        const complete = parts.every((part) => cells.has(part));
        relate(whole, parts, complete ? undefined : cellId(code, `${name}-elsewhere`, period));
        if (sumOf !== undefined) {
          const dates = sumOf.map((date) => at(code, date));
          const all = dates.every((date) => cells.has(date));
          relate(whole, dates, all ? undefined : cellId(code, `${name}-otherwise`, period));
        }
        if (after !== undefined)
          relate(whole, [at(code, after)], cellId(code, `${name}-since-${after}`, period));
      }
    }
  }
  return { cells: [...cells.values()], relations };
}
