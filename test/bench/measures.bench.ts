/** Village convergence against reading its rows, and its roll-up against adding the same numbers in a bare loop. */
import { type MeasuredForm, rollUpMeasures } from '../../src/core/form-measures/roll-up.ts';
import type { MeasureVersion } from '../../src/core/form-measures/versions.ts';
import { convergenceOf } from '../../src/core/measures/convergence/formulas.ts';
import { ConvergenceSettingsSchema } from '../../src/core/measures/convergence/settings.ts';
import { type VillageMonths, villageQuarter } from '../../src/core/measures/convergence/village.ts';
import { type Random, seeded } from '../../src/demo/random.ts';
import { type BenchLine, lessIsBetter, median } from './line.ts';

const RUNS = 41;
/** Runs until both are compiled for good, which takes longer on a busy machine. */
const WARMING = 150;
const MOTHERS = 60;
const CHILDREN = 140;
const HISTORY = 18;
const VILLAGES = 1872;
const KECAMATAN = 156;
const MEASURES = ['convergence-a', 'convergence-b', 'convergence-completeness', 'monitored'] as const;
const QUARTERS = ['2025-01-01', '2025-04-01', '2025-07-01', '2025-10-01'];

export default async function* measures(): AsyncGenerator<BenchLine> {
  yield village();
  yield rollUp();
}

function village(): BenchLine {
  const payload = JSON.stringify(monthsOf(seeded('measures')));
  const settings = ConvergenceSettingsSchema.parse({});
  const times = { ours: [] as number[], peer: [] as number[] };
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now();
    const months = JSON.parse(payload) as VillageMonths;
    const parsed = performance.now();
    const { tally, people } = villageQuarter(months, { year: 2025, quarter: 2 }, settings, 1);
    const { A, B } = convergenceOf(tally);
    times.ours.push(performance.now() - parsed);
    times.peer.push(2 * (parsed - began));
    if (people.length !== MOTHERS + CHILDREN || A.total.value === null || B.total.value === null)
      throw new Error(`${people.length} people, ${A.total.value}, ${B.total.value}`);
  }
  return lessIsBetter({
    name: 'measures-village',
    unit: `ms for a quarter of ${MOTHERS + CHILDREN} people with ${HISTORY} months`,
    ours: median(times.ours),
    peer: median(times.peer),
    peerName: 'JSON.parse of its rows, twice',
  });
}

/** The measures of a year, as the dashboard sums those that the villages' checks stored. */
function rollUp(): BenchLine {
  const random = seeded('roll-up');
  const units: { code: string; parent: string | null }[] = [{ code: 'prov', parent: null }];
  for (let kabupaten = 0; kabupaten < 13; kabupaten++) units.push({ code: `k${kabupaten}`, parent: 'prov' });
  for (let index = 0; index < KECAMATAN; index++) units.push({ code: `c${index}`, parent: `k${index % 13}` });
  const forms = Array.from({ length: VILLAGES }, (_, index): MeasuredForm => {
    units.push({ code: `d${index}`, parent: `c${Math.floor((index * KECAMATAN) / VILLAGES)}` });
    return { unit: `d${index}`, versions: yearOf(random) };
  });
  const key = { name: 'convergence-a', period: '2025-07-01' } as const;
  const times = { ours: [] as number[], peer: [] as number[] };
  for (let run = -WARMING; run < RUNS; run++) {
    const began = performance.now();
    const bare = bareSums(forms);
    const added = performance.now();
    const sums = rollUpMeasures(units, forms);
    const ended = performance.now();
    if (run >= 0) {
      times.ours.push(ended - added);
      times.peer.push(3 * (added - began));
    }
    const whole = bare.find((one) => one.name === key.name && one.period === key.period)!;
    const { measure } = sums.of('prov', key)!;
    if (measure.numerator !== whole.numerator || measure.denominator !== whole.denominator)
      throw new Error(`${measure.numerator} of ${measure.denominator}`);
  }
  return lessIsBetter({
    name: 'measures-roll-up',
    unit: `ms for ${MEASURES.length} measures of ${QUARTERS.length} quarters of ${VILLAGES} villages`,
    ours: median(times.ours),
    peer: median(times.peer),
    peerName: 'a bare loop that adds the same numbers up once, three times',
  });
}

/** One total a measure, period and part: the least that adding them up can cost. */
function bareSums(forms: readonly MeasuredForm[]) {
  const sums = forms[0]!.versions.map(({ name, period, leftOut }) => {
    const counts = leftOut.map(() => 0);
    return { name, period, numerator: 0, denominator: 0, counts };
  });
  for (const { versions } of forms) {
    for (let index = 0; index < versions.length; index++) {
      const { numerator, denominator, leftOut } = versions[index]!;
      const sum = sums[index]!;
      sum.numerator += numerator;
      sum.denominator += denominator;
      for (let nth = 0; nth < leftOut.length; nth++) sum.counts[nth]! += leftOut[nth]!.count;
    }
  }
  return sums;
}

function yearOf(random: Random): MeasureVersion[] {
  return MEASURES.flatMap((name) =>
    QUARTERS.map((period): MeasureVersion => {
      const [denominator, blank, unseen] = [
        random.between(1, 900),
        random.between(1, 90),
        random.between(1, 40),
      ];
      const leftOut = [
        { reason: 'blank', count: blank },
        { reason: 'not-applicable', count: unseen },
      ];
      return {
        name,
        period,
        numerator: random.between(0, denominator),
        denominator,
        leftOut,
        version: 1,
        since: 1,
      };
    }),
  );
}

/** Everybody is seen in each of the months that they can be seen in; one cell in ten is blank. */
function monthsOf(random: Random): VillageMonths {
  const tick = () => (random.next() < 0.1 ? null : random.next() < 0.7);
  const month = (back: number) => new Date(Date.UTC(2025, 5 - back)).toISOString().slice(0, 7);
  const row = (person: string, back: number) => ({
    person,
    month: month(back),
    enteredAt: 0,
  });
  const mothers = Array.from({ length: MOTHERS }, (_, index) => {
    const gestation = random.between(2, 9);
    return Array.from({ length: gestation + 1 }, (_, back) => ({
      ...row(`ibu-${index}`, back),
      status: random.pick(['N', 'N', 'N', 'KEK', 'RISTI'] as const),
      gestation: gestation - back,
      deliveredOn: null,
      antenatal: tick(),
      iron: tick(),
      tablets: null,
      postnatal: tick(),
      counselling: tick(),
      homeVisit: tick(),
      water: tick(),
      latrine: tick(),
      insurance: tick(),
    }));
  });
  const children = Array.from({ length: CHILDREN }, (_, index) => {
    const age = random.between(0, 23);
    return Array.from({ length: Math.min(HISTORY, age + 1) }, (_, back) => ({
      ...row(`anak-${index}`, back),
      bornOn: `${month(age)}-15`,
      age: age - back,
      nutrition: null,
      immunisation: tick(),
      measles: null,
      weighing: tick(),
      length: tick(),
      counsellingFather: tick(),
      counsellingMother: tick(),
      homeVisit: tick(),
      water: tick(),
      latrine: tick(),
      birthCertificate: tick(),
      insurance: tick(),
      parenting: tick(),
    }));
  });
  return { mothers: mothers.flat(), children: children.flat() };
}
