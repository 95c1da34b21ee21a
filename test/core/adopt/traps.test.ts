/** Headings that are like a column's and are another's: asking is right, taking them without asking never is. */
import { describe, expect, it } from 'vitest';
import { readAliases } from '../../../src/cli/aliases.ts';
import { readTemplates } from '../../../src/cli/templates.ts';
import type { Grid } from '../../../src/core/adopt/grid.ts';
import { propose } from '../../../src/core/adopt/propose.ts';
import type { CellValue } from '../../../src/core/cells/text.ts';
import type { Template } from '../../../src/core/template/schema.ts';

const templates = await readTemplates('sheets-templates');
const template = (id: string) => templates.filter((one) => one.id === id).at(-1) as Template;

const grid = (rows: CellValue[][], more: Partial<Grid> = {}): Grid => ({
  title: 'Data',
  rows,
  merges: [],
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  formulas: new Set(),
  ...more,
});
const DAY = 45_000;
const nik = (n: number) => `620205${10 + n}012300${n % 10}${n % 7}`;

async function accepted(id: string, rows: CellValue[][]): Promise<Record<string, string>> {
  const form = template(id);
  const { tables } = propose(form, await readAliases('sheets-templates', [form]), [grid(rows)]);
  return Object.fromEntries(
    tables.flatMap(({ columns }) =>
      columns.flatMap(({ column, accepted, heading }) => (accepted && heading ? [[column, heading]] : [])),
    ),
  );
}

const children = (headings: string[], row: (n: number) => CellValue[], above: CellValue[][] = []) => [
  ...above,
  headings,
  ...Array.from({ length: 10 }, (_, n) => row(n)),
];

describe('measurements of children', () => {
  it('weight and length at birth are not those of today', async () => {
    const sure = await accepted(
      'pengukuran-balita',
      children(
        ['', '', '', '', 'BB', 'TB', ''],
        (n) => [n + 1, `Anak ${n}`, n % 2 ? 'L' : 'P', DAY - n, 3.1, 49, DAY + 500],
        [['No', 'Nama Anak', 'JK', 'Tgl Lahir', 'Saat Lahir', '', 'Tanggal Ukur']],
      ),
    );
    expect(sure).not.toHaveProperty('berat');
    expect(sure).not.toHaveProperty('tinggi');
    expect(sure).toHaveProperty('jenis_kelamin');
  });

  it('the name of the mother, of the posyandu or of the father is not that of the child', async () => {
    for (const other of ['Nama Ibu', 'Nama Posyandu', 'Nama Ayah', 'Nama Desa', 'Nama KK'])
      expect(
        await accepted(
          'pengukuran-balita',
          children(['No', other, 'JK', 'Tgl Lahir', 'Tgl Ukur', 'BB', 'TB'], (n) => [
            n + 1,
            `X ${n}`,
            'L',
            DAY,
            DAY + 400,
            9,
            75,
          ]),
        ),
      ).not.toHaveProperty('nama');
  });

  it('the number of the mother or of the family is not that of the child', async () => {
    for (const other of ['NIK Ibu', 'No KK', 'NIK Orang Tua'])
      expect(
        await accepted(
          'pengukuran-balita',
          children(['No', other, 'Nama Anak', 'JK', 'Tgl Lahir', 'Tgl Ukur', 'BB', 'TB'], (n) => [
            n + 1,
            nik(n),
            `X ${n}`,
            'L',
            DAY,
            DAY + 400,
            9,
            75,
          ]),
        ),
      ).not.toHaveProperty('nik');
  });

  it('two columns of one name are asked about', async () => {
    const sure = await accepted(
      'pengukuran-balita',
      children(
        ['No', 'Nama Anak', 'JK', 'Tgl Lahir', 'Tgl Ukur', 'Berat Badan', 'Tinggi Badan', 'Berat Badan'],
        (n) => [n + 1, `X ${n}`, 'L', DAY, DAY + 400, 9, 75, 8],
      ),
    );
    expect(sure).not.toHaveProperty('berat');
  });

  it('a right name over wrong values is asked about', async () => {
    const sure = await accepted(
      'pengukuran-balita',
      children(['No', 'Nama Anak', 'JK', 'Tanggal Lahir', 'Tgl Ukur', 'Berat Badan', 'Tinggi Badan'], (n) => [
        n + 1,
        `X ${n}`,
        'L',
        `Sampit ${n}`,
        DAY + 400,
        'normal',
        75,
      ]),
    );
    expect(sure).not.toHaveProperty('tanggal_lahir');
    expect(sure).not.toHaveProperty('berat');
  });

  it('in English too the weight at birth and the number of the mother are others', async () => {
    const sure = await accepted(
      'pengukuran-balita',
      children(
        [
          'No',
          'Child Name',
          'Mother ID Number',
          'Sex',
          'Birth Date',
          'Birth Weight (kg)',
          'Date of Visit',
          'Length',
        ],
        (n) => [n + 1, `X ${n}`, nik(n), 'L', DAY, 3.1, DAY + 400, 75],
      ),
    );
    expect(sure).not.toHaveProperty('berat');
    expect(sure).not.toHaveProperty('nik');
    expect(sure).toHaveProperty('tanggal_lahir', 'Birth Date');
  });

  it('who measured is not who looked into a warning', async () => {
    for (const other of ['Petugas', 'Nama Petugas', 'Petugas Ukur', 'Nama Kader', 'Measured by'])
      expect(
        await accepted(
          'pengukuran-balita',
          children(['No', 'Nama Anak', 'JK', 'Tgl Lahir', 'Tgl Ukur', 'BB', 'TB', 'Alasan', other], (n) => [
            n + 1,
            `X ${n}`,
            'L',
            DAY,
            DAY + 400,
            9,
            75,
            '',
            'Kader',
          ]),
        ),
      ).not.toHaveProperty('nama_pemeriksa');
  });

  it('birth after the measurement makes both days doubtful', async () => {
    const sure = await accepted(
      'pengukuran-balita',
      children(['No', 'Nama Anak', 'JK', 'Tgl Ukur', 'Tanggal Lahir', 'BB', 'TB'], (n) => [
        n + 1,
        `X ${n}`,
        'L',
        DAY + 800,
        DAY + 900 + n,
        9,
        75,
      ]),
    );
    expect(sure).not.toHaveProperty('tanggal_ukur');
    expect(sure).not.toHaveProperty('tanggal_lahir');
  });
});

describe('indicators', () => {
  const rows = template('aksi-konvergensi-2025').tabs[0]!.fixedRows;
  const table = (headings: string[], row: (n: number) => CellValue[]) => [
    headings,
    ...rows.map(({ cells }, n) => [n + 1, String(cells.indikator), ...row(n)]),
  ];
  it('served above target in most rows: which is which is asked', async () => {
    const sure = await accepted(
      'aksi-konvergensi-2025',
      table(['No', 'Indikator', 'Jumlah Dilayani', 'Jumlah Sasaran'], (n) => [90 + n, 50 + n]),
    );
    expect(sure).not.toHaveProperty('dilayani');
    expect(sure).not.toHaveProperty('sasaran');
  });
  it('the target of next year is not the target group', async () => {
    const sure = await accepted(
      'aksi-konvergensi-2025',
      table(['No', 'Indikator', 'Target 2026', 'Jumlah Dilayani'], (n) => [100, 50 + n]),
    );
    expect(sure).not.toHaveProperty('sasaran');
  });
});

describe('years', () => {
  it('a column of another year is asked about, beside one of this year or alone', async () => {
    const rows = template('aksi-konvergensi-2025').tabs[0]!.fixedRows;
    const table = (headings: string[]) => [
      ['No', 'Indikator', ...headings],
      ...rows.map(({ cells }, n) => [
        n + 1,
        String(cells.indikator),
        ...headings.map((_, at) => 40 + n + 9 * at),
      ]),
    ];
    const alone = await accepted(
      'aksi-konvergensi-2025',
      table(['Terlayani Th. 2024', 'Jumlah Sasaran 2024']),
    );
    expect(alone).not.toHaveProperty('dilayani');
    expect(alone).not.toHaveProperty('sasaran');
    const both = [
      'Terlayani 2024',
      'Sasaran Terlayani 2025',
      'Jumlah Sasaran Tahun 2025',
      'Jumlah Sasaran 2024',
    ];
    expect(await accepted('aksi-konvergensi-2025', table(both))).toMatchObject({
      dilayani: 'Sasaran Terlayani 2025',
      sasaran: 'Jumlah Sasaran Tahun 2025',
    });
  });
});

describe('what is said of a table', () => {
  it('hidden rows and columns, formulas and figures as text are told; they hinder nothing', async () => {
    const form = template('pengukuran-balita');
    const { remarks, hindrances, mapping } = propose(form, await readAliases('sheets-templates', [form]), [
      grid(
        children(['No', 'Nama Anak', 'JK', 'Tgl Lahir', 'Tgl Ukur', 'BB', 'TB'], (n) => [
          n + 1,
          `X ${n}`,
          'L',
          DAY,
          DAY + 400,
          '9,5',
          75 + n,
        ]),
        { hiddenRows: new Set([3]), hiddenColumns: new Set([3]), formulas: new Set(['2,6', '4,6']) },
      ),
    ]);
    expect(hindrances).toEqual([]);
    expect(remarks).toEqual(
      expect.arrayContaining([
        { what: 'formulas', tab: 'pengukuran', column: 'tinggi', cells: 2, example: 'G3' },
        { what: 'hidden-rows', tab: 'pengukuran', rows: 1 },
        { what: 'hidden-columns', tab: 'pengukuran', letters: ['D'] },
        { what: 'numbers-as-text', tab: 'pengukuran', cells: 10 },
      ]),
    );
    expect(mapping?.tabs.pengukuran?.columns).toMatchObject({ berat: 'BB', edema: null });
  });

  it('a heading that only the cells of its own table tell is no foreign one, whatever stands below', async () => {
    const form = template('pengukuran-balita');
    const rows = children(
      ['No', 'Nomor peserta', 'Nama Anak', 'JK', 'Tgl Lahir', 'Tgl Ukur', 'BB', 'TB'],
      (n) => [n + 1, nik(n), `X ${n}`, 'L', DAY, DAY + 400, 9, 75 + n],
    );
    const below = ['Kegiatan', 'Tempat', 'Pelaksana', 'Catatan', 'Hasil', 'Bukti', 'Tindak lanjut', 'Sumber'];
    const [table] = propose(form, await readAliases('sheets-templates', [form]), [
      grid([...rows, Array(8).fill(null), below, below.map(() => 'ya'), below.map(() => 'tidak')]),
    ]).tables;
    expect(table?.end).toBe(12);
    expect(table?.columns).toContainEqual(
      expect.objectContaining({ column: 'nik', heading: 'Nomor peserta' }),
    );
    expect(table?.unknown).toEqual([]);
  });

  it('a form without its key, or without what counts, cannot be taken in', async () => {
    const form = template('pengukuran-balita');
    const { hindrances } = propose(form, {}, [
      grid(
        children(['Nama Anak', 'Jenis kelamin', 'Tanggal lahir', 'Tanggal ukur', 'Berat (kg)'], (n) => [
          `X ${n}`,
          'L',
          DAY,
          DAY + 400,
          9,
        ]),
      ),
    ]);
    expect(hindrances).toEqual([
      { what: 'column-missing', tab: 'pengukuran', column: 'no' },
      { what: 'column-missing', tab: 'pengukuran', column: 'tinggi' },
    ]);
    expect(
      propose(form, {}, [
        grid([
          ['Anggaran', 'Pagu'],
          [1, 2],
        ]),
      ]).hindrances,
    ).toEqual([{ what: 'nothing-found' }]);
  });
});
