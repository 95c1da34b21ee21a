import { describe, expect, test } from 'vitest';
import { type Criterion, LokusSchema, lokusOf, rankLokus } from '../../../src/core/measures/lokus.ts';

describe('the list', () => {
  const lokus = (village: string, chosenIn: number, targetYear?: number) =>
    LokusSchema.parse({ village, chosenIn, targetYear });

  test('a village is chosen one year ahead unless stated', () => {
    expect(lokus('a', 2025)).toEqual({ village: 'a', chosenIn: 2025, targetYear: 2026 });
    expect(() => lokus('a', 2025, 2025)).toThrow('comes after');
  });

  test('those of one target year, each once', () => {
    const list = [lokus('b', 2025), lokus('a', 2024, 2026), lokus('b', 2024, 2026), lokus('c', 2024)];
    expect(lokusOf(list, 2026)).toEqual([
      { village: 'a', chosenIn: 2024, targetYear: 2026 },
      { village: 'b', chosenIn: 2025, targetYear: 2026 },
    ]);
  });
});

describe('ranking', () => {
  const criteria: Criterion[] = [
    { id: 'prevalence', weight: 3, better: 'lower' },
    { id: 'convergence', weight: 1, better: 'higher' },
  ];
  const village = (unit: string, prevalence: number | null, convergence: number | null) => ({
    unit,
    values: { prevalence, convergence },
  });

  test('the neediest come first, by the district’s own weights, ties together, unknown without a place', () => {
    const ranking = rankLokus(criteria, [
      village('a', 0.1, 0.9),
      village('c', 0.4, 0.2),
      village('b', 0.4, 0.2),
      village('d', 0.9, null),
    ]);
    expect(ranking).toMatchObject({ basis: 'district', criteria });
    expect(ranking.villages.map(({ unit, place, missing }) => [unit, place, missing])).toEqual([
      ['b', 1, []],
      ['c', 1, []],
      ['a', 3, []],
      ['d', null, ['convergence']],
    ]);
    expect(ranking.villages[0]!.need).toMatchObject({ numerator: 2, denominator: 4, value: 0.5 });
  });

  test('refuses what is no share and no weight', () => {
    expect(() => rankLokus(criteria, [village('a', 12, 0.5)])).toThrow('prevalence of a: 12');
    expect(() => rankLokus([{ id: 'x', weight: 0, better: 'lower' }], [])).toThrow('weight of x');
  });
});
