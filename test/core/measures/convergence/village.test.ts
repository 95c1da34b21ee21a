import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convergenceOf } from '../../../../src/core/measures/convergence/formulas.ts';
import { shareOf } from '../../../../src/core/measures/convergence/people.ts';
import type { ChildMonth, MotherMonth } from '../../../../src/core/measures/convergence/rows.ts';
import { boundsOf, sumTallies } from '../../../../src/core/measures/convergence/tally.ts';
import { type VillageMonths, villageQuarter } from '../../../../src/core/measures/convergence/village.ts';
import { child, childhood, LATER, month, mother, Q, SETTINGS } from './rows.ts';

const MONTHS = ['2025-01', '2025-02', '2025-03'];
const QUARTER = Q(1);
const result = (months: Partial<VillageMonths>, settings = SETTINGS, asOf = LATER) =>
  villageQuarter({ mothers: [], children: [], ...months }, QUARTER, settings, asOf);

const pregnancy = (person: string, row: Partial<MotherMonth> = {}) =>
  MONTHS.map((at) => mother(at, { person, ...row }));
const ALL = { antenatal: true, iron: true, counselling: true, water: true, latrine: true, insurance: true };

describe('a village', () => {
  test('formula A counts services, B counts people, and the total is the ratio of the sums', () => {
    const mothers = [...pregnancy('a', ALL), ...pregnancy('b', { ...ALL, insurance: false })];
    const children = childhood(QUARTER, 2, () => ({ homeVisit: true, water: true, latrine: true }));
    const { A, B, completeness } = convergenceOf(result({ mothers, children }).tally);
    expect(A.mothers).toMatchObject({ numerator: 11, denominator: 12 });
    expect(A.children).toMatchObject({ numerator: 3, denominator: 5 });
    expect(A.total).toMatchObject({ numerator: 14, denominator: 17, value: 14 / 17 });
    expect(B.mothers).toMatchObject({ numerator: 1, denominator: 2 });
    expect(B.children).toMatchObject({ numerator: 0, denominator: 1 });
    expect(B.total.value).toBe(1 / 3);
    expect(completeness.total.value).toBe(1);
    expect(A.total.leftOut).toEqual([{ reason: 'not-applicable', count: 4 + 5 }]);
  });

  test('each service has its own ratio over those to whom it was due', () => {
    const mothers = [...pregnancy('a', ALL), ...pregnancy('b', { deliveredOn: '2025-01-02' })];
    const { services } = convergenceOf(result({ mothers }).tally);
    const of = Object.fromEntries(services.mothers.map(({ service, measure }) => [service, measure]));
    expect(of.antenatal).toMatchObject({ numerator: 1, denominator: 1 });
    expect(of.water).toMatchObject({ numerator: 1, denominator: 2 });
    expect(of['home-visit']!.value).toBeNull();
  });

  test('nobody is no data', () => {
    const { A, B, completeness, bounds } = convergenceOf(result({}).tally);
    for (const measure of [A.total, B.total, completeness.total, A.mothers]) expect(measure.value).toBeNull();
    expect(bounds.total).toBeNull();
    expect(result({}).monitored.value).toBeNull();
  });

  test('blanks stay out of the percentage and stand beside it', () => {
    const blank = {
      antenatal: null,
      iron: null,
      counselling: null,
      water: null,
      latrine: null,
      insurance: null,
    };
    const mothers = [...pregnancy('a', ALL), ...pregnancy('b', blank)];
    const { A, B, completeness, bounds } = convergenceOf(result({ mothers }).tally);
    expect(A.total.value).toBe(1);
    expect(A.total.leftOut).toContainEqual({ reason: 'blank', count: 6 });
    expect(B.total).toMatchObject({ numerator: 1, denominator: 1 });
    expect(completeness.total.value).toBe(0.5);
    expect(bounds.total).toEqual({ low: 0.5, high: 1 });
  });

  test('per person: received of due', () => {
    const [person] = result({ mothers: pregnancy('a', { ...ALL, water: false, latrine: false }) }).people;
    expect(shareOf(person!)).toBe(4 / 6);
    expect(person!.mark).toBe('T');
  });
});

describe('who counts', () => {
  test('the quarter is that of monitoring, not of entry', () => {
    const late = pregnancy('a', { enteredAt: Date.UTC(2025, 6) });
    expect(result({ mothers: late }).people).toHaveLength(1);
    expect(result({ mothers: late }, SETTINGS, Date.UTC(2025, 5)).people).toHaveLength(0);
    expect(result({ mothers: [mother('2025-04')] }).people).toHaveLength(0);
  });

  test('the same person entered twice counts once; the later row replaces the earlier', () => {
    const twice = [...pregnancy('a'), mother('2025-02', { person: 'a', water: true, enteredAt: 5 })];
    for (const mothers of [twice, twice.toReversed()]) {
      const { people, leftOut } = result({ mothers });
      expect(people).toHaveLength(1);
      expect(people[0]!.verdicts[5]!.mark).toBe('Y');
      expect(leftOut).toEqual([{ reason: 'entered-twice', count: 1 }]);
    }
  });

  test('rows of one moment that contradict each other are as good as blank, in any order', () => {
    const rows = [true, false, true].map((water) => mother('2025-02', { person: 'a', water, latrine: null }));
    rows[1]!.latrine = true;
    const mothers = [...pregnancy('a').filter((row) => row.month !== '2025-02'), ...rows];
    for (const order of [mothers, mothers.toReversed()]) {
      const [person] = result({ mothers: order }).people;
      expect(person!.verdicts[5]!.mark).toBeNull();
      expect(person!.verdicts[6]!.mark).toBe('Y');
    }
  });

  test('a child that turns two counts with its months below two', () => {
    const children = [22, 23, 24].map((age, index) =>
      child(MONTHS[index]!, { age, water: age === 24, insurance: age === 22 }),
    );
    const { people, leftOut } = result({ children });
    expect(leftOut).toEqual([{ reason: 'above-23-months', count: 1 }]);
    expect(people[0]!.verdicts[5]).toEqual({ mark: 'T', why: { code: 'had', done: 0, unknown: 0 } });
    expect(people[0]!.verdicts[8]!.mark).toBe('Y');
  });

  test('a mother who gives birth and her child both count, as what they are by the end of the quarter', () => {
    const mothers = [mother('2025-01'), mother('2025-02'), mother('2025-03', { deliveredOn: '2025-03-04' })];
    const children = [child('2025-03', { bornOn: '2025-03-04' })];
    const { people } = result({ mothers, children });
    expect(
      people.map(({ group, verdicts }) => [group, verdicts.filter(({ mark }) => mark !== 'TS').length]),
    ).toEqual([
      ['mothers', 4],
      ['children', 5],
    ]);
  });

  test.each(['died', 'moved'] as const)(
    'who %s within the quarter is left out, or counted if the district says so',
    (left) => {
      const mothers = [mother('2025-01', { person: 'a' }), mother('2025-02', { person: 'a', left })];
      expect(result({ mothers })).toMatchObject({ people: [], leftOut: [{ reason: left, count: 1 }] });
      const [counted] = result({ mothers }, { ...SETTINGS, leavers: 'counted' }).people;
      expect(counted!.verdicts[5]).toEqual({ mark: 'T', why: { code: 'had', done: 0, unknown: 0 } });
      const back = [...mothers, mother('2025-03', { person: 'a' })];
      expect(result({ mothers: back }).people).toHaveLength(1);
    },
  );

  test('who is known and was not seen is counted as not monitored', () => {
    const children = [
      ...childhood(QUARTER, 4).map((row) => ({ ...row, person: 'seen' })),
      child('2024-12', { person: 'unseen', age: 8 }),
      child('2024-12', { person: 'too-old-by-now', age: 23 }),
    ];
    const mothers = [
      mother('2024-12', { person: 'expecting', gestation: 5 }),
      mother('2024-12', { person: 'must-have-given-birth', gestation: 9 }),
    ];
    expect(result({ mothers, children }).monitored).toMatchObject({ numerator: 1, denominator: 3 });
  });

  test('a child without any age is left out and said', () => {
    expect(result({ children: [child('2025-01')] }).leftOut).toEqual([{ reason: 'age-unknown', count: 1 }]);
  });

  test('a month that is none is refused', () => {
    expect(() => result({ mothers: [mother('2025-13')] })).toThrow('not a month: 2025-13');
  });
});

describe('every village', () => {
  const tick = fc.constantFrom(true, false, null);
  const at = fc.integer({ min: -17, max: 0 }).map((back) => month('2025-03', back));
  const person = fc.constantFrom('a', 'b', 'c', 'd');
  const enteredAt = fc.nat(3);
  const mothers = fc.array(
    fc.record<Partial<MotherMonth>>({
      person,
      month: at,
      enteredAt,
      status: fc.constantFrom('N', 'KEK', 'RISTI', 'KEK+RISTI', null),
      gestation: fc.option(fc.integer({ min: 0, max: 10 }), { nil: null }),
      deliveredOn: fc.constantFrom(null, null, '2025-02-03'),
      antenatal: tick,
      iron: tick,
      postnatal: tick,
      counselling: tick,
      homeVisit: tick,
      water: tick,
      latrine: tick,
      insurance: tick,
    }),
    { maxLength: 25 },
  );
  const children = fc.array(
    fc.record<Partial<ChildMonth>>({
      person,
      month: at,
      enteredAt,
      age: fc.integer({ min: 0, max: 25 }),
      immunisation: tick,
      weighing: tick,
      length: tick,
      counsellingMother: tick,
      homeVisit: tick,
      water: tick,
      latrine: tick,
      birthCertificate: tick,
      insurance: tick,
      parenting: tick,
    }),
    { maxLength: 60 },
  );
  const villages = fc.tuple(mothers, children).map(
    ([some, others]): VillageMonths => ({
      mothers: some.map((row) => mother(row.month!, row)),
      children: others.map((row) => child(row.month!, row)),
    }),
  );

  test('property: A and B lie within 0–100 %, parts add up, and bounds hold', () => {
    fc.assert(
      fc.property(villages, (months) => {
        const { people, tally } = result(months);
        const { A, B, completeness, bounds } = convergenceOf(tally);
        for (const formula of [A, B, completeness]) {
          for (const { numerator, denominator, value } of Object.values(formula)) {
            if (denominator === 0) expect(value).toBeNull();
            else expect(value! >= 0 && value! <= 1).toBe(true);
            expect(numerator).toBeLessThanOrEqual(denominator);
          }
          expect(formula.total.numerator).toBe(formula.mothers.numerator + formula.children.numerator);
          expect(formula.total.denominator).toBe(formula.mothers.denominator + formula.children.denominator);
        }
        if (A.total.value !== null) {
          expect(bounds.total!.low).toBeLessThanOrEqual(A.total.value);
          expect(bounds.total!.high).toBeGreaterThanOrEqual(A.total.value);
        }
        for (const group of ['mothers', 'children'] as const) {
          const counted = people.filter((one) => one.group === group).length;
          for (const each of [tally[group].people, ...tally[group].services])
            expect(each.yes + each.no + each.notApplicable + each.blank).toBe(counted);
        }
      }),
      { seed: 20251118, numRuns: 300 },
    );
  });

  test('property: the order of the rows does not matter', () => {
    fc.assert(
      fc.property(villages, ({ mothers, children }) => {
        const turned = result({ mothers: mothers.toReversed(), children: children.toReversed() });
        expect(convergenceOf(turned.tally)).toEqual(convergenceOf(result({ mothers, children }).tally));
      }),
      { seed: 20251118, numRuns: 200 },
    );
  });

  test('property: filling a blank never turns a known verdict about', () => {
    fc.assert(
      fc.property(villages, tick, ({ mothers }, typed) => {
        // Of one moment each: two rows of the same moment may begin to contradict each other.
        const rows = mothers.map((row, enteredAt) => ({ ...row, enteredAt }));
        const filled = rows.map((row) => ({ ...row, water: row.water ?? typed }));
        const after = result({ mothers: filled }).people;
        result({ mothers: rows }).people.forEach(({ verdicts }, index) => {
          const was = verdicts[5]!.mark;
          if (was !== null) expect(after[index]!.verdicts[5]!.mark).toBe(was);
        });
      }),
      { seed: 20251118, numRuns: 200 },
    );
  });

  test('property: a T made TS never lowers a score', () => {
    const tally = fc.record({
      yes: fc.nat(9),
      no: fc.integer({ min: 1, max: 9 }),
      notApplicable: fc.nat(9),
      blank: fc.nat(9),
    });
    fc.assert(
      fc.property(tally, tally, (one, other) => {
        const whole = sumTallies([one, other]);
        const eased = sumTallies([{ ...one, no: one.no - 1, notApplicable: one.notApplicable + 1 }, other]);
        expect(eased.yes / (eased.yes + eased.no)).toBeGreaterThanOrEqual(whole.yes / (whole.yes + whole.no));
        expect(boundsOf(eased)!.low).toBeGreaterThanOrEqual(boundsOf(whole)!.low);
      }),
      { seed: 20251118 },
    );
  });
});
