/** Village convergence of one spreadsheet: every quarter that has rows, and why services count as not received. */
import { convergenceOf } from '../measures/convergence/formulas.ts';
import { paud } from '../measures/convergence/paud.ts';
import { monthNumber, type Quarter } from '../measures/convergence/quarter.ts';
import { SERVICES } from '../measures/convergence/services.ts';
import type { ConvergenceSettings } from '../measures/convergence/settings.ts';
import { typedQuarter } from '../measures/convergence/typed.ts';
import { type VillageResult, villageQuarter } from '../measures/convergence/village.ts';
import type { LeftOut, Measure } from '../measures/measure.ts';
import { explain, serviceName } from '../text/convergence.ts';
import { childMonths, motherMonths, paudChildren, typedRows } from './cadre-rows.ts';
import type { Explanation, FormMeasure, FormMeasureName } from './form-measure.ts';
import type { TableRow } from './table.ts';

export interface CadreTables {
  mothers: readonly TableRow[];
  children: readonly TableRow[];
  paud: readonly TableRow[];
}

export interface Measured {
  measures: FormMeasure[];
  /** Of the newest quarter with rows. */
  explanations: Explanation[];
}

/** Quarters of `year` in which somebody has a row. Rows of the year before are their history. */
export function convergenceOfMonths(
  tables: CadreTables,
  year: number,
  settings: ConvergenceSettings,
): Measured {
  const months = { mothers: motherMonths(tables.mothers), children: childMonths(tables.children) };
  const seen = new Set(
    [...months.mothers, ...months.children].map(({ month }) => Math.floor(monthNumber(month) / 3)),
  );
  const quarters = ([1, 2, 3, 4] as const).filter((quarter) => seen.has(year * 4 + quarter - 1));
  const results = quarters.map((quarter) => {
    // The sheet does not tell when a row was typed: what stands there is what is known.
    const result = villageQuarter(months, { year, quarter }, settings, Number.POSITIVE_INFINITY);
    return { period: firstDay({ year, quarter }), result };
  });
  const measures = results.flatMap(({ period, result }) => measuresOf(period, result));
  const children = paudChildren(tables.paud);
  if (children.length > 0) measures.push(named('paud', `${year}-01-01`, paud(children)));
  return { measures, explanations: explanationsOf(results.at(-1)) };
}

/** From Formulir 3A and 3B as typed. */
export function convergenceOfQuarter({ mothers, children }: Omit<CadreTables, 'paud'>): Measured {
  const [ofMothers, ofChildren] = [typedRows(mothers, 'mothers'), typedRows(children, 'children')];
  const periods = [...new Set([...ofMothers.keys(), ...ofChildren.keys()])].sort();
  const results = periods.map((period) => ({
    period,
    result: typedQuarter({
      mothers: ofMothers.get(period) ?? [],
      children: ofChildren.get(period) ?? [],
    }),
  }));
  // The marks were typed as marks: there is nothing to explain that does not stand in the row.
  return { measures: results.flatMap(({ period, result }) => measuresOf(period, result)), explanations: [] };
}

function measuresOf(period: string, result: VillageResult): FormMeasure[] {
  const { A, B, completeness } = convergenceOf(result.tally);
  return [
    named('convergence-a', period, A.total, result.leftOut),
    named('convergence-b', period, B.total, result.leftOut),
    named('convergence-completeness', period, completeness.total),
    named('monitored', period, result.monitored),
  ];
}

function named(
  name: FormMeasureName,
  period: string,
  { numerator, denominator, leftOut }: Measure,
  more: readonly LeftOut[] = [],
): FormMeasure {
  const counts = [...leftOut, ...more].map(({ reason, count }) => ({ reason, count }));
  return { name, period, numerator, denominator, leftOut: counts };
}

/** One line a person who misses a service, by the number of the KIA book: it never leaves the spreadsheet. */
function explanationsOf(newest: { period: string; result: VillageResult } | undefined): Explanation[] {
  if (newest === undefined) return [];
  return newest.result.people.flatMap(({ person, group, verdicts }): Explanation[] => {
    const missed = verdicts.flatMap((verdict, index) => {
      const service = SERVICES[group][index];
      if (verdict.mark !== 'T' || service === undefined) return [];
      return [`${serviceName(service, 'id')} – ${explain(service, verdict, 'id')}`];
    });
    if (missed.length === 0) return [];
    return [{ period: newest.period, group, key: person, message: `${missed.join('; ')}.` }];
  });
}

function firstDay({ year, quarter }: Quarter): string {
  return `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`;
}
