import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Child,
  childColumns,
  columnsOf,
  type Measured,
  type Sex,
} from '../../../../src/core/measures/growth/child.ts';
import { OUTCOME, OUTCOMES, PLAUSIBLE } from '../../../../src/core/measures/growth/indices.ts';
import { scoreChildren, scoreColumns } from '../../../../src/core/measures/growth/score.ts';

const UNKNOWN = Number.NaN;

interface Expected {
  child: Child;
  answers: string;
}

/** The made-up children of `who-boundaries.txt`, which says how it is written. */
function boundaries(): Expected[] {
  const text = readFileSync(new URL('who-boundaries.txt', import.meta.url), 'utf8');
  const expected: Expected[] = [];
  let measured: Measured = 0;
  let [lenhei, weight] = [0, 0];
  for (const line of text.trim().split('\n')) {
    if (line.startsWith('#')) continue;
    if (!line.startsWith(' ')) {
      const [how = '', size, kilos] = line.split(' ');
      measured = { l: 1, h: 2, '-': 0 }[how] as Measured;
      [lenhei, weight] = [Number(size), Number(kilos)];
      continue;
    }
    const [age = '', both = ''] = line.trim().split(': ');
    const ageDays = age === '-' ? UNKNOWN : Number(age);
    for (const [at, answers] of both.split(' | ').entries()) {
      const sex = (at + 1) as Sex;
      expected.push({ child: { sex, ageDays, weight, lenhei, measured, oedema: false }, answers });
    }
  }
  return expected;
}

const scoreChild = (child: Child) => scoreChildren(columnsOf([child]));

function outcomes(change: Partial<Child>): string[] {
  const child: Child = { sex: 1, ageDays: 400, weight: 10, lenhei: 76, measured: 1, oedema: false };
  return [...scoreChild({ ...child, ...change }).outcome].map((code) => OUTCOMES[code]!);
}

describe('z-scores of children', () => {
  it('equal those of WHO at every boundary, flags included', () => {
    const all = boundaries();
    expect(all).toHaveLength(3162);
    const { z, outcome } = scoreChildren(columnsOf(all.map(({ child }) => child)));
    const ours = all.map((_, child) =>
      [0, 1, 2, 3]
        .map((index) => 4 * child + index)
        .map((at) =>
          Number.isNaN(z[at])
            ? '.'
            : `${(z[at]! * 100).toFixed(0)}${outcome[at] === OUTCOME.implausible ? '!' : ''}`,
        )
        .join(' '),
    );
    expect(ours).toEqual(all.map(({ answers }) => answers));
  });

  it('are empty for a stated reason, index by index', () => {
    const S = 'scored';
    // Length for age, weight for age, weight for length, BMI for age.
    expect(outcomes({})).toEqual([S, S, S, S]);
    expect(outcomes({ ageDays: UNKNOWN })).toEqual(['age-missing', 'age-missing', S, 'age-missing']);
    for (const ageDays of [-1, 1826.25, 1e9])
      expect(outcomes({ ageDays })).toEqual(Array.from({ length: 4 }, () => 'age-outside'));
    expect(outcomes({ sex: 0 })).toEqual(Array.from({ length: 4 }, () => 'sex-missing'));
    expect(outcomes({ sex: 3 as Sex })).toEqual(Array.from({ length: 4 }, () => 'sex-missing'));
    expect(outcomes({ oedema: true })).toEqual([S, 'oedema', 'oedema', 'oedema']);
    expect(outcomes({ weight: UNKNOWN })).toEqual([S, 'weight-missing', 'weight-missing', 'weight-missing']);
    for (const weight of [0, -3, Number.POSITIVE_INFINITY])
      expect(outcomes({ weight })).toEqual([S, ...Array.from({ length: 3 }, () => 'weight-impossible')]);
    expect(outcomes({ lenhei: UNKNOWN })).toEqual(['lenhei-missing', S, 'lenhei-missing', 'lenhei-missing']);
    for (const lenhei of [0, -76]) {
      const none = 'lenhei-impossible';
      expect(outcomes({ lenhei })).toEqual([none, S, none, none]);
    }
    // Lying from day 731 takes 0.7 cm off.
    expect(outcomes({ lenhei: 0.7, ageDays: 800 })[0]).toBe('lenhei-impossible');
    expect(outcomes({ lenhei: 44.9 })[2]).toBe('lenhei-outside');
    expect(outcomes({ lenhei: 0.9, weight: 500 })).toEqual([
      'implausible',
      'implausible',
      'lenhei-outside',
      'implausible',
    ]);
    expect(outcomes({ measured: 0 })).toEqual([S, S, S, S]);
  });

  it('need room', () => {
    expect(() => scoreChildren(childColumns(2), scoreColumns(1))).toThrow('2 children need 8 places');
  });

  const anything = fc.record<Child>({
    sex: fc.constantFrom<Sex>(0, 1, 2),
    ageDays: fc.oneof(fc.double({ min: 0, max: 1830 }), fc.double()),
    weight: fc.oneof(fc.double({ min: 1, max: 40 }), fc.double()),
    lenhei: fc.oneof(fc.double({ min: 40, max: 130 }), fc.double()),
    measured: fc.constantFrom<Measured>(0, 1, 2),
    oedema: fc.boolean(),
  });

  it('are a number of two decimals or NaN with a reason, whatever comes in; alone as in columns', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 5 }), (children) => {
        const all = scoreChildren(columnsOf(children));
        for (const [child, one] of children.entries()) {
          const { z, outcome } = scoreChild(one);
          expect(all.z.slice(4 * child, 4 * child + 4)).toEqual(z);
          expect(all.outcome.slice(4 * child, 4 * child + 4)).toEqual(outcome);
          for (const [index, score] of z.entries()) {
            const came = OUTCOMES[outcome[index]!]!;
            const { low, high } = PLAUSIBLE[index]!;
            expect(Number.isNaN(score)).toBe(!['scored', 'implausible'].includes(came));
            if (!Number.isNaN(score)) {
              expect(Number.isFinite(score)).toBe(true);
              expect(came === 'implausible').toBe(score < low || score > high);
            }
          }
        }
      }),
      { seed: 2006, numRuns: 1_000 },
    );
  });

  it('do not fall when weight or length rises by itself', () => {
    const plausible = fc.record({
      sex: fc.constantFrom<Sex>(1, 2),
      ageDays: fc.integer({ min: 0, max: 1826 }),
      weight: fc.double({ min: 2, max: 30, noNaN: true }),
      lenhei: fc.double({ min: 45, max: 119, noNaN: true }),
      measured: fc.constantFrom<Measured>(0, 1, 2),
      oedema: fc.constant(false),
    });
    fc.assert(
      fc.property(plausible, fc.double({ min: 0.1, max: 1, noNaN: true }), (child, more) => {
        const { z } = scoreChild(child);
        const heavier = scoreChild({ ...child, weight: child.weight + more }).z;
        const longer = scoreChild({ ...child, lenhei: child.lenhei + more }).z;
        expect(longer[0]!).toBeGreaterThanOrEqual(z[0]!);
        expect(heavier[1]!).toBeGreaterThanOrEqual(z[1]!);
        if (!Number.isNaN(z[2]!)) expect(heavier[2]!).toBeGreaterThanOrEqual(z[2]!);
        // Among implausible ones WHO's restricted tails may rise by a hundredth where the table's S jumps.
        if (z[2]! >= -5 && longer[2]! >= -5) expect(longer[2]!).toBeLessThanOrEqual(z[2]!);
        expect(heavier[3]!).toBeGreaterThanOrEqual(z[3]!);
        expect(longer[3]!).toBeLessThanOrEqual(z[3]!);
      }),
      { seed: 2006, numRuns: 500 },
    );
  });
});
