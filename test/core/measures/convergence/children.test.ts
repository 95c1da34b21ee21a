import { describe, expect, test } from 'vitest';
import type { Quarter } from '../../../../src/core/measures/convergence/quarter.ts';
import type { ChildMonth } from '../../../../src/core/measures/convergence/rows.ts';
import { type ChildService, SERVICES } from '../../../../src/core/measures/convergence/services.ts';
import type { ConvergenceSettings } from '../../../../src/core/measures/convergence/settings.ts';
import type { Mark, Verdict } from '../../../../src/core/measures/convergence/verdict.ts';
import { villageQuarter } from '../../../../src/core/measures/convergence/village.ts';
import { child, childhood, LATER, Q, SETTINGS } from './rows.ts';

type Verdicts = Record<ChildService, Verdict>;

function verdicts(
  children: ChildMonth[],
  quarter: Quarter,
  settings: Partial<ConvergenceSettings> = {},
): Verdicts {
  const { people } = villageQuarter({ mothers: [], children }, quarter, { ...SETTINGS, ...settings }, LATER);
  const [person] = people;
  return Object.fromEntries(
    SERVICES.children.map((service, index) => [service, person!.verdicts[index]!]),
  ) as Verdicts;
}

const due = (of: Verdicts) => Object.values(of).filter(({ mark }) => mark !== 'TS').length;

describe('due services', () => {
  test.each([
    [1, 0, 5],
    [1, 3, 5],
    [1, 4, 6],
    [3, 5, 6],
    [2, 6, 10],
    [1, 23, 10],
    [4, 5, 5],
    [4, 6, 9],
    [4, 7, 10],
  ] as const)('quarter %i, %i months: %i', (quarter, age, count) => {
    expect(due(verdicts(childhood(Q(quarter), age), Q(quarter)))).toBe(count);
  });
});

describe('rolling windows', () => {
  /** Ticked in the `ticks` months furthest back within the window. */
  const ticked = (
    service: 'weighing' | 'counsellingMother' | 'parenting',
    age: number,
    ticks: number,
    window: number,
  ) => childhood(Q(3), age, (back) => ({ [service]: back < window && back >= window - ticks }));

  test.each<[number, number, number, Mark]>([
    // age, months of the window, times, verdict
    [6, 6, 5, 'Y'],
    [6, 6, 4, 'T'],
    [12, 6, 5, 'Y'],
    [12, 6, 4, 'T'],
    [13, 12, 8, 'Y'],
    [13, 12, 7, 'T'],
    [17, 12, 8, 'Y'],
    [18, 12, 8, 'Y'],
    [18, 12, 7, 'T'],
    [19, 18, 15, 'Y'],
    [19, 18, 14, 'T'],
    [23, 18, 15, 'Y'],
    [23, 18, 14, 'T'],
  ])('%i months, %i months back, %i times: %s', (age, window, ticks, mark) => {
    expect(verdicts(ticked('weighing', age, ticks, window), Q(3)).weighing).toMatchObject({
      mark,
      why: { code: 'times', done: ticks, quarters: window / 3 },
    });
    expect(verdicts(ticked('counsellingMother', age, ticks, window), Q(3)).counselling.mark).toBe(mark);
  });

  test('what lies before the window does not count', () => {
    const early = childhood(Q(3), 12, (back) => ({ weighing: back >= 6 }));
    expect(verdicts(early, Q(3)).weighing).toMatchObject({ mark: 'T', why: { done: 0 } });
  });

  test.each([
    ['as-younger', 'Y'],
    ['as-older', 'T'],
  ] as const)('exactly 18 months, %s', (exactly18Months, mark) => {
    const children = childhood(Q(3), 18, (back) => ({ weighing: back < 8 }));
    expect(verdicts(children, Q(3), { exactly18Months }).weighing.mark).toBe(mark);
  });

  test.each([
    [6, 4, 'T'],
    [6, 5, 'Y'],
    [23, 4, 'T'],
    [23, 5, 'Y'],
  ] as const)('parenting at %i months: %i times in 2 quarters', (age, ticks, mark) => {
    expect(verdicts(ticked('parenting', age, ticks, 6), Q(3)).parenting.mark).toBe(mark);
  });

  test('below 6 months none of them is due', () => {
    const young = verdicts(childhood(Q(1), 5), Q(1));
    for (const service of ['immunisation', 'weighing', 'counselling', 'parenting'] as const)
      expect(young[service]).toEqual({ mark: 'TS', why: { code: 'too-young', age: 5, months: 6 } });
  });

  test('the annual text asks for every month of the quarter', () => {
    const twice = childhood(Q(3), 20, (back) => ({ weighing: back !== 1, parenting: back < 3 }));
    const annual = verdicts(twice, Q(3), { childText: 'annual' });
    expect(annual.weighing).toMatchObject({ mark: 'T', why: { done: 2, needed: 3, quarters: 1 } });
    expect(annual.parenting.mark).toBe('Y');
  });

  test('months without a row are unknown, not missed', () => {
    const recent = childhood(Q(3), 20, () => ({ weighing: true })).slice(0, 3);
    expect(verdicts(recent, Q(3)).weighing).toEqual({
      mark: null,
      why: { code: 'times', done: 3, needed: 15, unknown: 15, quarters: 6 },
    });
  });

  test('months before birth are none', () => {
    const children = [5, 6, 7, 8, 9].map((at) =>
      child(`2025-0${at}`, { bornOn: '2025-03-15', weighing: true }),
    );
    expect(verdicts(children, Q(3)).weighing).toMatchObject({ mark: 'Y', why: { done: 5, unknown: 1 } });
  });
});

describe('counselling of parents', () => {
  const fathers = childhood(Q(3), 8, () => ({ counsellingFather: true }));

  test('the mother’s column counts, or either, as the setting says', () => {
    expect(verdicts(fathers, Q(3)).counselling.mark).toBe('T');
    expect(verdicts(fathers, Q(3), { parentCounselling: 'either' }).counselling.mark).toBe('Y');
    const half = childhood(Q(3), 8, () => ({ counsellingFather: false, counsellingMother: null }));
    expect(verdicts(half, Q(3), { parentCounselling: 'either' }).counselling.mark).toBeNull();
  });
});

describe('immunisation', () => {
  const at = (age: number, row: (age: number) => Partial<ChildMonth>) =>
    verdicts(
      childhood(Q(3), age, (back) => row(age - back)),
      Q(3),
    ).immunisation;

  test.each<[string, number, (age: number) => Partial<ChildMonth>, Mark | null, boolean]>([
    ['6 months, ticked', 6, (age) => ({ immunisation: age === 6 }), 'Y', false],
    ['9 months, ticked at 7', 9, (age) => ({ immunisation: age === 7 }), 'Y', false],
    ['9 months, ticked at 5 only', 9, (age) => ({ immunisation: age === 5 }), 'T', false],
    ['10 months, ticked at 9: measles is missing', 10, (age) => ({ immunisation: age === 9 }), 'T', true],
    ['10 months, ticked', 10, (age) => ({ immunisation: age === 10 }), 'Y', true],
    ['20 months, complete since 12', 20, (age) => ({ immunisation: age === 12 }), 'Y', true],
    ['20 months, never', 20, () => ({}), 'T', true],
    ['20 months, blank in the quarter', 20, (age) => ({ immunisation: age > 17 ? null : false }), null, true],
    [
      '11 months, measles in a column of its own',
      11,
      (age) => ({ immunisation: age === 7, measles: age === 11 }),
      'Y',
      true,
    ],
    ['11 months, all but measles', 11, (age) => ({ immunisation: age === 7, measles: false }), 'T', true],
    ['11 months, measles alone', 11, (age) => ({ measles: age === 11 }), 'T', true],
  ])('%s', (_, age, row, mark, complete) => {
    expect(at(age, row)).toMatchObject({ mark, why: { code: 'immunised', complete } });
  });
});

describe('length', () => {
  const measuredIn = (quarter: Quarter, age: number, ...months: string[]) =>
    verdicts(
      childhood(quarter, age, (_, at) => ({ length: months.includes(at) })),
      quarter,
    ).length;

  test.each<[Quarter['quarter'], number, string[], Mark]>([
    [1, 3, [], 'TS'],
    [1, 4, ['2025-02'], 'Y'],
    [1, 4, ['2025-03'], 'T'],
    [1, 23, ['2025-02'], 'Y'],
    [2, 3, [], 'TS'],
    [2, 12, ['2025-02'], 'Y'],
    [2, 12, ['2025-05'], 'T'],
    [3, 3, [], 'TS'],
    [3, 4, ['2025-08'], 'Y'],
    [3, 8, ['2025-08'], 'Y'],
    [3, 8, [], 'T'],
    [3, 9, ['2025-08'], 'T'],
    [3, 9, ['2025-02', '2025-08'], 'Y'],
    [3, 23, ['2025-02'], 'T'],
    [4, 6, [], 'TS'],
    [4, 7, ['2025-08'], 'Y'],
    [4, 11, ['2025-08'], 'Y'],
    [4, 11, ['2025-11'], 'T'],
    [4, 12, ['2025-08'], 'T'],
    [4, 12, ['2025-02', '2025-08'], 'Y'],
    [4, 23, ['2025-02', '2025-08'], 'Y'],
  ])('quarter %i, %i months, measured in %j: %s', (quarter, age, months, mark) => {
    expect(measuredIn(Q(quarter), age, ...months).mark).toBe(mark);
  });

  test('says which month is missing, and which is not typed', () => {
    const blank = childhood(Q(3), 20, (_, at) => ({ length: at === '2025-02' ? null : false }));
    expect(verdicts(blank, Q(3)).length).toEqual({
      mark: 'T',
      why: { code: 'measured', due: [2, 8], missed: [8], unknown: [2] },
    });
  });
});

describe('home visit', () => {
  const visited = (times: number, row: Partial<ChildMonth> = {}) =>
    childhood(Q(3), 4, (back) => ({ homeVisit: back < times, ...row }));

  test.each([
    ['every-child', 1, 'N', 'T'],
    ['every-child', 2, 'N', 'Y'],
    ['malnourished', 0, 'N', 'TS'],
    ['malnourished', 0, null, 'TS'],
    ['malnourished', 2, 'GB', 'T'],
    ['malnourished', 3, 'GK', 'Y'],
    ['malnourished', 3, 'S', 'Y'],
  ] as const)('%s, %i visits, status %s: %s', (childHomeVisit, times, nutrition, mark) => {
    expect(verdicts(visited(times, { nutrition }), Q(3), { childHomeVisit })['home-visit'].mark).toBe(mark);
  });
});

describe('what one month of the quarter is enough for', () => {
  test.each([
    ['water', 'water'],
    ['latrine', 'latrine'],
    ['birth-certificate', 'birthCertificate'],
    ['insurance', 'insurance'],
  ] as const)('%s', (service, cell) => {
    const once = childhood(Q(3), 2, (back) => ({ [cell]: back === 2 }));
    expect(verdicts(once, Q(3))[service].mark).toBe('Y');
    const before = childhood(Q(3), 8, (back) => ({ [cell]: back === 4 }));
    expect(verdicts(before, Q(3))[service].mark).toBe('T');
  });
});

describe('age', () => {
  test('the largest of the quarter decides; without one it is counted from birth', () => {
    const typed = [child('2025-07', { age: 5 }), child('2025-08', { age: 6 }), child('2025-09')];
    expect(verdicts(typed, Q(3)).weighing.mark).not.toBe('TS');
    const born = ['2025-07', '2025-08', '2025-09'].map((at) => child(at, { bornOn: '2025-04-30' }));
    expect(verdicts(born, Q(3)).weighing).toMatchObject({ why: { code: 'too-young', age: 5 } });
  });
});
