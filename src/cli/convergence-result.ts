/** What `convergence` tells of a filled-in workbook: figures with their parts, and words in the language asked for. */
import { type QuarterResult, quarterMeasures } from '../core/form-measures/convergence.ts';
import type { FormMeasure } from '../core/form-measures/form-measure.ts';
import type { Report } from '../core/form-measures/report.ts';
import { roundingsOf } from '../core/measures/attainable.ts';
import { convergenceOf } from '../core/measures/convergence/formulas.ts';
import {
  type CheckedLine,
  checkScorecard,
  type LineFinding,
} from '../core/measures/convergence/scorecard.ts';
import { GROUPS, type Group, SERVICES, type Service } from '../core/measures/convergence/services.ts';
import type { ConvergenceSettings } from '../core/measures/convergence/settings.ts';
import type { Mark } from '../core/measures/convergence/verdict.ts';
import { type Measure, measure } from '../core/measures/measure.ts';
import { explain, serviceName } from '../core/text/convergence.ts';
import type { Language } from '../core/text/format.ts';
import { lineFinding, reportFinding } from '../core/text/scorecard.ts';

export interface ToldQuarter {
  /** First day. */
  period: string;
  /** The headline formula first. */
  measures: FormMeasure[];
  services: { group: Group; service: Service; name: string; measure: Measure }[];
  /** Every T and TS, by the number of the register. */
  reasons: {
    group: Group;
    person: string;
    service: Service;
    name: string;
    mark: Exclude<Mark, 'Y'>;
    message: string;
  }[];
}

export interface ToldLine {
  key: string;
  name: string;
  /** Null where the due is neither printed nor to be found. */
  measure: Measure | null;
  due: CheckedLine['due'];
  /** Share as printed. */
  printed: number | null;
  findings: (LineFinding & { message: string })[];
}

export interface ToldReport {
  lines: ToldLine[];
  findings: { code: string; message: string }[];
}

export function tellQuarter(
  quarter: QuarterResult,
  { headline }: Pick<ConvergenceSettings, 'headline'>,
  language: Language,
): ToldQuarter {
  const { services } = convergenceOf(quarter.result.tally);
  return {
    period: quarter.period,
    measures: quarterMeasures(quarter, headline),
    services: GROUPS.flatMap((group) =>
      services[group].map(({ service, measure }) => {
        const name = serviceName(service, language);
        return { group, service, name, measure };
      }),
    ),
    reasons: quarter.result.people.flatMap(({ person, group, verdicts }) =>
      verdicts.flatMap((verdict, index) => {
        const { mark } = verdict;
        if (mark !== 'T' && mark !== 'TS') return [];
        const service = SERVICES[group][index] as Service;
        const message = explain(service, verdict, language);
        return [{ group, person, service, name: serviceName(service, language), mark, message }];
      }),
    ),
  };
}

/** Lines of services, then the totals, each with what is wrong with it. */
export function tellReport(
  { card, totals }: Report,
  settings: Pick<ConvergenceSettings, 'childHomeVisit'>,
  language: Language,
): ToldReport {
  const checked = checkScorecard(card, settings);
  const lines = checked.lines.map((line, index): ToldLine => {
    const { key, name, printed } = card.lines[index]!;
    const findings = line.findings.map((found) => ({
      ...found,
      message: lineFinding(found, line, language),
    }));
    return { key, name, measure: line.measure, due: line.due, printed, findings };
  });
  const summed = totals.map((line): ToldLine => {
    const found = totalFinding(line);
    const told = { line, measure: measure(line.received, line.due), due: 'printed' as const };
    return {
      key: line.key,
      name: line.name,
      measure: told.measure,
      due: told.due,
      printed: line.printed,
      findings: found === undefined ? [] : [{ ...found, message: lineFinding(found, told, language) }],
    };
  });
  return {
    lines: [...lines, ...summed],
    findings: checked.findings.map((found) => ({ ...found, message: reportFinding(found, language) })),
  };
}

function totalFinding({
  received,
  due,
  printed,
  decimals,
}: Report['totals'][number]): LineFinding | undefined {
  if (received > due) return { code: 'received-above-due', due };
  if (printed === null || roundingsOf(printed, decimals, received, due).length > 0) return undefined;
  return due === 0 ? { code: 'percentage-of-nobody' } : { code: 'percentage', computed: received / due };
}
