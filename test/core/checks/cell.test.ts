import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoOf, serialOf } from '../../../src/core/cells/calendar.ts';
import type { CellValue } from '../../../src/core/cells/text.ts';
import { compileCell } from '../../../src/core/checks/cell.ts';
import { MARK, type Reading } from '../../../src/core/checks/row.ts';
import { date, decimal, integer, percent } from '../../../src/core/text/format.ts';
import { COLUMNS, type ColumnName, column } from './columns.ts';

type Told = [code: string, params: object];

const readers = Object.fromEntries(
  Object.entries(COLUMNS).map(([name, one]) => [name, compileCell(one, { formYear: 2025 })]),
) as Record<ColumnName, ReturnType<typeof compileCell>>;

function read(name: ColumnName, value: CellValue): { reading: Reading; told: Told[] } {
  const told: Told[] = [];
  const reading = readers[name](value, (code, columns, params) => {
    expect(columns).toEqual([name]);
    told.push([code, params]);
  });
  return { reading, told };
}

describe('cells that are right', () => {
  it.each<[ColumnName, CellValue, number | string]>([
    ['whole', 128, 128],
    ['whole', '128', 128],
    ['whole', '128 orang', 128],
    ['weight', '8,75 kg', 8.75],
    ['weight', 8.75, 8.75],
    ['money', 'Rp 1.500.000,00', 1_500_000],
    ['money', '(2,04)', -2.04],
    ['share', '30,81 %', 0.3081],
    ['date', '17/08/2025', 45886],
    ['date', 45886, 45886],
    ['date', 'Minggu, 17 Agustus 2025', 45886],
    ['month', 'Agt 2025', serialOf(2025, 8, 1)],
    ['month', 45886, serialOf(2025, 8, 1)],
    ['quarter', 'TW III', serialOf(2025, 7, 1)],
    ['quarter', 3, serialOf(2025, 7, 1)],
    ['received', 'Y', MARK.yes],
    ['received', ' ya ', MARK.yes],
    ['received', 1, MARK.yes],
    ['received', 0, MARK.no],
    ['received', 'T', MARK.no],
    ['received', 'Belum', MARK.notYet],
    ['received', 'ts', MARK.notApplicable],
    ['monthly', 'x', MARK.no],
    ['monthly', '-', MARK.no],
    ['nik', '6202 0412 0422 0011', '6202041204220011'],
    ['child', '62020452049500121', '62020452049500121'],
    ['kk', '6202041503180007', '6202041503180007'],
    ['desa', '6202012001', '62.02.01.2001'],
    ['bps', 6202010001, '6202010001'],
    ['phone', '0812-0000-1111', '+6281200001111'],
    ['email', 'operator@gmail.com', 'operator@gmail.com'],
    ['link', 'https://drive.google.com/file/d/x', 'https://drive.google.com/file/d/x'],
    ['link', 'https://kotimkab.go.id/x', 'https://kotimkab.go.id/x'],
    ['choice', ' kek', 'KEK'],
    ['coded', 'AK25-01', 'AK25-01'],
    ['free', '-', '-'],
  ])('%s takes %j', (name, value, expected) => {
    const { reading, told } = read(name, value);
    expect(told).toEqual([]);
    expect(reading).toMatchObject({ blank: false, notApplicable: false });
    expect(typeof expected === 'number' ? reading.number : reading.text).toBe(expected);
  });
});

describe('cells that are not', () => {
  it.each<[ColumnName, CellValue, ...Told[]]>([
    ['whole', '12 keluarga', ['not-a-number', { value: '12 keluarga', suggestion: 12 }]],
    ['whole', 'dua', ['not-a-number', { value: 'dua' }]],
    ['whole', true, ['not-a-number', { value: 'TRUE' }]],
    ['whole', '1.871', ['ambiguous-number', { value: '1.871', read: 1871 }]],
    ['whole', 12.5, ['not-whole', { value: 12.5 }]],
    ['whole', -1, ['below-minimum', { value: -1, minimum: 0 }]],
    ['whole', '6.20E+15', ['number-scientific', { value: '6.20E+15' }]],
    ['whole', '35-40', ['number-range', { value: '35-40' }]],
    ['whole', '-', ['placeholder', { value: '-' }]],
    ['whole', '#REF!', ['formula-error', { value: '#REF!' }]],
    ['weight', '31 kg', ['above-maximum', { value: 31, maximum: 30 }]],
    ['weight', '9.500', ['ambiguous-number', { value: '9.500', read: 9.5 }]],
    ['weight', '10,2.', ['number-typo', { value: '10,2.', read: 10.2 }]],
    ['weight', '1O,2', ['number-letter', { value: '1O,2', suggestion: '10,2' }]],
    ['weight', '≥ 2,5', ['number-bound', { value: '≥ 2,5' }]],
    ['date', '31 Juni 2025', ['date-impossible', { value: '31 Juni 2025' }]],
    ['date', 'Agt 2025', ['date-incomplete', { value: 'Agt 2025' }]],
    ['date', 2025, ['not-a-date', { value: '2025' }]],
    ['date', 'kemarin', ['not-a-date', { value: 'kemarin' }]],
    ['date', '17/08/2019', ['date-too-early', { value: '17/08/2019', earliest: '2020-01-01' }]],
    ['date', serialOf(2026, 1, 2), ['date-too-late', { value: '2/1/2026', latest: '2025-12-31' }]],
    ['date', 'tidak ada', ['placeholder', { value: 'tidak ada' }]],
    ['month', '13/2025', ['not-a-month', { value: '13/2025' }]],
    ['month', 'Agustus 2024', ['date-too-early', { value: 'Agustus 2024', earliest: '2025-01-01' }]],
    ['quarter', 'TW V', ['not-a-quarter', { value: 'TW V' }]],
    ['quarter', true, ['not-a-quarter', { value: 'TRUE' }]],
    ['received', 'X', ['not-a-mark', { value: 'X', allowed: 'Y, T, belum, TS' }]],
    ['received', 'belm', ['not-a-mark', { value: 'belm', suggestion: 'belum', allowed: 'Y, T, belum, TS' }]],
    ['received', '-', ['placeholder', { value: '-' }]],
    ['nik', 6202041204220010, ['identity-damaged', { how: 'rounded' }]],
    ['nik', '6,20204E+15', ['identity-damaged', { how: 'scientific' }]],
    ['nik', 6202041204220011, ['identity-as-number', {}]],
    ['nik', '62020452049500121', ['identity-length', { digits: 17 }]],
    ['nik', '6202043002220011', ['identity-date', {}]],
    ['nik', '6202041204220000', ['identity-serial', {}]],
    ['nik', '9902041204220011', ['identity-region', {}]],
    ['nik', '62020412042200O1', ['identity-not-digits', {}]],
    ['nik', true, ['identity-not-digits', {}]],
    ['kk', '6202045503180007', ['identity-swapped', {}]],
    ['kk', '', ['required-missing', {}]],
    ['kk', 'belum ada', ['placeholder', { value: 'belum ada' }], ['required-missing', {}]],
    ['kabupaten', 62.1, ['region-damaged', { value: '62,1', suggestion: '62.10' }]],
    [
      'kabupaten',
      '62.02.01',
      ['region-level', { value: '62.02.01', found: 'kecamatan', expected: 'kabupaten' }],
    ],
    ['desa', '6202010001', ['region-other-system', { value: '6202010001', system: 'kemendagri' }]],
    ['desa', 'Baamang', ['not-a-region-code', { value: 'Baamang', system: 'kemendagri', expected: 'desa' }]],
    ['bps', '62020', ['not-a-region-code', { value: '62020', system: 'bps' }]],
    ['phone', '0812', ['not-a-phone', {}]],
    ['phone', 81200001111, ['phone-zero-lost', {}]],
    ['email', 'operator', ['not-an-email', {}]],
    ['email', 'operator@gmial.com', ['email-domain', { domain: 'gmail.com' }]],
    ['link', 'drive.google.com/x', ['not-a-link', { value: 'drive.google.com/x', noScheme: true }]],
    ['link', 'ada foto', ['not-a-link', { value: 'ada foto', noScheme: false }]],
    ['link', 'https://bit.ly/x', ['link-host', { host: 'bit.ly', allowed: 'drive.google.com, go.id' }]],
    [
      'choice',
      'nromal',
      ['not-in-list', { value: 'nromal', suggestion: 'Normal', allowed: 'Normal, KEK, Risti' }],
    ],
    ['choice', '-', ['not-in-list', { value: '-', allowed: 'Normal, KEK, Risti' }]],
    ['coded', 'AK25-1', ['pattern-mismatch', { value: 'AK25-1' }]],
  ])('%s says of %j what is wrong', (name, value, ...expected) => {
    expect(read(name, value).told).toEqual(expected);
  });

  it('count as blank where somebody only typed a placeholder', () => {
    expect(read('whole', '-').reading).toMatchObject({ blank: true, number: undefined });
    expect(read('nik', 'belum ada').reading.blank).toBe(true);
    expect(read('link', 'tidak ada').reading.blank).toBe(true);
  });

  it('may mean "tidak ada sasaran" first of all, also by a dash or a figure', () => {
    const dashed = compileCell(column('a', { type: 'integer', notApplicable: ['-', '999'] }), {
      formYear: 2025,
    });
    const silent = () => expect.unreachable();
    expect(dashed('-', silent).notApplicable).toBe(true);
    expect(dashed('999', silent).notApplicable).toBe(true);
    expect(dashed('99', silent)).toMatchObject({ notApplicable: false, number: 99 });
  });
});

describe('every column', () => {
  /** The number read, when nothing was said of the cell. */
  const back = (name: ColumnName, value: CellValue) => {
    const { reading, told } = read(name, value);
    expect(told).toEqual([]);
    return reading.number;
  };

  it('reads back the figures that we write', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e10 }), (cents) => {
        const value = cents / 100;
        const written = decimal(value, 'id', 2);
        // 1.871 is the one shape that a reader cannot be sure of.
        fc.pre(!/^\d{1,3}\.\d{3}$/.test(written));
        expect(back('money', written)).toBe(value);
        expect(back('money', `Rp ${written}`)).toBe(value);
      }),
    );
  });

  it('reads back the shares and the counts that we write', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.nat(999), (hundredths, count) => {
        expect(back('share', percent(hundredths / 10_000, 'id'))).toBeCloseTo(hundredths / 10_000, 9);
        expect(back('whole', integer(count, 'id'))).toBe(count);
        expect(back('whole', `${integer(count, 'id')} orang`)).toBe(count);
      }),
    );
  });

  it('reads back the days that we write', () => {
    fc.assert(
      fc.property(fc.integer({ min: serialOf(2020, 1, 1), max: serialOf(2025, 12, 31) }), (serial) => {
        const instant = Date.parse(`${isoOf(serial)}T05:00:00Z`);
        expect(back('date', date(instant, 'Asia/Jakarta', 'id'))).toBe(serial);
        expect(back('date', serial)).toBe(serial);
        expect(back('date', isoOf(serial))).toBe(serial);
      }),
    );
  });

  const names = Object.keys(COLUMNS) as ColumnName[];
  const anything = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(...'0123456789.,-/ E+%()TWIYax@:'), maxLength: 20 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constantFrom<CellValue>(
      '',
      null,
      undefined,
      '#N/A',
      1e21,
      -0,
      6.2e15,
      'https://',
      '__proto__',
      'constructor',
    ),
  );

  it('takes anything without throwing, and says something of what it cannot read', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), anything, (name, value) => {
        const { reading, told } = read(name, value);
        const known = reading.number !== undefined || reading.text !== undefined || reading.notApplicable;
        expect(known || reading.blank || told.length > 0).toBe(true);
        if (reading.number !== undefined) expect(reading.number).not.toBeNaN();
      }),
      { numRuns: 3_000 },
    );
  });
});
