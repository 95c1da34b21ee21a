/**
 * A figure against the same unit's of the period before. Small figures jump by nature and are left alone, and so is a
 * figure of 0 on either side: a service that begins or ends has no factor.
 */
import type { AcrossCheck } from '../template/across-schema.ts';
import type { Tab } from '../template/schema.ts';
import { SUM } from './figures.ts';
import { basisOf, type FigureFinding } from './finding.ts';
import { type Form, figureOf, keysOf } from './form.ts';

/** @param before The unit's forms of the period before; more than one tell nothing, since no one says which counts. */
export function jump(
  own: Form,
  before: readonly Form[],
  tab: Tab,
  { columns, factor, least, severity }: AcrossCheck<'jump'>,
): FigureFinding[] {
  const [earlier, another] = before;
  if (earlier === undefined || another !== undefined) return [];
  return columns.flatMap((column) =>
    keysOf(own, tab, column).flatMap((key): FigureFinding[] => {
      const value = figureOf(own, tab, column, key);
      const previous = figureOf(earlier, tab, column, key);
      if (!value || !previous || value < 0 || previous < 0) return [];
      const [smaller, larger] = value < previous ? [value, previous] : [previous, value];
      if (larger < least || larger < smaller * factor) return [];
      const place = { tab: tab.name, ...(key !== SUM && { key }), columns: [column] };
      return [
        {
          code: 'jump',
          ...place,
          params: { value, previous, period: earlier.period },
          ...(severity && { severity }),
          basis: basisOf(own.figures, place),
        },
      ];
    }),
  );
}
