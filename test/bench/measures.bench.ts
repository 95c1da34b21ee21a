/** Village convergence against reading its rows, and its roll-up against adding the same numbers in a bare loop. */
import { convergenceOf } from '../../src/core/measures/convergence/formulas.ts';
import { rollUpVillages } from '../../src/core/measures/convergence/roll-up.ts';
import { GROUPS, SERVICES } from '../../src/core/measures/convergence/services.ts';
import { ConvergenceSettingsSchema } from '../../src/core/measures/convergence/settings.ts';
import { newVillageTally, type Tally, type VillageTally } from '../../src/core/measures/convergence/tally.ts';
import { type VillageMonths, villageQuarter } from '../../src/core/measures/convergence/village.ts';
import { type Random, seeded } from '../../src/demo/random.ts';
import { type BenchLine, lessIsBetter, median } from './line.ts';

const RUNS = 41;
const MOTHERS = 60;
const CHILDREN = 140;
const HISTORY = 18;
const VILLAGES = 1872;
const KECAMATAN = 156;

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

function rollUp(): BenchLine {
  const random = seeded('roll-up');
  const units: { code: string; parent: string | null }[] = [{ code: 'prov', parent: null }];
  for (let kabupaten = 0; kabupaten < 13; kabupaten++) units.push({ code: `k${kabupaten}`, parent: 'prov' });
  for (let index = 0; index < KECAMATAN; index++) units.push({ code: `c${index}`, parent: `k${index % 13}` });
  const villages = new Map<string, VillageTally>();
  for (let index = 0; index < VILLAGES; index++) {
    units.push({ code: `d${index}`, parent: `c${index % KECAMATAN}` });
    villages.set(`d${index}`, tallyOf(random));
  }
  const times = { ours: [] as number[], peer: [] as number[] };
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now();
    const bare = bareSums(villages);
    const added = performance.now();
    const top = rollUpVillages(units, villages).get('prov')!;
    times.ours.push(performance.now() - added);
    times.peer.push(3 * (added - began));
    if (String(bareSums(new Map([['prov', top]]))) !== String(bare)) throw new Error('the sums differ');
  }
  return lessIsBetter({
    name: 'measures-roll-up',
    unit: `ms for ${VILLAGES} villages`,
    ours: median(times.ours),
    peer: median(times.peer),
    peerName: 'a bare loop that adds the same numbers, three times',
  });
}

/** One total for each service and state. */
function bareSums(villages: ReadonlyMap<string, VillageTally>): number[] {
  const sums = new Array<number>(4 * (2 + SERVICES.mothers.length + SERVICES.children.length)).fill(0);
  for (const { mothers, children } of villages.values()) {
    let place = 0;
    for (const tally of [mothers.people, ...mothers.services, children.people, ...children.services]) {
      sums[place++]! += tally.yes;
      sums[place++]! += tally.no;
      sums[place++]! += tally.notApplicable;
      sums[place++]! += tally.blank;
    }
  }
  return sums;
}

function tallyOf(random: Random): VillageTally {
  const village = newVillageTally();
  const fill = (tally: Tally) => {
    for (const key of ['yes', 'no', 'notApplicable', 'blank'] as const) tally[key] = random.between(0, 40);
  };
  for (const group of GROUPS) {
    fill(village[group].people);
    for (let index = 0; index < SERVICES[group].length; index++) fill(village[group].services[index]!);
  }
  return village;
}

/** Everybody is seen in each of the months that they can be seen in; one cell in ten is blank. */
function monthsOf(random: Random): VillageMonths {
  const tick = () => (random.next() < 0.1 ? null : random.next() < 0.7);
  const month = (back: number) => new Date(Date.UTC(2025, 5 - back)).toISOString().slice(0, 7);
  const row = (person: string, back: number) => ({
    person,
    village: 'desa',
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
