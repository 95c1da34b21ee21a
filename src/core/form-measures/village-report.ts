/**
 * Formulir 4 as a village typed it, line by line: what is wrong with its own figures, and where it is not what Formulir 3A
 * and 3B of the same spreadsheet come to.
 */
import { roundingsOf } from '../measures/attainable.ts';
import { convergenceOf } from '../measures/convergence/formulas.ts';
import { type CheckedLine, checkScorecard, type LineFinding } from '../measures/convergence/scorecard.ts';
import { type Group, SERVICES } from '../measures/convergence/services.ts';
import type { ConvergenceSettings } from '../measures/convergence/settings.ts';
import type { VillageTally } from '../measures/convergence/tally.ts';
import { yearReport } from '../measures/convergence/year.ts';
import { type Measure, measure } from '../measures/measure.ts';
import type { MeasureOf } from '../template/measure-schema.ts';
import type { Template } from '../template/schema.ts';
import { integer } from '../text/format.ts';
import { quarterName } from '../text/measures.ts';
import { lineFinding, reportFinding, SCORECARD_ID, type ScorecardWords } from '../text/scorecard.ts';
import type { QuarterResult } from './convergence.ts';
import type { Explanations } from './form-measure.ts';
import type { formTables } from './measure-form.ts';
import { type Report, type ReportTotal, reportOf } from './report.ts';

/** Written here, derived there. `of`: the quarter, or the year, with which the report agrees best. */
export interface Difference {
  code: 'differs-from-quarters';
  of: string;
  received: number;
  due: number;
}

export interface ToldLine {
  key: string;
  name: string;
  /** Null where the due is neither printed nor to be found. */
  measure: Measure | null;
  due: CheckedLine['due'];
  /** Share as printed. */
  printed: number | null;
  findings: ((LineFinding | Difference) & { message: string })[];
}

export interface ToldReport {
  lines: ToldLine[];
  findings: { code: string; message: string }[];
}

/** Undefined where the village did not type it. */
export function typedReport(
  template: Template,
  spec: MeasureOf<'convergence-of-quarter'>,
  tableNamed: ReturnType<typeof formTables>,
): Report | undefined {
  const services = template.tabs.find(({ name }) => name === spec.report?.services);
  const names = new Map(
    services?.fixedRows.map(({ cells }) => [String(cells[services.key]), String(cells.layanan)]),
  );
  return reportOf(
    tableNamed(spec.report?.people).rows,
    tableNamed(spec.report?.services).rows,
    (key) => names.get(key) ?? key,
  );
}

/** Lines of services, then the totals, each with what is wrong with it. */
export function tellReport(
  { card, totals }: Report,
  quarters: readonly QuarterResult[],
  settings: Pick<ConvergenceSettings, 'childHomeVisit'>,
  words = SCORECARD_ID,
): ToldReport {
  const checked = checkScorecard(card, settings);
  const services = checked.lines.map((line, index) => {
    const { key, name, group, received, due } = card.lines[index]!;
    const at = line.service === null ? -1 : (SERVICES[group] as readonly string[]).indexOf(line.service);
    const derivedIn = (tally: VillageTally) =>
      countsOf(at < 0 ? [] : [convergenceOf(tally).services[group][at]!.measure]);
    return { key, name, received, given: due, told: line, findings: line.findings, derivedIn };
  });
  const summed = totals.map((line) => {
    const { key, name, received, due } = line;
    const told = { line, measure: measure(received, due), due: 'printed' as const };
    const part = PARTS[key] ?? 'total';
    const derivedIn = (tally: VillageTally) => {
      const { A, B } = convergenceOf(tally);
      return countsOf([A[part], B[part]]);
    };
    return { key, name, received, given: due, told, findings: totalFindings(line), derivedIn };
  });
  const all = [...services, ...summed];
  const best = bestDerived(all, quarters, words);
  return {
    lines: all.map(({ key, name, told, findings, ...line }): ToldLine => {
      const differing =
        best === undefined || agrees(line, best.tally) ? undefined : line.derivedIn(best.tally)[0];
      return {
        key,
        name,
        measure: told.measure,
        due: told.due,
        printed: told.line.printed,
        findings: [
          ...findings.map((found) => ({ ...found, message: lineFinding(found, told, words) })),
          ...(best === undefined || differing === undefined
            ? []
            : [difference(line, best.of, differing, words)]),
        ],
      };
    }),
    findings: checked.findings.map((found) => ({ ...found, message: reportFinding(found, words) })),
  };
}

/** For Pantau's own tab. Empty where the village did not type the report. */
export function reportExplained(
  report: Report | undefined,
  quarters: readonly QuarterResult[],
  settings: Pick<ConvergenceSettings, 'childHomeVisit'>,
  year: number,
): Explanations[] {
  if (report === undefined) return [];
  const { lines, findings } = tellReport(report, quarters, settings);
  const wrong = [
    ...lines.flatMap(({ key, name, findings }) =>
      findings.map(({ message }) => [`${name} (${key})`, message]),
    ),
    ...findings.map(({ message }) => ['Sasaran', message]),
  ].map(([key = '', message = '']) => ({ key, value: 'Perlu dicek', message: `${sentence(message)}.` }));
  const fine = { key: 'Semua baris', value: 'Sesuai', message: 'Persentase sesuai dengan jumlahnya.' };
  return [
    {
      title: 'Formulir 4 seperti tertulis',
      of: String(year),
      note: 'Persentase dihitung ulang dari jumlahnya, dan dibandingkan dengan Formulir 3A dan 3B.',
      lines: wrong.length === 0 ? [fine] : wrong,
    },
  ];
}

const PARTS: Record<string, Group> = { 'T4-ibu': 'mothers', 'T4-anak': 'children' };

interface Counts {
  received: number;
  due: number;
  /** Of the due: cells of Formulir 3A or 3B that are blank still. */
  blank: number;
}

/** Nothing is derived from nobody. */
const countsOf = (measures: readonly Measure[]): Counts[] =>
  measures.flatMap(({ numerator, denominator, leftOut }) => {
    const blank = leftOut.find(({ reason }) => reason === 'blank')?.count ?? 0;
    return denominator + blank === 0 ? [] : [{ received: numerator, due: denominator, blank }];
  });

interface Line {
  received: number;
  /** The due as typed; undefined where it was not. */
  given: number | undefined;
  /** By either formula for a total; empty where the quarters have nothing of it. */
  derivedIn(tally: VillageTally): Counts[];
}

function agrees({ received, given, derivedIn }: Line, tally: VillageTally): boolean {
  const derived = derivedIn(tally);
  return (
    derived.length === 0 ||
    derived.some(
      (one) =>
        received >= one.received &&
        received <= one.received + one.blank &&
        (given === undefined || (given >= one.due && given <= one.due + one.blank)),
    )
  );
}

/** The report does not say which quarter it is of: it is held against the one, or the year, that explains most of it. */
function bestDerived(
  lines: readonly Line[],
  quarters: readonly QuarterResult[],
  { language }: Pick<ScorecardWords, 'language'>,
) {
  const [first] = quarters;
  if (first === undefined) return undefined;
  const year = {
    of: first.period.slice(0, 4),
    tally: yearReport(quarters.map(({ result }) => result)).tally,
  };
  const candidates = [
    ...quarters.map(({ period, result }) => ({ of: quarterName(period, language), tally: result.tally })),
    ...(quarters.length < 2 ? [] : [year]),
  ].map((one) => ({ ...one, score: lines.filter((line) => agrees(line, one.tally)).length }));
  return candidates.reduce((best, one) => (one.score > best.score ? one : best));
}

function difference(
  { received, given }: Line,
  of: string,
  derived: Counts,
  words: ScorecardWords,
): Difference & { message: string } {
  const text = (count: number) => integer(count, words.language);
  const written = given === undefined ? text(received) : words.of(text(received), text(given));
  const message = words.differs(written, words.of(text(derived.received), text(derived.due)), of);
  return { code: 'differs-from-quarters', of, received: derived.received, due: derived.due, message };
}

function totalFindings({ received, due, printed, decimals }: ReportTotal): LineFinding[] {
  if (received > due) return [{ code: 'received-above-due', due }];
  if (printed === null || roundingsOf(printed, decimals, received, due).length > 0) return [];
  return [due === 0 ? { code: 'percentage-of-nobody' } : { code: 'percentage', computed: received / due }];
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
