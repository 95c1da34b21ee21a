import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, serialOf } from '../../../src/core/cells/calendar.ts';
import { COLUMNS, column } from './columns.ts';
import { codes, list, said } from './list.ts';

const made = list(
  [COLUMNS.child, column('birth', { type: 'date' }), column('sex', { type: 'string' })],
  [{ rule: 'identity-birth', nik: 'child', birth: 'birth', sex: 'sex' }],
);
const two = (value: number) => String(value).padStart(2, '0');

/** A NIK for a day and a sex, made up. */
function nik(serial: number, woman: boolean): string {
  const { year, month, day } = dayOf(serial);
  return `620204${two(day + (woman ? 40 : 0))}${two(month)}${two(year % 100)}0011`;
}

describe('a NIK beside the day of birth', () => {
  it('is a warning where they differ, and shows neither', () => {
    expect(said(made, ['6202041204220011', '13/04/2022', 'P'])).toEqual([
      { code: 'identity-birth', params: {}, columns: ['birth', 'child'] },
      { code: 'identity-sex', params: {}, columns: ['sex', 'child'] },
    ]);
  });

  it('agrees on every day, for both sexes', () => {
    const days = fc.integer({ min: serialOf(1930, 1, 1), max: serialOf(2025, 12, 31) });
    fc.assert(
      fc.property(days, fc.boolean(), fc.integer({ min: 1, max: 300 }), (serial, woman, off) => {
        const own = nik(serial, woman);
        expect(codes(made, [own, serial, woman ? 'Perempuan' : 'laki-laki'])).toEqual([]);
        expect(codes(made, [own, serial, woman ? 'L' : 'P'])).toEqual(['identity-sex']);
        expect(codes(made, [own, serial + off, ''])).toEqual(['identity-birth']);
      }),
    );
  });

  it.each([
    ['a mother’s NIK with one digit more', '62020452049500121', 45886, 'L'],
    ['no day', '6202041204220011', '', ''],
    ['no NIK', '', 45886, 'L'],
    ['a sex in words that nobody knows', '6202041204220011', '12/04/2022', 'X'],
  ])('says nothing of %s', (_, ...row) => {
    expect(codes(made, row)).toEqual([]);
  });

  it('says nothing of a NIK that is none', () => {
    expect(codes(made, ['620204', 45886, 'P'])).toEqual(['identity-length']);
  });
});
