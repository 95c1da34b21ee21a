import { describe, expect, test } from 'vitest';
import {
  columnName,
  columnNumber,
  parseA1,
  parseBounds,
  printA1,
  quoteTitle,
} from '../../../src/workspace/book/a1.ts';

describe('A1 notation', () => {
  test.each([
    ['A1', { startRow: 0, endRow: 1, startColumn: 0, endColumn: 1 }],
    ['$B$2:C3', { startRow: 1, endRow: 3, startColumn: 1, endColumn: 3 }],
    ['C3:B2', { startRow: 1, endRow: 3, startColumn: 1, endColumn: 3 }],
    ['A:C', { startColumn: 0, endColumn: 3 }],
    ['2:1', { startRow: 0, endRow: 2 }],
    ['A5:Z', { startRow: 4, startColumn: 0, endColumn: 26 }],
    ['A:B5', { startRow: 4, startColumn: 0, endColumn: 2 }],
    ['A2:5', { startRow: 1, endRow: 5, startColumn: 0 }],
    ['R2C3', { startRow: 1, endRow: 2, startColumn: 2, endColumn: 3 }],
  ])('%s', (text, bounds) => expect(parseBounds(text)).toEqual(bounds));

  test.each(['', 'A', '5', 'A0', 'A1:', ':A1', 'A1:B2:C3', 'pantau_lembar', '$'])(
    '%s is no address',
    (text) => expect(parseBounds(text)).toBeUndefined(),
  );

  test('titles, quoted and plain', () => {
    expect(parseA1("'It''s 100%'!A1")).toEqual({ title: "It's 100%", bounds: parseBounds('A1') });
    expect(parseA1('Indikator!A:A')).toEqual({
      title: 'Indikator',
      bounds: { startColumn: 0, endColumn: 1 },
    });
    expect(parseA1("'A1'")).toEqual({ word: 'A1', quoted: true });
    expect(parseA1('pantau_lembar')).toEqual({ word: 'pantau_lembar', quoted: false });
    expect(parseA1('Tab!')).toBeUndefined();
    expect(parseA1('Tab!nama')).toBeUndefined();
  });

  test('printing quotes what is no plain word', () => {
    expect(printA1('Data 2025', { top: 4, bottom: 36, left: 0, right: 26 })).toBe("'Data 2025'!A5:Z36");
    expect(printA1('Data', { top: 0, bottom: 1, left: 27, right: 28 })).toBe('Data!AB1');
    expect([quoteTitle('A1'), quoteTitle('🌵'), quoteTitle('_x')]).toEqual(["'A1'", "'🌵'", '_x']);
  });

  test('column names and numbers are each other', () => {
    for (const [name, number] of [
      ['A', 0],
      ['Z', 25],
      ['AA', 26],
      ['ZZ', 701],
      ['AAA', 702],
    ] as const) {
      expect(columnName(number)).toBe(name);
      expect(columnNumber(name)).toBe(number);
    }
  });
});
