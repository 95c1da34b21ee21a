import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attainable, ROUNDINGS, roundingsOf } from '../../../src/core/measures/attainable.ts';

describe('attainable', () => {
  test('published for Kalimantan Selatan, September 2025: 71,15 % of 1.871 villages must have been of 1.872', () => {
    const of1871 = attainable(0.7115, 2, 1871);
    expect(of1871).toMatchObject({ possible: false, numerators: null });
    expect(of1871.neighbours[0]).toBe(1872);
    expect(attainable(0.7115, 2, 1872)).toEqual({
      possible: true,
      numerators: { first: 1332, last: 1332 },
      neighbours: [],
    });
    expect(attainable(0.2885, 2, 1872).numerators).toEqual({ first: 540, last: 540 });
  });

  test('published for the country, third quarter of 2025: 19.669 villages are 26,13 % of about 75.265', () => {
    const { numerators } = attainable(0.2613, 2, 75_265);
    expect(numerators!.first).toBeLessThanOrEqual(19_669);
    expect(numerators!.last).toBeGreaterThanOrEqual(19_669);
  });

  test.each([
    ['100 % of anything', 1, 0, 27, { first: 27, last: 27 }],
    ['0 % of anything', 0, 2, 27, { first: 0, last: 0 }],
    ['0 % in whole percents, the rest cut off', 0, 0, 1000, { first: 0, last: 9 }],
    ['8 of 27, printed 30 %', 0.3, 0, 27, { first: 8, last: 8 }],
    ['31 of 34, printed 91 %', 0.91, 0, 34, { first: 31, last: 31 }],
    ['2 of 3, cut off at 66 %', 0.66, 0, 3, { first: 2, last: 2 }],
    ['700 % is no part of a whole', 7, 0, 27, null],
    ['nor is less than nothing', -0.01, 0, 27, null],
    ['nothing is a percentage of nobody', 0, 0, 0, null],
    ['50 % of one person', 0.5, 0, 1, null],
  ])('%s', (_, printed, decimals, denominator, numerators) => {
    const result = attainable(printed, decimals, denominator);
    expect(result.numerators).toEqual(numerators);
    expect(result.possible).toBe(numerators !== null);
  });

  test.each([
    ['a share that is no number', Number.NaN, 2, 5],
    ['decimals that are none', 0.5, 1.5, 5],
    ['more decimals than a number has', 0.5, 11, 5],
    ['half a person', 0.5, 2, 4.5],
    ['fewer than nobody', 0.5, 2, -1],
  ])('refuses %s', (_, printed, decimals, denominator) => {
    expect(() => attainable(printed, decimals, denominator)).toThrow(RangeError);
  });

  test.each([
    [1, 8, 0.13, ['half-up']],
    [1, 8, 0.12, ['half-even', 'truncated']],
    [3, 8, 0.38, ['half-up', 'half-even']],
    [3, 8, 0.37, ['truncated']],
    [27, 27, 1, [...ROUNDINGS]],
    [27, 27, 7, []],
    [0, 0, 0, []],
    [491, 181, 2.71, [...ROUNDINGS]],
  ])('%i of %i is printed as %f by %j', (numerator, denominator, printed, roundings) => {
    expect(roundingsOf(printed, 0, numerator, denominator)).toEqual(roundings);
  });

  test('property: the numerators are those, and only those, that some rounding prints so', () => {
    const denominators = fc.integer({ min: 1, max: 400 });
    const decimals = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(
        denominators,
        decimals,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (whole, digits, raw) => {
          const scale = 10 ** (digits + 2);
          const printed = Math.round(raw * scale) / scale;
          const { numerators, neighbours } = attainable(printed, digits, whole);
          const found = Array.from({ length: whole + 1 }, (_, part) => part).filter(
            (part) => roundingsOf(printed, digits, part, whole).length > 0,
          );
          expect(numerators).toEqual(found.length === 0 ? null : { first: found[0], last: found.at(-1) });
          expect(found.length).toBe(numerators === null ? 0 : numerators.last - numerators.first + 1);
          for (const other of neighbours) expect(attainable(printed, digits, other).possible).toBe(true);
        },
      ),
      { seed: 20251118 },
    );
  });

  test('property: what a rounding of a real count prints is always possible', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90_000 }), fc.nat(90_000), fc.nat(4), (whole, some, digits) => {
        const part = some % (whole + 1);
        const scale = 10 ** (digits + 2);
        const cut = Math.floor((part * scale) / whole) / scale;
        const { numerators } = attainable(cut, digits, whole);
        expect(numerators!.first).toBeLessThanOrEqual(part);
        expect(numerators!.last).toBeGreaterThanOrEqual(part);
      }),
      { seed: 20251118 },
    );
  });
});
