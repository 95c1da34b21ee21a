/**
 * Columns that Pantau fills: what the villages of a form came to in their own reports stands in for a cell that was left
 * blank, and is told beside one that says otherwise. Nothing is ever written into the cell: people type there.
 */
import { isBlank, keyIdentity } from '../cells/text.ts';
import type { TableRow } from '../checks/table.ts';
import { roundingsOf } from '../measures/attainable.ts';
import type { Tab, Template } from '../template/schema.ts';
import { percent } from '../text/format.ts';
import { quarterName } from '../text/measures.ts';
import { VILLAGE_MEASURES, type VillageMeasure } from './form-measure.ts';
import { decimalsOf } from './report.ts';
import type { MeasureVersion } from './versions.ts';

/** Numerator and denominator of a village's measures, by its code. */
export type VillageFigures = Record<string, Partial<Record<VillageMeasure, [number, number]>>>;

export interface Reported {
  /** First day of the quarter that all of them are of, so that villages are compared alike. */
  period: string;
  villages: VillageFigures;
}

/** One form of a village and the newest versions of its measures. */
export interface VillageReport {
  unit: string;
  template: Template;
  versions: readonly MeasureVersion[];
}

export const isFilledIn = ({ tabs }: Template): boolean =>
  tabs.some(({ columns }) => columns.some(({ reported }) => reported !== undefined));

/**
 * By code, in their order. Of a village that has both its months and the quarter as typed, the months count: the quarter
 * follows from them.
 */
export function reportedFigures(reports: readonly VillageReport[], period: string): VillageFigures {
  const fromMonths = ({ template }: VillageReport) =>
    template.measures.some(({ measure }) => measure === 'convergence-of-months');
  const figuresOf = ({ versions }: VillageReport) =>
    VILLAGE_MEASURES.flatMap((name) => {
      const found = versions.find((one) => one.name === name && one.period === period);
      return found === undefined || found.denominator === 0
        ? []
        : [[name, [found.numerator, found.denominator]] as const];
    });
  const byUnit = Map.groupBy(reports, ({ unit }) => unit);
  return Object.fromEntries(
    [...byUnit].sort().flatMap(([unit, own]) => {
      const sorted = own.toSorted((a, b) => Number(fromMonths(b)) - Number(fromMonths(a)));
      const figures = sorted.map(figuresOf).find(({ length }) => length > 0);
      return figures === undefined ? [] : [[unit, Object.fromEntries(figures)]];
    }),
  );
}

export interface Share {
  /** As typed, or what Pantau fills in; undefined where there is neither. */
  value: number | undefined;
  /** Where it comes from, or what the village's report says instead; '' where there is nothing to say. */
  note: string;
}
export type ShareOf = (row: TableRow, column: string) => Share;

/** Codes are written with dots and without. */
const codeOf = (text: string): string => keyIdentity(text).replaceAll('.', '');

export function sharesOf({ columns }: Tab, reported: Reported | undefined): ShareOf {
  const measures = new Map(columns.map((column) => [column.name, column.reported]));
  const villages = new Map(
    Object.entries(reported?.villages ?? {}).map(([code, figures]) => [codeOf(code), figures]),
  );
  const quarter = reported === undefined ? '' : quarterName(reported.period, 'id');
  return (row, column) => {
    const typed = row.number(column);
    const measure = measures.get(column);
    const figures = measure === undefined ? undefined : villages.get(codeOf(row.key))?.[measure];
    if (figures === undefined) return { value: typed, note: '' };
    const [numerator, denominator] = figures;
    const value = numerator / denominator;
    // What cannot be read is told beside the row, and is not passed over.
    if (isBlank(row.raw(column))) return { value, note: `diisi Pantau dari laporan desa ${quarter}` };
    const agrees =
      typed === undefined || roundingsOf(typed, decimalsOf(typed), numerator, denominator).length > 0;
    return { value: typed, note: agrees ? '' : `laporan desa ${quarter}: ${percent(value, 'id')}` };
  };
}
