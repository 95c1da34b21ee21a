/** Village convergence of one spreadsheet: every quarter that has rows. */
import type { Table } from '../checks/table.ts';
import { convergenceOf } from '../measures/convergence/formulas.ts';
import { paud } from '../measures/convergence/paud.ts';
import { monthNumber } from '../measures/convergence/quarter.ts';
import type { ConvergenceSettings, Formula } from '../measures/convergence/settings.ts';
import { typedQuarter } from '../measures/convergence/typed.ts';
import { type VillageResult, villageQuarter } from '../measures/convergence/village.ts';
import { childMonths, motherMonths, paudChildren, quarterOf, typedRows } from './cadre-rows.ts';
import { type FormMeasure, formMeasure, keyDoubled, type Measured } from './form-measure.ts';
import type { Report } from './report.ts';
import { reportExplained } from './village-report.ts';
import { monthsExplained, servicesExplained } from './village-tables.ts';

export interface CadreTables {
  mothers: Table;
  children: Table;
  paud: Table;
}

export interface QuarterResult {
  /** First day of the quarter. */
  period: string;
  result: VillageResult;
  /** Rows of the quarter whose key stands more than once. */
  doubled: number;
}

/** Quarters of `year` in which somebody has a row, in order. Rows of the year before are their history. */
export function quartersOfMonths(
  tables: Omit<CadreTables, 'paud'>,
  year: number,
  settings: ConvergenceSettings,
): QuarterResult[] {
  const months = { mothers: motherMonths(tables.mothers.rows), children: childMonths(tables.children.rows) };
  const doubled = doubledByQuarter(tables);
  const seen = new Set(
    [...months.mothers, ...months.children].map(({ month }) => Math.floor(monthNumber(month) / 3)),
  );
  return ([1, 2, 3, 4] as const).flatMap((quarter): QuarterResult[] => {
    const period = `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`;
    if (!seen.has(year * 4 + quarter - 1) && !doubled.has(period)) return [];
    // The sheet does not tell when a row was typed: what stands there is what is known.
    const result = villageQuarter(months, { year, quarter }, settings, Number.POSITIVE_INFINITY);
    return [{ period, result, doubled: doubled.get(period) ?? 0 }];
  });
}

function doubledByQuarter({ mothers, children }: Omit<CadreTables, 'paud'>): Map<string, number> {
  const rows = Map.groupBy([...mothers.doubled, ...children.doubled], (row) => quarterOf(row) ?? '');
  rows.delete('');
  return new Map([...rows].map(([period, { length }]) => [period, length]));
}

/** From Formulir 3A and 3B as typed, in order. Quarters of another year are not this form's: that is told beside the row. */
export function quartersAsTyped(tables: Omit<CadreTables, 'paud'>, year: number): QuarterResult[] {
  const ofMothers = typedRows(tables.mothers.rows, 'mothers');
  const ofChildren = typedRows(tables.children.rows, 'children');
  const doubled = doubledByQuarter(tables);
  const periods = [...new Set([...ofMothers.keys(), ...ofChildren.keys(), ...doubled.keys()])].sort();
  const ofYear = periods.filter((period) => period.startsWith(`${year}-`));
  return ofYear.map((period) => ({
    period,
    result: typedQuarter({
      mothers: ofMothers.get(period) ?? [],
      children: ofChildren.get(period) ?? [],
    }),
    doubled: doubled.get(period) ?? 0,
  }));
}

export function convergenceOfMonths(
  tables: CadreTables,
  year: number,
  settings: ConvergenceSettings,
): Measured {
  const results = quartersOfMonths(tables, year, settings);
  const measures = results.flatMap((one) => quarterMeasures(one, settings.headline));
  const children = paudChildren(tables.paud.rows);
  const twice = keyDoubled(tables.paud.doubled.length);
  if (children.length + twice.count > 0)
    measures.push(formMeasure('paud', `${year}-01-01`, paud(children, settings.paudAttendance), [twice]));
  return { measures, explanations: monthsExplained(results, year) };
}

/** The marks were typed as marks: there is nothing to explain of them that does not stand in the row. */
export function convergenceOfQuarter(
  tables: Omit<CadreTables, 'paud'>,
  year: number,
  settings: Pick<ConvergenceSettings, 'headline' | 'childHomeVisit'>,
  report: Report | undefined,
): Measured {
  const results = quartersAsTyped(tables, year);
  return {
    measures: results.flatMap((one) => quarterMeasures(one, settings.headline)),
    explanations: [...servicesExplained(results.at(-1)), ...reportExplained(report, results, settings, year)],
  };
}

/** The headline formula first, the other after it. */
export function quarterMeasures(
  { period, result, doubled }: QuarterResult,
  headline: Formula,
): FormMeasure[] {
  const { A, B, completeness } = convergenceOf(result.tally);
  const twice = keyDoubled(doubled);
  const formulas = [
    formMeasure('convergence-a', period, A.total, [...result.leftOut, twice]),
    formMeasure('convergence-b', period, B.total, [...result.leftOut, twice]),
  ];
  return [
    ...(headline === 'A' ? formulas : formulas.toReversed()),
    formMeasure('convergence-completeness', period, completeness.total, [twice]),
    formMeasure('monitored', period, result.monitored, [twice]),
  ];
}
