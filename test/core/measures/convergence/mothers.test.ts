import { describe, expect, test } from 'vitest';
import type { MotherMonth } from '../../../../src/core/measures/convergence/rows.ts';
import { type MotherService, SERVICES } from '../../../../src/core/measures/convergence/services.ts';
import type { Mark, Verdict } from '../../../../src/core/measures/convergence/verdict.ts';
import { villageQuarter } from '../../../../src/core/measures/convergence/village.ts';
import { LATER, mother, Q, SETTINGS } from './rows.ts';

const MONTHS = ['2025-01', '2025-02', '2025-03'];

/** The three months of the first quarter, each with the cells of `rows`; the last of `rows` goes on. */
function verdicts(...rows: Partial<MotherMonth>[]): Record<MotherService, Verdict> {
  const mothers = MONTHS.map((at, index) => mother(at, rows[Math.min(index, rows.length - 1)]));
  return named(mothers);
}

function named(mothers: MotherMonth[]): Record<MotherService, Verdict> {
  const { people } = villageQuarter({ mothers, children: [] }, Q(1), SETTINGS, LATER);
  const [person] = people;
  return Object.fromEntries(
    SERVICES.mothers.map((service, index) => [service, person!.verdicts[index]!]),
  ) as Record<MotherService, Verdict>;
}

const BORN = { deliveredOn: '2025-01-09', gestation: null };

describe('due services', () => {
  const marks = (of: Record<MotherService, Verdict>) => Object.values(of).map(({ mark }) => mark);

  test.each<[string, Partial<MotherMonth>[], number]>([
    ['a normal pregnancy', [{}], 6],
    ['KEK', [{ status: 'KEK' }], 7],
    ['RISTI', [{ status: 'RISTI' }], 7],
    ['KEK and RISTI at once', [{ status: 'KEK+RISTI' }], 7],
    ['after birth', [BORN], 4],
    ['after birth with KEK', [{ ...BORN, status: 'KEK' }], 4],
    ['the gestation that programs write after birth', [{ gestation: 10 }], 4],
  ])('%s: %#', (_, rows, due) => {
    expect(marks(verdicts(...rows)).filter((mark) => mark !== 'TS')).toHaveLength(due);
  });

  test('a home visit is not missed in a normal pregnancy', () => {
    expect(verdicts({})['home-visit']).toEqual({ mark: 'TS', why: { code: 'normal-pregnancy' } });
  });
});

describe('rules of Formulir 3A', () => {
  const ticks = (service: 'antenatal' | 'counselling' | 'postnatal' | 'homeVisit', count: number) =>
    MONTHS.map((_, index) => ({ [service]: index < count }));
  const each = (common: Partial<MotherMonth>, rows: Partial<MotherMonth>[]) =>
    rows.map((row) => ({ ...common, ...row }));

  test.each<[MotherService, string, Partial<MotherMonth>[], Mark | null]>([
    ['antenatal', 'first trimester, 1 visit', each({ gestation: 3 }, ticks('antenatal', 1)), 'Y'],
    ['antenatal', 'first trimester, none', each({ gestation: 0 }, ticks('antenatal', 0)), 'T'],
    ['antenatal', 'second trimester, 1 visit', each({ gestation: 6 }, ticks('antenatal', 1)), 'Y'],
    ['antenatal', 'second trimester, none', each({ gestation: 4 }, ticks('antenatal', 0)), 'T'],
    ['antenatal', 'third trimester, 1 visit', each({ gestation: 7 }, ticks('antenatal', 1)), 'T'],
    ['antenatal', 'third trimester, 2 visits', each({ gestation: 9 }, ticks('antenatal', 2)), 'Y'],
    ['antenatal', 'third trimester, 3 visits', each({ gestation: 8 }, ticks('antenatal', 3)), 'Y'],
    [
      'antenatal',
      'the largest gestation of the quarter decides',
      [{ gestation: 5, antenatal: true }, { gestation: 6 }, { gestation: 7 }],
      'T',
    ],
    ['antenatal', 'after birth', each(BORN, ticks('antenatal', 3)), 'TS'],
    ['antenatal', 'gestation unknown, 1 visit', each({ gestation: null }, ticks('antenatal', 1)), null],
    ['antenatal', 'gestation unknown, 2 visits', each({ gestation: null }, ticks('antenatal', 2)), 'Y'],
    ['antenatal', 'an impossible gestation is none', each({ gestation: 40 }, ticks('antenatal', 1)), null],
    ['counselling', 'first trimester, 1', each({ gestation: 2 }, ticks('counselling', 1)), 'Y'],
    ['counselling', 'second trimester, none', each({ gestation: 5 }, ticks('counselling', 0)), 'T'],
    ['counselling', 'third trimester, 1', each({ gestation: 8 }, ticks('counselling', 1)), 'T'],
    ['counselling', 'third trimester, 2', each({ gestation: 8 }, ticks('counselling', 2)), 'Y'],
    ['counselling', 'after birth', each(BORN, ticks('counselling', 3)), 'TS'],
    ['iron', 'no month ticked', [{}], 'T'],
    ['iron', 'any one month ticked', [{}, { iron: true }, {}], 'Y'],
    ['iron', '29 tablets', [{ tablets: 10 }, { tablets: 19 }, { tablets: 0 }], 'T'],
    ['iron', '30 tablets', [{ tablets: 10 }, { tablets: 20 }, { tablets: 0 }], 'Y'],
    ['iron', 'a number counts, not the tick beside it', [{ tablets: 5, iron: true }], 'T'],
    ['iron', 'after birth', [{ ...BORN, iron: true }], 'TS'],
    ['postnatal', 'while pregnant', each({}, ticks('postnatal', 3)), 'TS'],
    ['postnatal', '2 checks', each(BORN, ticks('postnatal', 2)), 'T'],
    ['postnatal', '3 checks', each(BORN, ticks('postnatal', 3)), 'Y'],
    [
      'postnatal',
      'born in the last month: 3 checks do not fit, as printed',
      [{}, {}, { deliveredOn: '2025-03-30', postnatal: true }],
      'T',
    ],
    ['home-visit', 'KEK, none', each({ status: 'KEK' }, ticks('homeVisit', 0)), 'T'],
    ['home-visit', 'RISTI, 1', each({ status: 'RISTI' }, ticks('homeVisit', 1)), 'Y'],
    ['home-visit', 'KEK, after birth', each({ ...BORN, status: 'KEK' }, ticks('homeVisit', 1)), 'TS'],
    [
      'home-visit',
      'the last status of the quarter decides',
      [{ status: 'KEK' }, { status: 'KEK' }, {}],
      'TS',
    ],
    ['home-visit', 'a blank status takes the one before', [{}, { status: 'KEK' }, { status: null }], 'T'],
    ['home-visit', 'no status typed', [{ status: null }], null],
    ['water', 'one month', [{}, {}, { water: true }], 'Y'],
    ['water', 'no month', [{}], 'T'],
    ['water', 'after birth', [BORN], 'T'],
    ['latrine', 'one month', [{ latrine: true }, {}, {}], 'Y'],
    ['latrine', 'no month', [{}], 'T'],
    ['insurance', 'one month', [{ insurance: true }, {}, {}], 'Y'],
    ['insurance', 'no month', [{}], 'T'],
  ])('%s: %s', (service, _, rows, mark) => {
    expect(verdicts(...rows)[service].mark).toBe(mark);
  });
});

describe('births', () => {
  test('any date of the quarter puts her after birth, whichever month has it', () => {
    expect(verdicts({}, { deliveredOn: '2025-02-11' }, { deliveredOn: null }).antenatal.mark).toBe('TS');
  });

  test('a date still to come is no birth', () => {
    expect(verdicts({ deliveredOn: '2025-06-01' }).antenatal.mark).toBe('T');
  });

  test('a birth of the quarter before goes on while no pregnancy is typed', () => {
    const before = mother('2024-12', { deliveredOn: '2024-12-20' });
    const blank = MONTHS.map((at) => mother(at, { gestation: null }));
    expect(named([before, ...blank]).postnatal.mark).toBe('T');
    expect(named([before, ...MONTHS.map((at) => mother(at))]).postnatal.mark).toBe('TS');
  });
});

describe('blank is not T', () => {
  test('a blank that could decide leaves it open, one that could not does not', () => {
    const open = verdicts(
      { gestation: 8, antenatal: true },
      { gestation: 8, antenatal: null },
      { gestation: 8 },
    );
    expect(open.antenatal).toEqual({
      mark: null,
      why: { code: 'times', done: 1, needed: 2, unknown: 1, quarters: 1 },
    });
    const settled = verdicts({ gestation: 8 }, { gestation: 8, antenatal: null }, { gestation: 8 });
    expect(settled.antenatal.mark).toBe('T');
    expect(verdicts({ iron: null, tablets: null }).iron.mark).toBeNull();
    expect(verdicts({ water: null }, {}, {}).water.mark).toBeNull();
  });

  test('a month without a row is as open as a blank one', () => {
    expect(named([mother('2025-01'), mother('2025-02')]).water.mark).toBeNull();
  });

  test('months before she was registered are not hers', () => {
    expect(named([mother('2025-03')]).water).toEqual({
      mark: 'T',
      why: { code: 'had', done: 0, unknown: 0 },
    });
  });
});
