import { describe, expect, it } from 'vitest';
import { shown, Words } from '../../../src/core/catalogue/words.ts';

const id = new Words('id', 'Hadir', (name) => name);
const en = new Words('en', 'Present', (name) => name);

describe('what stands in a sentence', () => {
  it.each([
    [[6, 9], '6 dan 9', '6 and 9'],
    [[6, 9, 12], '6, 9 dan 12', '6, 9 and 12'],
    [[1, 2, 3, 4, 5, 6, 7, 8], '1, 2, 3, 4, 5, 6, 7 dan 8', '1, 2, 3, 4, 5, 6, 7 and 8'],
    [
      [1, 2, 3, 4, 5, 6, 7, 8, 9],
      '1, 2, 3, 4, 5, 6, 7, 8 dan 1 baris lain',
      '1, 2, 3, 4, 5, 6, 7, 8 and 1 other row',
    ],
    [
      Array.from({ length: 1208 }, (_, index) => index + 1),
      '1, 2, 3, 4, 5, 6, 7, 8 dan 1.200 baris lain',
      '1, 2, 3, 4, 5, 6, 7, 8 and 1,200 other rows',
    ],
  ])('rows %j', (rows, indonesian, english) => {
    expect(id.rows(rows)).toBe(indonesian);
    expect(en.rows(rows)).toBe(english);
  });

  it('figures and days follow the language, what is to be typed follows the sheet', () => {
    expect([id.number(1871.5), en.number(1871.5)]).toEqual(['1.871,5', '1,871.5']);
    expect([id.toType(1008.75), en.toType(1008.75)]).toEqual(['1008,75', '1008,75']);
    expect([id.day('2025-08-07'), en.day('2025-08-07')]).toEqual(['7 Agustus 2025', '7 August 2025']);
    expect([id.percent(0.3081), en.percent(0.3081)]).toEqual(['30,81 %', '30.81%']);
  });

  it('a value that may not be shown is only pointed at', () => {
    expect([id.typed(undefined), en.typed(undefined)]).toEqual(['isian ini', 'this entry']);
    expect([id.figure(undefined), en.figure(undefined)]).toEqual(['angka ini', 'this figure']);
  });

  it('a long text is cut, and stands on one line', () => {
    expect(shown('  a\n b\t c ')).toBe('a b c');
    expect(shown('x'.repeat(41))).toBe(`${'x'.repeat(39)}…`);
    expect(shown('x'.repeat(40))).toHaveLength(40);
  });
});
