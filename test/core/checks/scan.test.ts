import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../../src/core/cells/text.ts';
import { MONTH_WORDS } from '../../../src/core/cells/words.ts';
import { type CellReader, compileCell } from '../../../src/core/checks/cell.ts';
import type { ProblemCode } from '../../../src/core/checks/problem.ts';
import { CELL } from '../../../src/core/checks/row.ts';
import { compileScan } from '../../../src/core/checks/scan.ts';
import { type Column, ColumnSchema } from '../../../src/core/template/schema.ts';

const column = (name: string, rest: object): Column =>
  ColumnSchema.parse({ name, label: { id: name, en: name }, entry: true, ...rest });

const COLUMNS = [
  column('bulat', { type: 'integer', constraints: { minimum: 0, maximum: 1000 }, notApplicable: ['TS'] }),
  column('angka', { type: 'number', constraints: { required: true } }),
  column('persen', { type: 'percent', constraints: { maximum: 1 } }),
  column('pilih', { type: 'string', constraints: { enum: ['Ya', 'Tidak', 'TS'] }, notApplicable: ['TS'] }),
  column('bebas', { type: 'string' }),
  column('tanda', { type: 'string', notApplicable: ['-'] }),
  column('nol', { type: 'integer', notApplicable: ['0'] }),
  column('hari', { type: 'date', constraints: { earliest: '2025-01-01', latest: '2025-12-31' } }),
  column('lahir', { type: 'date', constraints: { required: true } }),
  column('terima', { type: 'mark', marks: { yes: ['Y', '1'], no: ['T', '-'] }, notApplicable: ['TS'] }),
  column('nik', { type: 'string', format: 'nik', notApplicable: ['WNA'] }),
  column('kk', { type: 'string', format: 'kk' }),
  column('pola', { type: 'string', constraints: { pattern: '[A-Z]{2}' } }),
  column('renggang', { type: 'string', constraints: { pattern: '[ A#é]*', required: true } }),
  column('berat', {
    type: 'number',
    units: ['kg', 'g', 'cm', '%'],
    constraints: { minimum: 0, maximum: 30 },
  }),
  column('tumbuh', { type: 'integer', units: ['desa', 'Rp'] }),
  column('bulan', { type: 'yearmonth', constraints: { earliest: '2025-01-01', latest: '2025-12-31' } }),
  column('triwulan', { type: 'quarter' }),
  column('jam', { type: 'string', format: 'time' }),
  column('wilayah', { type: 'string', format: 'kemendagri' }),
  column('telepon', { type: 'string', format: 'phone', constraints: { required: true } }),
];

const READERS = COLUMNS.map((one) => compileCell(one, { formYear: 2025 }));

/** Columns without a loop of their own. */
const REMEMBERED = new Set(
  COLUMNS.flatMap(({ type, format }, entry) =>
    ['yearmonth', 'quarter'].includes(type) || ['time', 'kemendagri', 'phone'].includes(format ?? '')
      ? [entry]
      : [],
  ),
);
const PLACES = Int32Array.from(COLUMNS, (_, index) => index);
const newScan = compileScan(COLUMNS);

const anyCell: fc.Arbitrary<CellValue> = fc.oneof(
  fc.constantFrom<CellValue>(
    '',
    null,
    undefined,
    ' ',
    true,
    'Ya',
    'ya ',
    'TS',
    'ts',
    '-',
    'AB',
    '#REF!',
    '#1',
    'é',
    '1.871',
    '30,5',
    '0,5 %',
    '1e3',
    'Y',
    'T',
    '0',
    '17/08/2025',
    '6202041204220011',
    '6202045204220011',
    '6202041204220000',
    'WNA',
    '08/17/2025',
    '31/06/2025',
    '17/08/2024',
    '17 Agustus 2025',
    '17 agt 2025',
    '7 Mei 2025',
    '29 Februari 2025',
    '17 Ags 1899',
    '8,75 kg',
    '8,75kg',
    '30 %',
    '12 CM',
    '12 mg',
    '-3 g',
    '1.871 desa',
    '3 Desa ',
    'Rp 1.500',
    'A A',
    ' A',
    'A#',
    '#A',
    'éA',
    'A\u00a0',
    'Agt 2025',
    'Agustus 2024',
    'TW III 2025',
    '09.30',
    '09:30',
    '62.02.01',
    '62.1',
    '+6281234567890',
    '0812-3456-7890',
    6202,
    45886,
    45886.5,
    46022,
    46022.5,
    2025,
  ),
  fc.integer({ min: -10, max: 2000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: fc.constantFrom(...'0123456789.,% '), maxLength: 8 }),
  fc.string({ unit: fc.constantFrom(...'0123456789./- '), minLength: 8, maxLength: 10 }),
  fc
    .tuple(
      fc.integer({ min: 0, max: 40 }),
      fc.constantFrom(...MONTH_WORDS.keys(), 'mar et', 'juny'),
      fc.integer({ min: 1890, max: 2110 }),
    )
    .map(([day, month, year]) => `${day} ${month} ${year}`),
  fc
    .tuple(
      fc.stringMatching(/^-?[0-9.,]{1,6}$/),
      fc.constantFrom('', ' ', '  '),
      fc.constantFrom('kg', 'Cm', 'desa', '%', 'x'),
    )
    .map((parts) => parts.join('')),
);

/** What the full reader says of a cell. */
function read(entry: number, value: CellValue) {
  const problems: ProblemCode[] = [];
  const reading = (READERS[entry] as CellReader)(value, (code) => problems.push(code));
  const state = reading.notApplicable ? CELL.notApplicable : reading.blank ? CELL.blank : CELL.value;
  return { problems, state, number: reading.number ?? Number.NaN, text: reading.text };
}

describe('the fast path', () => {
  it('settles only what the full reader would take without a word, and as it would', () => {
    const rows = fc.array(fc.tuple(...COLUMNS.map(() => anyCell)), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(rows, (rows) => {
        const handedOn = new Set<number>();
        const scan = newScan({
          at: PLACES,
          keyAt: -1,
          labelsAt: [],
          readers: READERS,
          full: (entry, value) => {
            handedOn.add(entry);
            return read(entry, value).state;
          },
        });
        // Twice: what was read before is remembered.
        scan.read([...rows, ...rows], 0);
        [...rows, ...rows].forEach((row, index) => {
          handedOn.clear();
          const cells = scan.cellsOf(index);
          COLUMNS.forEach((_, entry) => {
            const full = read(entry, row[entry]);
            expect(cells.states[entry]).toBe(full.state);
            expect(scan.wasLeft(entry)).toBe(handedOn.has(entry));
            if (handedOn.has(entry)) return;
            expect(full.problems).toEqual([]);
            if (REMEMBERED.has(entry) && full.text !== undefined) expect(full.text).toBe(row[entry]);
            const number = cells.numbers[entry] as number;
            if (Number.isNaN(full.number)) expect(number).toBeNaN();
            else expect(number).toBeCloseTo(full.number, 6);
          });
          expect(cells.notApplicable).toBe(cells.states.includes(CELL.notApplicable));
        });
      }),
      { numRuns: 1_500 },
    );
  });

  it('does settle what nearly every cell is', () => {
    let handedOn = 0;
    const full = () => {
      handedOn++;
      return CELL.value;
    };
    const scan = newScan({ at: PLACES, keyAt: -1, labelsAt: [], full, readers: READERS });
    const rows = [
      [
        12,
        3.5,
        0.25,
        'Ya',
        'Rembuk',
        '',
        '',
        45886,
        45886,
        'Y',
        '6202045204220011',
        '6202041503180007',
        'AB',
        'A',
        8.75,
        3,
        'Agt 2025',
        'TW III 2025',
        '09:30',
        '62.02.01',
        '+6281234567890',
      ],
      [
        '12',
        '1.871,5',
        '25 %',
        'Tidak',
        '62.02.01',
        '',
        '',
        '17/08/2025',
        '17 Agt 2025',
        'T',
        '',
        '',
        '',
        'AA',
        '8,75 kg',
        '3 desa',
        'Agustus 2025',
        3,
        '',
        '',
        '+6281234567890',
      ],
    ];
    scan.read(rows, 0);
    for (let index = 0; index < scan.batch.count; index++) scan.cellsOf(index);
    expect(handedOn).toBe(0);
    expect(scan.batch.numbersAsText).toBe(5);
  });
});
