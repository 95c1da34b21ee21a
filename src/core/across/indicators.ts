/**
 * The indicators of a form: fixed rows with a count of people served and one of the target group, both of which are
 * stored. Columns are those of the tab's rule `percentage`.
 */
import type { CoverageEntry, CoverageIndicator } from '../measures/coverage.ts';
import type { Tab, Template } from '../template/schema.ts';
import { type Figures, figureColumns } from './figures.ts';

export interface Indicator extends CoverageIndicator {
  tab: Tab;
  /** Row key. */
  key: string;
  name: string;
  /** Columns of the people served and of the target group. */
  served: string;
  targetGroup: string;
  /** Where the target comes from; null where there is none. */
  targetSource: string | null;
}

/** In the order of the template; none of forms whose figures are not stored. */
export function indicatorsOf(template: Template): Indicator[] {
  return template.tabs.flatMap((tab): Indicator[] => {
    const stored = new Set(figureColumns(tab));
    const rule = tab.rules.find((each) => each.rule === 'percentage');
    if (rule === undefined || !stored.has(rule.numerator) || !stored.has(rule.denominator)) return [];
    return tab.fixedRows.map(({ cells, ownKey, better, target }) => {
      const key = ownKey ?? String(cells[tab.key]);
      return {
        tab,
        key,
        name: String(cells[tab.nameColumn ?? tab.key] ?? key),
        served: rule.numerator,
        targetGroup: rule.denominator,
        better,
        target: target?.share ?? null,
        targetSource: target?.source ?? null,
      };
    });
  });
}

/** One entry a form: blank where a cell is, or where its check found an error in it. */
export function coverageEntries(
  { tab, key, served, targetGroup }: Indicator,
  forms: readonly { unit: string; figures: Figures }[],
): CoverageEntry[] {
  return forms.map(({ unit, figures }) => {
    const of = (column: string) => figures[tab.name]?.[column]?.[key];
    const [some, all] = [of(served), of(targetGroup)];
    return {
      unit,
      served: some ?? null,
      targetGroup: all ?? null,
      notApplicable: some === null || all === null,
    };
  });
}
