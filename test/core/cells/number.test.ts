import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NumberHabit, readNumber } from '../../../src/core/cells/number.ts';
import { plainNumber } from '../../../src/core/cells/plain-number.ts';

const DECIMAL: NumberHabit = { whole: false, units: ['rp', 'desa', 'kg', 'cm'] };
const WHOLE: NumberHabit = { ...DECIMAL, whole: true };

const read = (text: string, habit = DECIMAL) => {
  const reading = readNumber(text, habit);
  return reading.kind === 'number' ? reading.value : reading.kind;
};

describe('numbers as typed in Indonesia', () => {
  it.each([
    ['30,81%', 0.3081],
    ['30,81 %', 0.3081],
    ['30.81', 30.81],
    ['30,81', 30.81],
    ['1.234.567', 1234567],
    ['1.234.567,89', 1234567.89],
    ['1,234,567.89', 1234567.89],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['8,75 kg', 8.75],
    ['85,2cm', 85.2],
    ['85,2 CM', 85.2],
    ['Rp 1.500.000,00', 1500000],
    ['Rp1.500.000', 1500000],
    ['Rp. 1.500.000,-', 1500000],
    ['0,7', 0.7],
    ['0,125', 0.125],
    [',7', 0.7],
    ['-2,04', -2.04],
    ['−2,04', -2.04],
    ['(2,04)', -2.04],
    ['- 2,04', -2.04],
    ['12 ,5', 12.5],
    ['12, 5', 12.5],
    ['1 871', 1871],
    ['\u00a0100 ', 100],
    ['71,15', 71.15],
    ['100', 100],
    ['0', 0],
    ['-0', 0],
  ])('reads %j as %d, and has nothing to say about it', (text, value) => {
    expect(readNumber(text, DECIMAL)).toEqual({ kind: 'number', value, ambiguous: false, typo: false });
  });

  it.each([
    ['', 'missing'],
    ['  ', 'missing'],
    ['-', 'missing'],
    ['tidak ada', 'missing'],
    ['Tidak  Ada', 'missing'],
    ['n/a', 'missing'],
    ['dua puluh', 'none'],
    ['10..2', 'none'],
    ['85,2/86', 'none'],
    ['1.23.456', 'none'],
    ['%', 'none'],
    ['kg', 'none'],
    ['12.', 'number'],
    ['35-40', 'range'],
    ['35 – 40', 'range'],
    ['=1+1', 'none'],
  ])('takes %j as %s', (text, kind) => expect(readNumber(text, DECIMAL).kind).toBe(kind));

  it('says what is odd about a number that it can read', () => {
    expect(readNumber('10,2.', DECIMAL)).toEqual({
      kind: 'number',
      value: 10.2,
      ambiguous: false,
      typo: true,
    });
    expect(readNumber('1O,2', DECIMAL)).toEqual({ kind: 'letter', suggestion: '10,2' });
    expect(readNumber('6.20E+15', DECIMAL)).toEqual({ kind: 'scientific', value: 6.2e15 });
    expect(readNumber('6,20205E+15', DECIMAL)).toEqual({ kind: 'scientific', value: 6.20205e15 });
    expect(readNumber('≥ 2,5', DECIMAL)).toEqual({ kind: 'operator', value: 2.5 });
    expect(readNumber('>=2,5', DECIMAL)).toEqual({ kind: 'operator', value: 2.5 });
    expect(readNumber('12 orang', WHOLE)).toEqual({ kind: 'unit', value: 12 });
  });

  it('reads one separator before three digits as the column means it, and says so', () => {
    const ambiguous = (value: number) => ({ kind: 'number', value, ambiguous: true, typo: false });
    expect(readNumber('1.871', WHOLE)).toEqual(ambiguous(1871));
    expect(readNumber('1.871', DECIMAL)).toEqual(ambiguous(1.871));
    expect(readNumber('1,871', WHOLE)).toEqual(ambiguous(1871));
    expect(readNumber('1,871', DECIMAL)).toEqual(ambiguous(1.871));
    // Whole things with their name beside them are counted.
    expect(readNumber('1.871 desa', WHOLE)).toEqual({ ...ambiguous(1871), ambiguous: false });
    expect(readNumber('1.871 kg', DECIMAL)).toEqual(ambiguous(1.871));
    // A child of 9.500 kg weighs 9,5; a birth weight in grams cannot be 9,5.
    expect(read('9.500', { whole: false, minimum: 0.5, maximum: 30 })).toBe(9.5);
    expect(read('3.250', { whole: false, minimum: 500, maximum: 6000 })).toBe(3250);
  });

  it('takes a unit off where the word ends, and only units that the column allows', () => {
    expect(read('8 kgs')).toBe('unit');
    expect(read('5 mm', { whole: false, units: ['m'] })).toBe('unit');
    expect(read('5 m', { whole: false, units: ['m'] })).toBe(5);
    expect(read('8 kg', { whole: false })).toBe('unit');
  });

  it('reads back whatever is written in Indonesian habit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, '.');
        expect(read(`${grouped},${String(cents).padStart(2, '0')}`)).toBeCloseTo(whole + cents / 100, 2);
      }),
    );
  });

  const scribble = fc.string({ unit: fc.constantFrom(...'0123456789.,- %+aOE()≥\u00a0') });

  it('never throws and never reads NaN', () => {
    fc.assert(
      fc.property(scribble, fc.boolean(), (text, whole) => {
        const value = read(text, { ...DECIMAL, whole });
        expect(typeof value === 'string' || Number.isFinite(value)).toBe(true);
      }),
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
        const reading = readNumber(text, { whole, units: ['kg'] });
        expect(reading).toEqual({
          kind: 'number',
          value: expect.closeTo(value, 6),
          ambiguous: false,
          typo: false,
        });
      }),
      { numRuns: 5_000 },
    );
  });
});
