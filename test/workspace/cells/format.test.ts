import { expect, test } from 'vitest';
import { formatNumber, plainNumber } from '../../../src/workspace/cells/format.ts';
import { localeOf } from '../../../src/workspace/cells/locale.ts';

const id = localeOf('in_ID');
const us = localeOf('en_US');

test.each([
  [0.30814940577, '0.00%', '30,81%'],
  [1234567.891, '#,##0.00', '1.234.567,89'],
  [0.5, '0', '1'],
  [-1234, '#,##0', '-1.234'],
  [-0.001, '0.0', '0,0'],
  [1.005, '0.00', '1,01'],
  [12, '0000', '0012'],
  [12, '0.0#', '12,0'],
  [-5, '0;"minus "0', 'minus 5'],
  [0, '0;-0;"nihil"', 'nihil'],
  [1000, '"Rp"#,##0', 'Rp1.000'],
  [12345, '0.00E+00', '1,23E+04'],
  [45979, 'dd/mm/yyyy', '18/11/2025'],
  [45979.376389, 'd mmmm yyyy hh:mm', '18 November 2025 09:02'],
  [45979.75, 'h:mm AM/PM', '6:00 PM'],
  [1.5, '[h]:mm', '36:00'],
])('%f as %s', (value, pattern, shown) => expect(formatNumber(value, pattern, id)).toBe(shown));

test('a plain number has at most ten significant digits', () => {
  expect(plainNumber(1 / 3, us)).toBe('0.3333333333');
  expect(plainNumber(1 / 1024, us)).toBe('0.0009765625');
  expect(plainNumber(12345678.91234, id)).toBe('12345678,91');
  expect(plainNumber(1e15, us)).toBe('1.00E+15');
  expect(plainNumber(-0, us)).toBe('0');
});

test('short decimals are written as any other', () => {
  let seed = 7;
  for (let n = 0; n < 20_000; n++) {
    seed = (seed * 48_271) % 2_147_483_647;
    const value = (seed % 2 ? 1 : -1) * ((seed % 999_983) / 10 ** (n % 6));
    expect(plainNumber(value, us)).toBe(String(Number(value.toPrecision(10))));
  }
  expect(plainNumber(-0.05, id)).toBe('-0,05');
  expect(plainNumber(12.005, us)).toBe('12.005');
});
