import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cellId,
  type Figure,
  type Layout,
  layOut,
} from '../../../../src/core/measures/publication/layout.ts';
import { suppress } from '../../../../src/core/measures/publication/suppress.ts';
import { isSmall, type Table } from '../../../../src/core/measures/publication/table.ts';
import { learns, narrowed } from './attacker.ts';

const UNITS: Layout['units'] = [
  { code: 'kab', parent: null },
  { code: 'k1', parent: 'kab' },
  { code: 'k2', parent: 'kab' },
  { code: 'a', parent: 'k1' },
  { code: 'b', parent: 'k1' },
  { code: 'c', parent: 'k1' },
  { code: 'd', parent: 'k2' },
  { code: 'e', parent: 'k2' },
];
const VILLAGES = ['a', 'b', 'c', 'd', 'e'];
const LAYOUT: Layout = {
  units: UNITS,
  figures: [{ id: 'measured' }, { id: 'stunted', partOf: 'measured' }],
  periods: [{ id: '2025' }],
};

/** Villages' counts with the totals of the levels above. */
function figuresOf(figure: string, counts: readonly number[], period = '2025'): Figure[] {
  const of = new Map(VILLAGES.map((unit, index) => [unit, counts[index]!]));
  const total = (unit: string): number =>
    of.get(unit) ??
    UNITS.filter(({ parent }) => parent === unit).reduce((sum, { code }) => sum + total(code), 0);
  return UNITS.map(({ code }) => ({ unit: code, figure, period, count: total(code) }));
}
const stunted = (unit: string, period = '2025') => cellId(unit, 'stunted', period);

/** Everything that must stay unknown stays so, whatever the reader does. */
function expectSafe(table: Table, limit: number): void {
  const { hidden, exposed } = suppress(table);
  expect(exposed).toEqual([]);
  for (const { id, count } of table.cells) {
    if (!isSmall(count)) continue;
    const [low, high] = narrowed(table, hidden, id, limit);
    expect(low === high || (low >= 1 && high <= 4), `${id}: ${low}–${high}`).toBe(false);
    expect(learns(table, hidden, id, limit), id).toBe(false);
  }
}

describe('what is hidden', () => {
  test('a single small count takes another village with it, and one more where totals would tell', () => {
    const table = layOut(LAYOUT, [
      ...figuresOf('measured', [50, 60, 70, 80, 90]),
      ...figuresOf('stunted', [2, 9, 12, 20, 30]),
    ]);
    expect([...suppress(table).hidden]).toEqual([stunted('a'), stunted('b')]);
    expectSafe(table, 400);
  });

  test('the difference to those measured is as secret as the count itself', () => {
    const table = layOut(LAYOUT, [
      ...figuresOf('measured', [50, 60, 70, 80, 90]),
      ...figuresOf('stunted', [20, 57, 30, 20, 30]),
    ]);
    expect(suppress(table).hidden).toContain(stunted('b'));
    expectSafe(table, 400);
  });

  test('a small total is hidden through all levels', () => {
    const table = layOut(LAYOUT, [
      ...figuresOf('measured', [50, 60, 70, 80, 90]),
      ...figuresOf('stunted', [2, 1, 0, 20, 30]),
    ]);
    const { hidden } = suppress(table);
    for (const unit of ['a', 'b', 'k1', 'k2']) expect(hidden).toContain(stunted(unit));
    expect([...hidden].filter((id) => id === stunted('d') || id === stunted('e'))).not.toEqual([]);
    expectSafe(table, 400);
  });

  test('nothing small, nothing hidden; 0 is no small count', () => {
    const table = layOut(LAYOUT, [
      ...figuresOf('measured', [50, 60, 70, 80, 90]),
      ...figuresOf('stunted', [0, 9, 12, 20, 30]),
    ]);
    expect(suppress(table)).toEqual({ hidden: new Set(), exposed: [] });
  });

  test('a year does not tell the quarter that its pages hid', () => {
    const quarters = ['tw1', 'tw2', 'tw3'];
    const layout: Layout = {
      units: UNITS,
      figures: [{ id: 'stunted' }],
      periods: [...quarters.map((id) => ({ id })), { id: '2025', sumOf: quarters }],
    };
    const table = layOut(layout, [
      ...figuresOf('stunted', [3, 9, 12, 20, 30], 'tw1'),
      ...figuresOf('stunted', [7, 9, 12, 20, 30], 'tw2'),
      ...figuresOf('stunted', [8, 9, 12, 20, 30], 'tw3'),
      ...figuresOf('stunted', [18, 27, 36, 60, 90], '2025'),
    ]);
    const { hidden } = suppress(table);
    expect(quarters.filter((period) => hidden.has(stunted('a', period))).length).toBeGreaterThan(1);
    expectSafe(table, 400);
  });

  test('two dates of a running total do not tell the few in between', () => {
    const layout: Layout = {
      units: UNITS,
      figures: [{ id: 'stunted' }],
      periods: [{ id: 'februari' }, { id: 'maret', after: 'februari' }],
    };
    const table = layOut(layout, [
      ...figuresOf('stunted', [10, 10, 10, 10, 10], 'februari'),
      ...figuresOf('stunted', [13, 20, 20, 20, 20], 'maret'),
    ]);
    const { hidden } = suppress(table);
    expect(hidden.has(stunted('a', 'februari')) || hidden.has(stunted('a', 'maret'))).toBe(true);
    expectSafe(table, 200);
  });

  test('what was published before stays; what it gives away is told', () => {
    const figures = [
      ...figuresOf('measured', [50, 60, 70, 80, 90]),
      ...figuresOf('stunted', [2, 9, 12, 20, 30]),
    ];
    const before = figures.map((figure) =>
      figure.unit === 'b' ? { ...figure, alreadyPublished: true } : figure,
    );
    const other = suppress(layOut(LAYOUT, before));
    expect(other.hidden).not.toContain(stunted('b'));
    expect(other.hidden).toContain(stunted('c'));
    expect(other.exposed).toEqual([]);
    const all = figures.map((figure) =>
      figure.unit === 'a' ? figure : { ...figure, alreadyPublished: true },
    );
    expect(suppress(layOut(LAYOUT, all)).exposed).toContain(stunted('a'));
  });

  test('a village that is not listed makes up the rest', () => {
    const figures = figuresOf('stunted', [2, 9, 12, 20, 30]).filter(({ unit }) => unit !== 'c');
    const table = layOut({ ...LAYOUT, figures: [{ id: 'stunted' }] }, figures);
    expect([...suppress(table).hidden]).toEqual([stunted('a')]);
    expectSafe(table, 200);
  });
});

describe('bad tables are loud', () => {
  test('a total that is not the sum, a part above its whole, a count that is none', () => {
    const figures = figuresOf('stunted', [2, 9, 12, 20, 30]);
    const wrong = figures.map((figure) => (figure.unit === 'k1' ? { ...figure, count: 24 } : figure));
    expect(() => suppress(layOut(LAYOUT, wrong))).toThrow('kab stunted 2025 is not the sum of');
    expect(() => layOut(LAYOUT, [...figures, ...figuresOf('measured', [1, 9, 12, 20, 30])])).toThrow(
      'kab measured 2025 is less than kab stunted 2025',
    );
    expect(() => suppress({ cells: [{ id: 'x', count: 1.5 }], relations: [] })).toThrow('count of x: 1.5');
    expect(() => suppress({ cells: [], relations: [{ whole: 'x', parts: [] }] })).toThrow('no cell x');
    const twice = { id: 'x', count: 9 };
    expect(() => suppress({ cells: [twice, twice], relations: [] })).toThrow('same name');
  });
});

describe('every table', () => {
  const count = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 25 }));
  const five = fc.array(count, { minLength: 5, maxLength: 5 });

  test('property: no small count of stunted, nor of the rest, can be learnt', () => {
    fc.assert(
      fc.property(five, five, (some, rest) => {
        const measured = some.map((each, index) => each + rest[index]!);
        const table = layOut(LAYOUT, [...figuresOf('measured', measured), ...figuresOf('stunted', some)]);
        const top = measured.reduce((sum, each) => sum + each, 0);
        // Of a district with fewer than five there is nothing that could be said safely.
        fc.pre(
          some.reduce((sum, each) => sum + each, 0) > 4 && rest.reduce((sum, each) => sum + each, 0) > 4,
        );
        expectSafe(table, top + 10);
      }),
      { seed: 20251118, numRuns: 200 },
    );
  });

  test('property: nor over two quarters and their year', () => {
    const layout: Layout = {
      units: UNITS,
      figures: [{ id: 'stunted' }],
      periods: [{ id: 'tw1' }, { id: 'tw2' }, { id: '2025', sumOf: ['tw1', 'tw2'] }],
    };
    fc.assert(
      fc.property(five, five, (first, second) => {
        const year = first.map((each, index) => each + second[index]!);
        const table = layOut(layout, [
          ...figuresOf('stunted', first, 'tw1'),
          ...figuresOf('stunted', second, 'tw2'),
          ...figuresOf('stunted', year, '2025'),
        ]);
        expectSafe(table, 150);
      }),
      { seed: 20251118, numRuns: 200 },
    );
  });
});
