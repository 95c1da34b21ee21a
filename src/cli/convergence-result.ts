/** What `convergence` tells of a filled-in workbook: figures with their parts, and words in the language asked for. */
import { type QuarterResult, quarterMeasures } from '../core/form-measures/convergence.ts';
import type { FormMeasure } from '../core/form-measures/form-measure.ts';
import { convergenceOf, type Parted } from '../core/measures/convergence/formulas.ts';
import { shareOf } from '../core/measures/convergence/people.ts';
import { GROUPS, type Group, SERVICES, type Service } from '../core/measures/convergence/services.ts';
import type { ConvergenceSettings } from '../core/measures/convergence/settings.ts';
import type { VillageTally } from '../core/measures/convergence/tally.ts';
import type { Mark } from '../core/measures/convergence/verdict.ts';
import { type YearReport, yearReport } from '../core/measures/convergence/year.ts';
import type { Measure } from '../core/measures/measure.ts';
import { explain, serviceName } from '../core/text/convergence.ts';
import type { Language } from '../core/text/format.ts';
import { CONVERGENCE_WORDS } from './convergence-words.ts';

export interface ToldQuarter {
  /** First day. */
  period: string;
  /** The headline formula first. */
  measures: FormMeasure[];
  services: { group: Group; service: Service; name: string; measure: Measure }[];
  /** Formula A if every blank turned out T, or Y; null where nothing is due. */
  bounds: Parted<{ low: number; high: number } | null>;
  /** Formulir 3A and 3B: of each person what was received of what was due, and the mark of each service (null: blank). */
  people: {
    group: Group;
    person: string;
    share: number | null;
    marks: Partial<Record<Service, Mark | null>>;
  }[];
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

/** Formulir 4 of the year, as the quarters give it. */
export interface ToldYear extends Omit<YearReport, 'tally'> {
  services: ToldQuarter['services'];
  A: Parted<Measure>;
  B: Parted<Measure>;
}

export function tellQuarter(
  quarter: QuarterResult,
  { headline }: Pick<ConvergenceSettings, 'headline'>,
  language: Language,
): ToldQuarter {
  const { people, tally } = quarter.result;
  return {
    period: quarter.period,
    measures: quarterMeasures(quarter, headline),
    bounds: convergenceOf(tally).bounds,
    services: servicesOf(tally, language),
    people: people.map((person) => ({
      group: person.group,
      person: person.person,
      share: shareOf(person),
      marks: Object.fromEntries(
        person.verdicts.map(({ mark }, index) => [SERVICES[person.group][index] as Service, mark]),
      ),
    })),
    reasons: people.flatMap(({ person, group, verdicts }) =>
      verdicts.flatMap((verdict, index) => {
        const { mark } = verdict;
        if (mark !== 'T' && mark !== 'TS') return [];
        const service = SERVICES[group][index] as Service;
        const message = explain(service, verdict, CONVERGENCE_WORDS[language]);
        return [
          { group, person, service, name: serviceName(service, CONVERGENCE_WORDS[language]), mark, message },
        ];
      }),
    ),
  };
}

/** Null where no quarter has a row. */
export function tellYear(quarters: readonly QuarterResult[], language: Language): ToldYear | null {
  if (quarters.length === 0) return null;
  const { tally, ...counts } = yearReport(quarters.map(({ result }) => result));
  const { A, B } = convergenceOf(tally);
  return { ...counts, services: servicesOf(tally, language), A, B };
}

const servicesOf = (tally: VillageTally, language: Language): ToldQuarter['services'] => {
  const { services } = convergenceOf(tally);
  return GROUPS.flatMap((group) =>
    services[group].map(({ service, measure }) => {
      const name = serviceName(service, CONVERGENCE_WORDS[language]);
      return { group, service, name, measure };
    }),
  );
};
