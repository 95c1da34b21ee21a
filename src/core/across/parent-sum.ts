/**
 * The total of a unit against the sum of the units below it. Said of the unit that gives the total, since it can see
 * both. Nothing is compared until every unit below has its figure: a sum that lacks a part is always too small. Nor
 * where units of several levels report to it: they may count the same people.
 */
import { same } from '../checks/compare.ts';
import type { AcrossCheck } from '../template/across-schema.ts';
import type { Tab } from '../template/schema.ts';
import { SUM } from './figures.ts';
import { basisOf, type FigureFinding } from './finding.ts';
import { type Form, figureOf, keysOf } from './form.ts';

export function parentSum(
  own: Form,
  children: readonly Form[],
  tab: Tab,
  { columns, tolerance, severity }: AcrossCheck<'parent-sum'>,
): FigureFinding[] {
  if (children.length === 0 || new Set(children.map(({ unit }) => unit.level)).size > 1) return [];
  return columns.flatMap((column) =>
    keysOf(own, tab, column).flatMap((key): FigureFinding[] => {
      const value = figureOf(own, tab, column, key);
      const parts = children.map((child) => figureOf(child, tab, column, key));
      if (value === undefined || value === null || parts.includes(undefined)) return [];
      const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
      if (same(value, sum, tolerance)) return [];
      const place = { tab: tab.name, ...(key !== SUM && { key }), columns: [column] };
      return [
        {
          code: 'parent-sum',
          ...place,
          params: { value, sum, units: children.length },
          ...(severity && { severity }),
          basis: basisOf(own.figures, place),
        },
      ];
    }),
  );
}
