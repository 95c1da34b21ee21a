/** Village convergence of one spreadsheet: every quarter that has rows, and why services count as not received. */
import { convergenceOf } from '../measures/convergence/formulas.ts';
import { paud } from '../measures/convergence/paud.ts';
import { monthNumber } from '../measures/convergence/quarter.ts';
import { type Group, SERVICES } from '../measures/convergence/services.ts';
import type { ConvergenceSettings, Formula } from '../measures/convergence/settings.ts';
import { typedQuarter } from '../measures/convergence/typed.ts';
import { type VillageResult, villageQuarter } from '../measures/convergence/village.ts';
import { explain, serviceName } from '../text/convergence.ts';
import { quarterName } from '../text/measures.ts';
import { childMonths, motherMonths, paudChildren, typedRows } from './cadre-rows.ts';
import {
  type ExplanationLine,
  type Explanations,
  type FormMeasure,
  formMeasure,
  type Measured,
} from './form-measure.ts';
import type { TableRow } from './table.ts';

export interface CadreTables {
  mothers: readonly TableRow[];
  children: readonly TableRow[];
  paud: readonly TableRow[];
}

/** `period`: first day of the quarter. */
export interface QuarterResult {
  period: string;
  result: VillageResult;
}

/** Quarters of `year` in which somebody has a row, in order. Rows of the year before are their history. */
export function quartersOfMonths(
  tables: Omit<CadreTables, 'paud'>,
  year: number,
  settings: ConvergenceSettings,
): QuarterResult[] {
  const months = { mothers: motherMonths(tables.mothers), children: childMonths(tables.children) };
  const seen = new Set(
    [...months.mothers, ...months.children].map(({ month }) => Math.floor(monthNumber(month) / 3)),
  );
  const quarters = ([1, 2, 3, 4] as const).filter((quarter) => seen.has(year * 4 + quarter - 1));
  return quarters.map((quarter) => ({
    period: `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`,
    // The sheet does not tell when a row was typed: what stands there is what is known.
    result: villageQuarter(months, { year, quarter }, settings, Number.POSITIVE_INFINITY),
  }));
}

/** From Formulir 3A and 3B as typed, in order. */
export function quartersAsTyped({ mothers, children }: Omit<CadreTables, 'paud'>): QuarterResult[] {
  const [ofMothers, ofChildren] = [typedRows(mothers, 'mothers'), typedRows(children, 'children')];
  const periods = [...new Set([...ofMothers.keys(), ...ofChildren.keys()])].sort();
  return periods.map((period) => ({
    period,
    result: typedQuarter({
      mothers: ofMothers.get(period) ?? [],
      children: ofChildren.get(period) ?? [],
    }),
  }));
}

export function convergenceOfMonths(
  tables: CadreTables,
  year: number,
  settings: ConvergenceSettings,
): Measured {
  const results = quartersOfMonths(tables, year, settings);
  const measures = results.flatMap((one) => quarterMeasures(one, settings.headline));
  const children = paudChildren(tables.paud);
  if (children.length > 0)
    measures.push(formMeasure('paud', `${year}-01-01`, paud(children, settings.paudAttendance)));
  return { measures, explanations: explanationsOf(results.at(-1)) };
}

/** The marks were typed as marks: there is nothing to explain that does not stand in the row. */
export function convergenceOfQuarter(
  tables: Omit<CadreTables, 'paud'>,
  { headline }: Pick<ConvergenceSettings, 'headline'>,
): Measured {
  const results = quartersAsTyped(tables);
  return { measures: results.flatMap((one) => quarterMeasures(one, headline)), explanations: [] };
}

/** The headline formula first, the other after it. */
export function quarterMeasures({ period, result }: QuarterResult, headline: Formula): FormMeasure[] {
  const { A, B, completeness } = convergenceOf(result.tally);
  const formulas = [
    formMeasure('convergence-a', period, A.total, result.leftOut),
    formMeasure('convergence-b', period, B.total, result.leftOut),
  ];
  return [
    ...(headline === 'A' ? formulas : formulas.toReversed()),
    formMeasure('convergence-completeness', period, completeness.total),
    formMeasure('monitored', period, result.monitored),
  ];
}

/** One line a person who misses a service in the newest quarter, by the number of the KIA book. */
function explanationsOf(newest: QuarterResult | undefined): Explanations[] {
  if (newest === undefined) return [];
  const lines = newest.result.people.flatMap(({ person, group, verdicts }): ExplanationLine[] => {
    const missed = verdicts.flatMap((verdict, index) => {
      const service = SERVICES[group][index];
      if (verdict.mark !== 'T' || service === undefined) return [];
      return [`${serviceName(service, 'id')} – ${explain(service, verdict, 'id')}`];
    });
    if (missed.length === 0) return [];
    return [{ key: `${GROUP_WORDS[group]} ${person}`, value: 'T', message: `${missed.join('; ')}.` }];
  });
  if (lines.length === 0) return [];
  return [
    {
      title: 'Layanan yang belum diterima',
      of: quarterName(newest.period, 'id'),
      note: 'Mengapa dihitung T; nomor register hanya ada di spreadsheet ini.',
      lines,
    },
  ];
}

const GROUP_WORDS: Record<Group, string> = { mothers: 'Ibu', children: 'Anak' };
