import { describe, expect, it } from 'vitest';
import { isNumbering, joinHeader, withOneHeader } from '../../../src/core/checks/header-rows.ts';

describe('joinHeader', () => {
  it('joins groups with what stands under them, and leaves alone what stands by itself', () => {
    expect(
      joinHeader([
        ['No', 'Identitas', '', 'Hasil', null, 'Ket'],
        ['', 'NIK', 'Nama', 'BB', 'TB', ''],
      ]),
    ).toEqual(['No', 'Identitas NIK', 'Identitas Nama', 'Hasil BB', 'Hasil TB', 'Ket']);
  });

  it('leaves out numbers of columns and reads line breaks as blanks', () => {
    expect(
      joinHeader([
        ['No', 'Nama\nanak'],
        ['(1)', '(2)'],
      ]),
    ).toEqual(['No', 'Nama anak']);
    expect(
      joinHeader([
        ['No', 'Nama'],
        [1, 2],
      ]),
    ).toEqual(['No', 'Nama']);
  });

  it('never lends a group to the status columns of Pantau', () => {
    expect(
      joinHeader([
        ['No', 'Hasil', ''],
        ['', 'BB', 'TB', 'Diperiksa 18 Nov 2025, 09.02 WIB', 'Pesan', 'Kolom'],
      ]).slice(3),
    ).toEqual(['Diperiksa 18 Nov 2025, 09.02 WIB', 'Pesan', 'Kolom']);
    // Beside numbers of columns too.
    const numbered = [
      ['No', 'Nama'],
      ['1', '2', 'Status', 'Pesan', 'Kolom'],
    ];
    expect(joinHeader(numbered)).toEqual(['No', 'Nama', 'Status', 'Pesan', 'Kolom']);
  });
});

it('a row of column numbers counts up; a row of figures does not', () => {
  expect(isNumbering(['1', '2', '3'])).toBe(true);
  expect(isNumbering([1, 2, '(3)'])).toBe(true);
  expect(isNumbering(['1', '2', '3', '4', '5=3/4x100', '6 = (3+4) : 2'])).toBe(true);
  expect(isNumbering(['', 'a', 'b', 'c', '', '(d)'])).toBe(true);
  expect(isNumbering(['L', 'P'])).toBe(false);
  expect(isNumbering(['V', 'X', 'V'])).toBe(false);
  expect(isNumbering(['a', 'b', 3])).toBe(false);
  expect(isNumbering([1, 'Aisyah', 3])).toBe(false);
  expect(isNumbering([10, 8])).toBe(false);
  expect(isNumbering([1])).toBe(false);
});

it('a block keeps the rows of the sheet when its header becomes one row', () => {
  const block = {
    firstRow: 4,
    rows: [
      ['A', ''],
      ['x', 'y'],
      [1, 2],
    ],
  };
  expect(withOneHeader(block, 2)).toEqual({
    firstRow: 5,
    rows: [
      ['A x', 'A y'],
      [1, 2],
    ],
  });
  expect(withOneHeader(block)).toBe(block);
});
