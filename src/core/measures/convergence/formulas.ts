/**
 * Village convergence, from counted verdicts.
 *
 * Formula: **A (services)**: ΣY ÷ (ΣY + ΣT) over all services of all people. **B (persons)**: people who received
 * everything they were due ÷ people who were due something. Mothers and children apart, then the ratio of their sums, never
 * the mean of the two percentages. Completeness: what is known ÷ what was due.
 * Source: A is Formulir Bantu 2 and the programs E-PPKPS and OpenSID; B is the printed guide's corner of Formulir 3A and 3B.
 * Certainty: both are in use and give different percentages, so that a percentage is never shown without its letter.
 * In dispute: which one is the headline (setting, default A). The programs count a blank as not received; here it is left
 * out and said, and `bounds` tells what it could still change. PAUD of children above two is in no village total.
 */
import { type Measure, measure } from '../measure.ts';
import { type Group, SERVICES, type Service } from './services.ts';
import { boundsOf, measureOf, type NotCounted, sumTallies, type Tally, type VillageTally } from './tally.ts';

/** Of mothers, of children, and of the village. */
export type Parted<Value> = Record<Group | 'total', Value>;

export interface Convergence {
  /** Formula A and formula B. */
  A: Parted<Measure<NotCounted>>;
  B: Parted<Measure<NotCounted>>;
  /** Verdicts that are known ÷ verdicts due. */
  completeness: Parted<Measure>;
  /** Formula A if every blank turned out T, or Y. */
  bounds: Parted<{ low: number; high: number } | null>;
  services: Record<Group, { service: Service; measure: Measure<NotCounted> }[]>;
}

export function convergenceOf(village: VillageTally): Convergence {
  const services = parted((group) => sumTallies(village[group].services));
  const people = parted((group) => village[group].people);
  return {
    A: mapped(services, measureOf),
    B: mapped(people, measureOf),
    completeness: mapped(services, completenessOf),
    bounds: mapped(services, boundsOf),
    services: { mothers: byService(village, 'mothers'), children: byService(village, 'children') },
  };
}

function parted(tallyOf: (group: Group) => Tally): Parted<Tally> {
  const [mothers, children] = [tallyOf('mothers'), tallyOf('children')];
  return { mothers, children, total: sumTallies([mothers, children]) };
}

const mapped = <From, To>(
  { mothers, children, total }: Parted<From>,
  map: (from: From) => To,
): Parted<To> => ({
  mothers: map(mothers),
  children: map(children),
  total: map(total),
});

const completenessOf = ({ yes, no, notApplicable, blank }: Tally): Measure =>
  measure(yes + no, yes + no + blank, [{ reason: 'not-applicable', count: notApplicable }]);

const byService = (village: VillageTally, group: Group) =>
  SERVICES[group].map((service, index) => ({ service, measure: measureOf(village[group].services[index]!) }));
