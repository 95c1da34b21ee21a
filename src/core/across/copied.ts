/**
 * The same values as another unit, or as the unit's own form of the period before. Blank cells and zeros agree
 * everywhere and tell nothing; a few small figures agree by chance, so many must, most of those that both forms have,
 * and not by one and the same figure. Said to both units, since nobody knows who copied; of two periods to the later.
 */
import type { AcrossCheck } from '../template/across-schema.ts';
import type { Tab } from '../template/schema.ts';
import { basisOf, type FigureFinding } from './finding.ts';
import { type Form, figureOf, keysOf } from './form.ts';

/** Fewer figures that differ from one another may be one figure that fits all rows. */
const DIFFERENT = 4;

export function copied(
  own: Form,
  { siblings, before }: { siblings: readonly Form[]; before: readonly Form[] },
  tab: Tab,
  check: AcrossCheck<'copied'>,
): FigureFinding[] {
  const place = { tab: tab.name, columns: check.columns };
  const findings = (
    found: { form: Form; cells: number } | undefined,
    source: (form: Form) => { unit: string } | { period: string },
  ): FigureFinding[] =>
    found === undefined
      ? []
      : [
          {
            code: 'copied-values',
            ...place,
            params: { cells: found.cells, ...source(found.form) },
            ...(check.severity && { severity: check.severity }),
            basis: basisOf(own.figures, place),
          },
        ];
  return [
    ...findings(likest(own, siblings, tab, check), ({ unit }) => ({ unit: unit.name })),
    ...findings(likest(own, before, tab, check), ({ period }) => ({ period })),
  ];
}

/** The form that agrees in the most cells, if it agrees in enough. */
function likest(own: Form, others: readonly Form[], tab: Tab, check: AcrossCheck<'copied'>) {
  const { columns, least, share } = check;
  const cells = columns.flatMap((column) =>
    keysOf(own, tab, column).flatMap((key) => {
      const value = figureOf(own, tab, column, key);
      return value ? [{ column, key, value }] : [];
    }),
  );
  if (cells.length < least) return undefined;
  let best: { form: Form; cells: number } | undefined;
  for (const form of others) {
    let both = 0;
    let same = 0;
    const figures = new Set<number>();
    for (const { column, key, value } of cells) {
      const other = figureOf(form, tab, column, key);
      if (!other) continue;
      both++;
      if (other !== value) continue;
      same++;
      figures.add(value);
    }
    if (same < least || same < share * both || figures.size < DIFFERENT) continue;
    if (same > (best?.cells ?? 0)) best = { form, cells: same };
  }
  return best;
}
