/**
 * A printed village report (Formulir 4) held against itself: which of its percentages follow from its own counts, and
 * what is wrong with the others.
 *
 * Formula: received ÷ due. Reports in use print the received and the percentage but not the due, which is then found from
 * the TS rules: pregnancy services are due to the pregnant, postnatal checks to those after birth (the two make up all
 * mothers), home visits to KEK and RISTI, the rest to all; of children, services from 6 months on share one due.
 * Source: Formulir 4 of the KPM guide; TS rules of Formulir 3A and 3B.
 * Wrong input: received above due, a percentage over 100, a percentage of nobody, a wrong one and a service that stands twice
 * are told line by line, with what the counts give; none of them changes a measure.
 * Certainty: a due that is not printed is taken only where it explains more of the percentages than any other does.
 */
import { type Rounding, roundingsOf } from '../attainable.ts';
import { type Measure, measure } from '../measure.ts';
import { type Group, type Service, serviceNamed } from './services.ts';
import type { ConvergenceSettings } from './settings.ts';

export interface PrintedLine {
  group: Group;
  /** As printed, number and all: `9. Akta lahir`. */
  name: string;
  received: number;
  /** Absent where the report does not print it. */
  due?: number;
  /** Share (0.91), null where the cell is blank, and the decimals of the percentage as printed. */
  printed: number | null;
  decimals: number;
}

/** Counts of people in the report's first tables; null where blank. */
export interface Scorecard {
  households: number | null;
  people: Record<Group, number | null>;
  /** Mothers with KEK or RISTI. */
  highRisk: number | null;
  /** Children undernourished, severely so, or stunted. */
  malnourished: number | null;
  /** Children by their last growth-mat result. */
  mats: { green: number; yellow: number; red: number } | null;
  lines: readonly PrintedLine[];
}

export type LineFinding =
  | { code: 'unknown-service' }
  | { code: 'doubled-service'; service: Service }
  | { code: 'received-above-due'; due: number }
  /** More than 100 %. `computed` is null where the due is not known. */
  | { code: 'above-100'; computed: number | null }
  /** Another percentage than the counts give. */
  | { code: 'percentage'; computed: number }
  | { code: 'percentage-of-nobody' };

export type ReportFinding =
  /** Each household of the list has a mother or a child in it. */
  | { code: 'households-above-people'; households: number; people: number }
  | { code: 'part-above-whole'; part: 'high-risk' | 'malnourished' | 'mats'; count: number; whole: number };

export interface CheckedLine {
  line: PrintedLine;
  service: Service | null;
  /** Null where the due is neither printed nor to be found. */
  measure: Measure | null;
  /** Where the due comes from. */
  due: 'printed' | 'people' | 'inferred' | null;
  /** Roundings that give the printed percentage; none for a wrong one. */
  roundings: readonly Rounding[];
  findings: readonly LineFinding[];
}

export function checkScorecard(
  card: Scorecard,
  settings: Pick<ConvergenceSettings, 'childHomeVisit'>,
): { lines: CheckedLine[]; findings: ReportFinding[] } {
  const named = card.lines.map((line) => ({ line, service: serviceNamed(line.group, line.name) ?? null }));
  const dueOf = dues(card, named, settings);
  const seen = new Set<string>();
  const lines = named.map(({ line, service }): CheckedLine => {
    if (service === null) {
      const findings: LineFinding[] = [{ code: 'unknown-service' }];
      return { line, service, measure: null, due: null, roundings: [], findings };
    }
    const key = `${line.group} ${service}`;
    const doubled = seen.has(key);
    seen.add(key);
    const due = line.due ?? dueOf(line.group, service);
    const from = line.due !== undefined ? 'printed' : isOfAll(service) ? 'people' : 'inferred';
    const findings: LineFinding[] = doubled ? [{ code: 'doubled-service', service }] : [];
    const roundings =
      due === null || line.printed === null
        ? []
        : roundingsOf(line.printed, line.decimals, line.received, due);
    findings.push(...faultsOf(line, due, roundings));
    return {
      line,
      service,
      measure: due === null ? null : measure(line.received, due),
      due: due === null ? null : from,
      roundings,
      findings,
    };
  });
  return { lines, findings: peopleFaults(card) };
}

function faultsOf(
  { received, printed }: PrintedLine,
  due: number | null,
  roundings: readonly Rounding[],
): LineFinding[] {
  const computed = due === null || due === 0 ? null : received / due;
  const found: LineFinding[] = [];
  if (due !== null && received > due) found.push({ code: 'received-above-due', due });
  if (printed === null || roundings.length > 0) return found;
  if (due === 0) found.push({ code: 'percentage-of-nobody' });
  else if (printed > 1) found.push({ code: 'above-100', computed });
  else if (computed !== null) found.push({ code: 'percentage', computed });
  return found;
}

function peopleFaults({ households, people, highRisk, malnourished, mats }: Scorecard): ReportFinding[] {
  const { mothers, children } = people;
  const found: ReportFinding[] = [];
  if (households !== null && mothers !== null && children !== null && households > mothers + children)
    found.push({ code: 'households-above-people', households, people: mothers + children });
  const part = (part: 'high-risk' | 'malnourished' | 'mats', count: number | null, whole: number | null) => {
    if (count !== null && whole !== null && count > whole)
      found.push({ code: 'part-above-whole', part, count, whole });
  };
  part('high-risk', highRisk, mothers);
  part('malnourished', malnourished, children);
  part('mats', mats === null ? null : mats.green + mats.yellow + mats.red, children);
  return found;
}

const OF_ALL: ReadonlySet<Service> = new Set(['water', 'latrine', 'birth-certificate', 'insurance']);
const isOfAll = (service: Service): boolean => OF_ALL.has(service) || service === 'home-visit';
const OF_PREGNANT: ReadonlySet<Service> = new Set(['antenatal', 'iron', 'counselling']);

type Named = { line: PrintedLine; service: Service | null }[];

function dues(
  { people, highRisk, malnourished }: Scorecard,
  named: Named,
  { childHomeVisit }: Pick<ConvergenceSettings, 'childHomeVisit'>,
): (group: Group, service: Service) => number | null {
  const lines = (group: Group, belongs: (service: Service) => boolean) =>
    named
      .filter(({ line, service }) => line.group === group && service !== null && belongs(service))
      .map(({ line }) => line);
  const pregnancy = lines('mothers', (service) => OF_PREGNANT.has(service));
  const postnatal = lines('mothers', (service) => service === 'postnatal');
  const pregnant = likeliest(
    people.mothers,
    (due) => explained(pregnancy, due) + explained(postnatal, people.mothers! - due),
  );
  const fromSixMonths = (service: Service) => !isOfAll(service) && service !== 'length';
  const older = likeliest(people.children, (due) => explained(lines('children', fromSixMonths), due));
  const measured = likeliest(people.children, (due) =>
    explained(
      lines('children', (service) => service === 'length'),
      due,
    ),
  );
  return (group, service) => {
    if (OF_ALL.has(service)) return people[group];
    if (group === 'mothers') {
      if (service === 'home-visit') return highRisk;
      return pregnant === null ? null : service === 'postnatal' ? people.mothers! - pregnant : pregnant;
    }
    if (service === 'home-visit') return childHomeVisit === 'malnourished' ? malnourished : people.children;
    return service === 'length' ? measured : older;
  };
}

/** How many of the lines have the percentage that this due gives them. */
const explained = (lines: readonly PrintedLine[], due: number): number =>
  lines.filter(
    ({ printed, decimals, received }) =>
      printed !== null && received <= due && roundingsOf(printed, decimals, received, due).length > 0,
  ).length;

/** The one number up to `most` that explains the most; null where several do, or none does. */
function likeliest(most: number | null, explains: (due: number) => number): number | null {
  let best: number | null = null;
  let score = 0;
  for (let due = 0; due <= (most ?? -1); due++) {
    const reached = explains(due);
    if (reached > score) [best, score] = [due, reached];
    else if (reached === score) best = null;
  }
  return score === 0 ? null : best;
}
