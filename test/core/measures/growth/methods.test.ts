import { describe, expect, it } from 'vitest';
import { type Child, columnsOf, STANDING } from '../../../../src/core/measures/growth/child.ts';
import { INDICES } from '../../../../src/core/measures/growth/indices.ts';
import {
  departures,
  fullMonths,
  otherMethods,
  printedLine,
  resultsBy,
  WHO_METHOD,
} from '../../../../src/core/measures/growth/methods.ts';
import { scoreChildren } from '../../../../src/core/measures/growth/score.ts';
import { lmsAt, type TableName, tableOf } from '../../../../src/core/measures/growth/table.ts';

const CHILD: Child = { sex: 1, ageDays: 400, weight: 7, lenhei: 72.5, measured: STANDING, oedema: false };

/** The lines −3 … 3 SD of a row. */
const lines = (name: TableName, girl: boolean, x: number) =>
  [-3, -2, -1, 0, 1, 2, 3].map((z) => printedLine(z, lmsAt(tableOf(name), girl, x)));

describe('printed lines', () => {
  it('are those of the tables in Permenkes 2/2020', () => {
    expect(lines('lengthForAge', false, 0)).toEqual([44.2, 46.1, 48, 49.9, 51.8, 53.7, 55.6]);
    expect(lines('lengthForAge', false, 731)).toEqual([78, 81, 84.1, 87.1, 90.2, 93.2, 96.3]);
    expect(lines('weightForAge', false, 0)).toEqual([2.1, 2.5, 2.9, 3.3, 3.9, 4.4, 5]);
    expect(lines('weightForAge', false, 12 * 30.4375)).toEqual([6.9, 7.7, 8.6, 9.6, 10.8, 12, 13.3]);
    expect(lines('weightForAge', true, 0)).toEqual([2, 2.4, 2.8, 3.2, 3.7, 4.2, 4.8]);
    expect(lines('weightForLength', false, 45)).toEqual([1.9, 2, 2.2, 2.4, 2.7, 3, 3.3]);
  });
});

describe('other methods', () => {
  it('are told in order of their distance from WHO, each one possible for the index', () => {
    expect(otherMethods(CHILD, 'lengthForAge')).toEqual([
      { age: 'days', correction: false, formula: 'who' },
      { age: 'full-months', correction: true, formula: 'who' },
      { age: 'full-months', correction: false, formula: 'who' },
      { age: 'full-months', correction: true, formula: 'printed-table' },
      { age: 'full-months', correction: false, formula: 'printed-table' },
    ]);
    for (const index of INDICES) {
      const distances = otherMethods(CHILD, index).map(departures);
      expect(distances).toEqual(distances.toSorted((a, b) => a - b));
      expect(distances[0]).toBe(1);
    }
    const weight = otherMethods(CHILD, 'weightForAge');
    expect(weight.every(({ correction }) => correction)).toBe(true);
    expect(otherMethods(CHILD, 'weightForLength').every(({ age }) => age === 'days')).toBe(true);
  });

  it("include WHO's own, which gives the z-score of the fast road", () => {
    const { z } = scoreChildren(columnsOf([CHILD]));
    for (const [at, index] of INDICES.entries())
      expect(resultsBy(WHO_METHOD, CHILD, index, 13)).toMatchObject([{ z: z[at] }]);
  });

  it('read a class off the printed lines', () => {
    const by = (lenhei: number) =>
      resultsBy(
        { age: 'full-months', correction: true, formula: 'printed-table' },
        { ...CHILD, ageDays: 750, lenhei },
        'lengthForAge',
        24,
      ).map((result) => result.class);
    expect(by(81)).toEqual(['normal', 'normal']);
    expect(by(80.9)).toEqual(['stunted', 'stunted']);
    expect(by(77.9)).toEqual(['severely-stunted', 'severely-stunted']);
  });

  it('count full months downwards', () => {
    expect([0, 30, 31, 730, 731].map(fullMonths)).toEqual([0, 0, 1, 23, 24]);
  });
});
