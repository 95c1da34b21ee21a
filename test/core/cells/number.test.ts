import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../src/core/cells/number.ts';
import { plainNumber } from '../../../src/core/cells/plain-number.ts';

const read = (text: string, whole = false) => {
  const reading = readNumber(text, whole);
  return reading.kind === 'number' ? reading.value : 'none';
};

describe('numbers as typed in Indonesia', () => {
  it.each([
    ['30,81', 30.81],
    ['30.81', 30.81],
    ['30,81%', 0.3081],
    ['30,81 %', 0.3081],
    ['1.234.567', 1234567],
    ['1.234.567,89', 1234567.89],
    ['1,234,567.89', 1234567.89],
    ['12,5', 12.5],
    [',7', 0.7],
    ['0,7', 0.7],
    ['-2,04', -2.04],
    ['−2,04', -2.04],
    ['- 2,04', -2.04],
    ['1 871', 1871],
    ['\u00a0100 ', 100],
    ['0', 0],
  ])('reads %j as %d', (text, value) => {
    expect(read(text)).toBeCloseTo(value as number, 10);
  });

  it.each([
    '',
    '  ',
    'dua puluh',
    '12 orang',
    '10..2',
    '10,2.',
    '1O,2',
    '85,2/86',
    '35-40',
    '6.20E+15',
    '1.23.456',
    '%',
  ])('does not read %j', (text) => expect(read(text)).toBe('none'));

  it('reads one separator before three digits as the column means it, and says so', () => {
    expect(readNumber('1.871', true)).toEqual({ kind: 'number', value: 1871, ambiguous: true });
    expect(readNumber('1.871', false)).toEqual({ kind: 'number', value: 1.871, ambiguous: true });
    expect(readNumber('1,871', true)).toEqual({ kind: 'number', value: 1871, ambiguous: true });
  });

  it('reads a fraction below one in one way', () => {
    expect(readNumber('0,871', true)).toEqual({ kind: 'number', value: 0.871, ambiguous: false });
    expect(readNumber('0.871', false)).toEqual({ kind: 'number', value: 0.871, ambiguous: false });
  });

  it('reads back whatever is written in Indonesian habit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, '.');
        expect(read(`${grouped},${String(cents).padStart(2, '0')}`)).toBeCloseTo(whole + cents / 100, 2);
      }),
    );
  });

  it('never throws and never reads NaN', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789.,- %+a\u00a0') }),
        fc.boolean(),
        (text, whole) => {
          const value = read(text, whole);
          expect(value === 'none' || Number.isFinite(value)).toBe(true);
        },
      ),
    );
  });
});

describe('plain numbers', () => {
  it.each([
    ['1871', 1871],
    ['-2', -2],
    ['1.234.567', 1234567],
    ['30,5', 30.5],
    ['30,81', 30.81],
    ['1.871,25', 1871.25],
    ['0,871', 0.871],
    ['30,81 %', 0.3081],
    ['75%', 0.75],
  ])('%j is %d', (text, value) => expect(plainNumber(text)).toBe(value));

  it.each([
    '',
    '-',
    ',7',
    '1.871',
    '1,871',
    '30.81',
    '1.23.456',
    '12.3456',
    '12 orang',
    '30,81 % ',
    '5,',
    '1e5',
  ])('%j is left to the full reader', (text) => expect(plainNumber(text)).toBeNaN());

  it('are read as the full reader reads them, without a doubt', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'0123456789.,-% '), maxLength: 14 });
    fc.assert(
      fc.property(texts, fc.boolean(), (text, whole) => {
        const value = plainNumber(text);
        if (Number.isNaN(value)) return;
        const reading = readNumber(text, whole);
        expect(reading).toEqual({ kind: 'number', value: expect.closeTo(value, 6), ambiguous: false });
      }),
      { numRuns: 5_000 },
    );
  });
});
