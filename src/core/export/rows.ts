/** Stored results as rows of open data: one figure of one indicator of one unit a row. Counts and sums, never persons. */
import { type Figures, figureColumns } from '../across/figures.ts';
import { periodOfMeasure } from '../form-measures/period.ts';
import type { MeasureVersion } from '../form-measures/versions.ts';
import { COMPLETION_STATES, type Counts } from '../measures/completion.ts';
import type { PublishedFigure } from '../measures/publication/release.ts';
import { periodOf, periodText } from '../period.ts';
import type { Tab, Template } from '../template/schema.ts';
import type { Language } from '../text/format.ts';
import { measureFormula } from '../text/measure-formulas.ts';
import { measureName, reasonName } from '../text/measures.ts';
import type { Unit } from '../units.ts';
import { EXPORT_TEXTS } from './texts.ts';

export interface ExportRow {
  unit: string;
  unit_name: string;
  level: string;
  form: string;
  form_version: number;
  /** `2025`, `2025-S1`, `2025-Q3`, `2025-08`. */
  period: string;
  /** `completion`, the name of a measure, or tab and row key of the form: `indikator/1.01`. */
  indicator: string;
  /** As the form or the pages call it; '' for a form without names. */
  indicator_name: string;
  /** `numerator`, `denominator`, a state of completion, or the column of the form. */
  figure: string;
  /** Null: hidden in public figures, "tidak ada sasaran", or nothing valid was entered. */
  value: number | null;
  /** Why it is null; else what was not counted, as `reason:count`, by semicolons. */
  note: string;
  /** RFC 3339: when it was found so. */
  as_of: string;
  formula: string;
  source: string;
}

export const EXPORT_COLUMNS = [
  'unit',
  'unit_name',
  'level',
  'form',
  'form_version',
  'period',
  'indicator',
  'indicator_name',
  'figure',
  'value',
  'note',
  'as_of',
  'formula',
  'source',
] as const satisfies readonly (keyof ExportRow)[];

/** One checked form of a unit. */
export interface ExportForm {
  unit: Unit;
  template: Template;
  period?: string | undefined;
  counts: Counts;
  /** Epoch milliseconds. */
  checkedAt: number;
  measures: readonly MeasureVersion[];
  figures: Figures;
}

const iso = (at: number): string => new Date(at).toISOString();

type About = Pick<ExportRow, 'unit' | 'unit_name' | 'level' | 'form' | 'form_version' | 'source'>;

const about = (unit: Unit, template: Template): About => ({
  unit: unit.code,
  unit_name: unit.name,
  level: unit.level,
  form: template.id,
  form_version: template.version,
  source: template.source,
});

/** Completion alone: it counts entries, not people. */
export function completionRows(
  { unit, template, period, counts, checkedAt }: ExportForm,
  language: Language = 'en',
): ExportRow[] {
  const texts = EXPORT_TEXTS[language];
  return (['expected', ...COMPLETION_STATES] as const).map((figure) => ({
    ...about(unit, template),
    period: periodOf({ period }, template),
    indicator: 'completion',
    indicator_name: texts.completion,
    figure,
    value: counts[figure],
    note: '',
    as_of: iso(checkedAt),
    formula: texts.ofCompletion,
  }));
}

/** Everything of one form, for officers. */
export function formRows(form: ExportForm, language: Language = 'en'): ExportRow[] {
  return [...completionRows(form, language), ...measureRows(form, language), ...figureRows(form, language)];
}

function measureRows({ unit, template, measures }: ExportForm, language: Language): ExportRow[] {
  return measures.flatMap(({ name, period, numerator, denominator, leftOut, since }) =>
    Object.entries({ numerator, denominator }).map(([figure, value]) => ({
      ...about(unit, template),
      period: periodText(periodOfMeasure({ name, period })),
      indicator: name,
      indicator_name: measureName(name, language),
      figure,
      value,
      note:
        language === 'en'
          ? leftOut.map(({ reason, count }) => `${reason}:${count}`).join(';')
          : leftOut.map(({ reason, count }) => `${count} ${reasonName(reason, language)}`).join(', '),
      as_of: iso(since),
      formula: measureFormula(name, language).formula,
    })),
  );
}

/** Every row that the form prints is there: what nothing valid was entered for is left out in words, not in silence. */
function figureRows(
  { unit, template, period, checkedAt, figures }: ExportForm,
  language: Language,
): ExportRow[] {
  const texts = EXPORT_TEXTS[language];
  return template.tabs.flatMap((tab) => {
    const known = figures[tab.name] ?? {};
    const names = namesOfRows(tab);
    return [...new Set([...figureColumns(tab), ...Object.keys(known)])].flatMap((figure) => {
      const values = new Map<string, number | null>(Object.entries(known[figure] ?? {}));
      return [...new Set([...names.keys(), ...values.keys()])].map((key): ExportRow => {
        const value = values.get(key);
        return {
          ...about(unit, template),
          period: periodOf({ period }, template),
          // The sum of an open tab has no key.
          indicator: key === '' ? tab.name : `${tab.name}/${key}`,
          indicator_name: key === '' ? tab.title[language] : (names.get(key) ?? ''),
          figure,
          value: value ?? null,
          note: value === null ? 'tidak ada sasaran' : value === undefined ? texts.nothingValid : '',
          as_of: iso(checkedAt),
          formula: key === '' ? texts.sum : texts.typed,
        };
      });
    });
  });
}

/** What each printed row is called, by the form's own key: as the form says, else by the first text that tells rows apart. */
function namesOfRows({ rows, key, nameColumn, columns, fixedRows }: Tab): Map<string, string> {
  if (rows !== 'fixed') return new Map();
  const texts = (column: string) => fixedRows.map(({ cells }) => String(cells[column] ?? ''));
  const told =
    nameColumn ??
    columns.find(
      ({ name, type, entry }) =>
        name !== key && type === 'string' && !entry && new Set(texts(name)).size === fixedRows.length,
    )?.name;
  return new Map(
    fixedRows.map(({ cells, ownKey }) => [
      ownKey ?? String(cells[key]),
      told === undefined ? '' : String(cells[told] ?? ''),
    ]),
  );
}

/** What was released for everybody: small counts are hidden, and so is what would give them away. */
export function publicRows(
  figures: readonly PublishedFigure[],
  { period, at, template }: { period: string; at: number; template: Template },
  units: ReadonlyMap<string, Unit>,
  language: Language = 'en',
): ExportRow[] {
  const texts = EXPORT_TEXTS[language];
  return figures.flatMap((figure) => {
    const unit = units.get(figure.unit);
    if (unit === undefined) return [];
    return (['measured', 'stunted'] as const).map((name) => ({
      ...about(unit, template),
      period,
      indicator: 'stunted',
      indicator_name: measureName('stunted', language),
      figure: name === 'stunted' ? 'numerator' : 'denominator',
      value: figure[name],
      note: figure[name] === null ? texts.hidden : texts.reporting(figure.reporting, figure.expected),
      as_of: iso(at),
      formula: measureFormula('stunted', language).formula,
    }));
  });
}
