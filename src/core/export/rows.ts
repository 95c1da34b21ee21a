/** Stored results as rows of open data: one figure of one indicator of one unit a row. Counts and sums, never persons. */
import type { Figures } from '../across/figures.ts';
import { periodOfMeasure } from '../form-measures/period.ts';
import type { MeasureVersion } from '../form-measures/versions.ts';
import { COMPLETION_STATES, type Counts } from '../measures/completion.ts';
import type { PublishedFigure } from '../measures/publication/release.ts';
import { periodOf, periodText } from '../period.ts';
import type { Template } from '../template/schema.ts';
import type { Unit } from '../units.ts';
import { FORMULAS } from './formulas.ts';

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
  /** `numerator`, `denominator`, a state of completion, or the column of the form. */
  figure: string;
  /** Null: hidden in public figures, or "tidak ada sasaran". */
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
export function completionRows({ unit, template, period, counts, checkedAt }: ExportForm): ExportRow[] {
  return (['expected', ...COMPLETION_STATES] as const).map((figure) => ({
    ...about(unit, template),
    period: periodOf({ period }, template),
    indicator: 'completion',
    figure,
    value: counts[figure],
    note: '',
    as_of: iso(checkedAt),
    formula: FORMULAS.completion,
  }));
}

/** Everything of one form, for officers. */
export function formRows(form: ExportForm): ExportRow[] {
  return [...completionRows(form), ...measureRows(form), ...figureRows(form)];
}

function measureRows({ unit, template, measures }: ExportForm): ExportRow[] {
  return measures.flatMap(({ name, period, numerator, denominator, leftOut, since }) =>
    Object.entries({ numerator, denominator }).map(([figure, value]) => ({
      ...about(unit, template),
      period: periodText(periodOfMeasure({ name, period })),
      indicator: name,
      figure,
      value,
      note: leftOut.map(({ reason, count }) => `${reason}:${count}`).join(';'),
      as_of: iso(since),
      formula: FORMULAS[name],
    })),
  );
}

function figureRows({ unit, template, period, checkedAt, figures }: ExportForm): ExportRow[] {
  return Object.entries(figures).flatMap(([tab, columns]) =>
    Object.entries(columns).flatMap(([figure, keys]) =>
      Object.entries(keys).map(([key, value]) => ({
        ...about(unit, template),
        period: periodOf({ period }, template),
        // The sum of an open tab has no key.
        indicator: key === '' ? tab : `${tab}/${key}`,
        figure,
        value,
        note: value === null ? 'tidak ada sasaran' : '',
        as_of: iso(checkedAt),
        formula: key === '' ? FORMULAS.sum : FORMULAS.typed,
      })),
    ),
  );
}

/** What was released for everybody: small counts are hidden, and so is what would give them away. */
export function publicRows(
  figures: readonly PublishedFigure[],
  { period, at, template }: { period: string; at: number; template: Template },
  units: ReadonlyMap<string, Unit>,
): ExportRow[] {
  return figures.flatMap((figure) => {
    const unit = units.get(figure.unit);
    if (unit === undefined) return [];
    return (['measured', 'stunted'] as const).map((name) => ({
      ...about(unit, template),
      period,
      indicator: 'stunted',
      figure: name === 'stunted' ? 'numerator' : 'denominator',
      value: figure[name],
      note: figure[name] === null ? 'hidden' : `reporting:${figure.reporting};expected:${figure.expected}`,
      as_of: iso(at),
      formula: FORMULAS.stunted,
    }));
  });
}
