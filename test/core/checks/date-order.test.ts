import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serialOf } from '../../../src/core/cells/calendar.ts';
import { column } from './columns.ts';
import { codes, list, said } from './list.ts';

const days = ['born', 'planned', 'done'].map((name) => column(name, { type: 'date' }));
const order = { rule: 'date-order', columns: ['born', 'planned', 'done'] };
const loose = list(days, [order]);
const strict = list(days, [{ ...order, strict: true }]);

describe('dates in their order', () => {
  it('are told with both days, the later column first', () => {
    expect(said(loose, ['17/08/2025', '16 Agt 2025', ''])).toEqual([
      {
        code: 'date-order',
        params: { earlierColumn: 'born', strict: false, day: '2025-08-16', earlierDay: '2025-08-17' },
        columns: ['planned', 'born'],
      },
    ]);
  });

  it('may be the same day, unless the order is strict', () => {
    expect(codes(loose, [45886, 45886, 45886.5])).toEqual([]);
    expect(codes(strict, [45886, 45886, 45887])).toEqual(['date-order']);
  });

  it('pass over what is blank or cannot be read', () => {
    expect(codes(loose, [45886, '', 45885])).toEqual(['date-order']);
    expect(codes(loose, [45886, 'x', 45887])).toEqual(['not-a-date']);
    expect(codes(loose, ['', '', ''])).toEqual([]);
  });

  it('pass when sorted, and only then', () => {
    const serial = fc.integer({ min: serialOf(2020, 1, 1), max: serialOf(2025, 12, 31) });
    fc.assert(
      fc.property(fc.array(serial, { minLength: 3, maxLength: 3 }), (row) => {
        const sorted = row.toSorted((a, b) => a - b);
        expect(codes(loose, sorted)).toEqual([]);
        if (row.some((day, index) => day !== sorted[index]))
          expect(codes(loose, row)).toContain('date-order');
        if (new Set(row).size === row.length) expect(codes(strict, sorted)).toEqual([]);
      }),
    );
  });
});

describe('months and quarters', () => {
  const later = (type: string) => column('later', { type });
  const dayThen = (type: string, more = {}) =>
    list(
      [column('earlier', { type: 'date' }), later(type)],
      [{ rule: 'date-order', columns: ['earlier', 'later'], ...more }],
    );

  it('hold the days that lie in them', () => {
    expect(codes(dayThen('yearmonth'), ['17/08/2025', 'Agustus 2025'])).toEqual([]);
    expect(codes(dayThen('yearmonth'), ['31/12/2025', 'Desember 2025'])).toEqual([]);
    expect(codes(dayThen('yearmonth'), ['01/09/2025', 'Agustus 2025'])).toEqual(['date-order']);
    expect(codes(dayThen('quarter'), ['31/12/2025', 'TW IV 2025'])).toEqual([]);
    expect(codes(dayThen('quarter'), ['01/10/2025', 'TW III 2025'])).toEqual(['date-order']);
  });

  it('are compared with their own kind as they are', () => {
    const months = list(
      [column('earlier', { type: 'yearmonth' }), later('yearmonth')],
      [{ rule: 'date-order', columns: ['earlier', 'later'], strict: true }],
    );
    expect(codes(months, ['Agustus 2025', 'Agustus 2025'])).toEqual(['date-order']);
    expect(codes(months, ['Agustus 2025', 'September 2025'])).toEqual([]);
  });
});
