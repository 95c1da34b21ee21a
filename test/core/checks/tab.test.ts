import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../../src/core/cells/text.ts';
import { type CompiledTab, compileTemplate } from '../../../src/core/checks/compile.ts';
import { checkTab, type Line, type TabResult } from '../../../src/core/checks/tab.ts';
import { parseTemplate } from '../../../src/core/template/load.ts';
import { openForm } from '../../support/open-form.ts';

const file = new URL('../../../sheets-templates/aksi-konvergensi-2025.json', import.meta.url);
const aksi = parseTemplate(JSON.parse(readFileSync(file, 'utf8')), 'aksi');
const indikator = compileTemplate(aksi).tabs[0] as CompiledTab;
const kegiatan = compileTemplate(openForm).tabs[0] as CompiledTab;

const header = (compiled: CompiledTab) => [
  ...compiled.tab.columns.map((column) => column.label.id),
  'Diperiksa 18 Nov 2025, 09.02 WIB',
  'Pesan',
  'Kolom',
];

/** The form as it is provisioned, with what staff typed by key and column. */
function typed(entries: Record<string, Record<string, CellValue>>): CellValue[][] {
  return [
    header(indikator),
    ...indikator.tab.fixedRows.map((row) => {
      const key = String(row.cells.kode);
      const cell = (name: string) => entries[key]?.[name] ?? row.cells[name] ?? '';
      return [...indikator.tab.columns.map((column) => cell(column.name)), '', '', ''];
    }),
  ];
}

const check = (entries: Record<string, Record<string, CellValue>>) =>
  checkTab(indikator, { firstRow: 5, rows: typed(entries) });
const found = (result: TabResult) =>
  result.lines.flatMap((line) =>
    line.problems.map((problem) => [problem.row, problem.columns[0], problem.code]),
  );
const status = (result: TabResult, key: string) => result.lines.find((line) => line.key === key)?.status;

describe('the 31 indicators', () => {
  it('are expected, and blank at first', () => {
    const result = check({});
    expect(result).toMatchObject({
      readable: true,
      expected: 31,
      filled: 0,
      valid: 0,
      rowsChecked: 31,
      problems: [],
    });
    expect(new Set(result.lines.map((line) => line.status))).toEqual(new Set(['blank']));
  });

  it.each([
    ['both figures', { dilayani: 30, sasaran: 40 }, 'valid', [], 1, 1],
    ['a percentage that agrees', { dilayani: 30, sasaran: 40, persentase: 0.75 }, 'valid', [], 1, 1],
    ['a percentage typed in points', { dilayani: 30, sasaran: 40, persentase: 75 }, 'valid', [], 1, 1],
    ['"tidak ada sasaran" chosen', { keterangan: 'Tidak ada sasaran' }, 'notApplicable', [], 1, 1],
    ['TS in the target group', { sasaran: 'ts' }, 'notApplicable', [], 1, 1],
    ['served above target', { dilayani: 45, sasaran: 40 }, 'error', [[6, 'dilayani', 'not-above']], 1, 0],
    ['words', { dilayani: 'dua puluh', sasaran: 40 }, 'error', [[6, 'dilayani', 'not-a-number']], 1, 0],
    ['a count with a comma', { dilayani: 30.5, sasaran: 40 }, 'error', [[6, 'dilayani', 'not-whole']], 1, 0],
    ['a text with a comma', { dilayani: '30,5', sasaran: 40 }, 'error', [[6, 'dilayani', 'not-whole']], 1, 0],
    [
      'thousands as text',
      { dilayani: 1, sasaran: '1.871' },
      'warning',
      [[6, 'sasaran', 'ambiguous-number']],
      1,
      1,
    ],
    ['below zero', { dilayani: -1, sasaran: 40 }, 'error', [[6, 'dilayani', 'below-minimum']], 1, 0],
    [
      'another percentage',
      { dilayani: 30, sasaran: 40, persentase: 0.8 },
      'warning',
      [[6, 'persentase', 'percentage']],
      1,
      1,
    ],
    ['0 of 0', { dilayani: 0, sasaran: 0 }, 'error', [[6, 'sasaran', 'zero-of-zero']], 1, 0],
    [
      'a target of 0',
      { dilayani: '', sasaran: 0 },
      'error',
      [
        [6, 'sasaran', 'zero-target'],
        [6, 'dilayani', 'half-filled'],
      ],
      0,
      0,
    ],
    ['half a row', { dilayani: 30 }, 'half', [[6, 'sasaran', 'half-filled']], 0, 0],
    ['a percentage alone', { persentase: 0.5 }, 'warning', [[6, 'persentase', 'percentage-alone']], 0, 0],
    [
      'a broken formula',
      { dilayani: '#REF!', sasaran: 40 },
      'error',
      [[6, 'dilayani', 'formula-error']],
      1,
      0,
    ],
    [
      'a mark and a figure',
      { dilayani: 3, sasaran: 4, keterangan: 'TS' },
      'error',
      [[6, 'dilayani', 'not-applicable-with-value']],
      1,
      0,
    ],
    ['another remark', { keterangan: 'nanti' }, 'error', [[6, 'keterangan', 'not-in-list']], 0, 0],
  ] as const)('say what is wrong with %s', (_name, entry, expected, problems, filled, valid) => {
    const result = check({ 'AK25-01': entry });
    expect(status(result, 'AK25-01')).toBe(expected);
    expect(found(result)).toEqual(problems);
    expect([result.filled, result.valid]).toEqual([filled, valid]);
  });

  it('count a doubled key once, and give its rows that message only', () => {
    const result = check({
      'AK25-07': { dilayani: 1, sasaran: 2 },
      'AK25-08': { kode: 'ak25-07 ', dilayani: 99, sasaran: 2 },
    });
    expect(result.filled).toBe(1);
    expect(result.valid).toBe(0);
    expect(found(result)).toEqual([
      [12, 'kode', 'key-doubled'],
      [13, 'kode', 'key-doubled'],
    ]);
    expect(result.problems.map((problem) => problem.code)).toEqual(['key-doubled', 'key-missing']);
  });

  it('may carry another name where the official one is not known', () => {
    const provisional = indikator.tab.fixedRows.find((row) => row.naming === 'provisional');
    const key = String(provisional?.cells.kode);
    const result = check({ [key]: { indikator: 'Nama menurut kabupaten', dilayani: 1, sasaran: 2 } });
    expect(status(result, key)).toBe('valid');
    expect(result.problems).toEqual([]);
  });

  it('know a key that is not theirs', () => {
    const result = check({ 'AK25-02': { kode: 'AK25-99', dilayani: 1, sasaran: 2 } });
    expect(result.filled).toBe(0);
    expect(found(result)).toEqual([[7, 'kode', 'key-unknown']]);
  });

  it('are found again when columns stand elsewhere', () => {
    const rows = typed({ 'AK25-01': { dilayani: 45, sasaran: 40 } }).map((row) => row.toReversed());
    expect(found(checkTab(indikator, { firstRow: 5, rows }))).toEqual([[6, 'dilayani', 'not-above']]);
  });

  it('cannot be read when a header is renamed or doubled', () => {
    const rows = typed({});
    const at = indikator.tab.columns.findIndex((column) => column.name === 'dilayani');
    (rows[0] as CellValue[])[at] = 'Jumlah';
    const renamed = checkTab(indikator, { firstRow: 5, rows });
    expect(renamed.readable).toBe(false);
    expect(renamed.problems).toMatchObject([
      { code: 'header-renamed', params: { label: 'Dilayani', found: 'Jumlah' } },
    ]);
    (rows[0] as CellValue[])[at] = 'Sasaran';
    expect(checkTab(indikator, { firstRow: 5, rows }).problems.map((p) => p.code)).toContain(
      'header-doubled',
    );
  });

  it('are a loud problem when there is nothing at all', () => {
    expect(checkTab(indikator, { firstRow: 5, rows: [] })).toMatchObject({
      readable: false,
      problems: [{ code: 'header-missing' }],
    });
    expect(checkTab(indikator, { firstRow: 5, rows: [header(indikator)] }).problems).toMatchObject([
      { code: 'no-rows' },
    ]);
  });
});

describe('open rows', () => {
  const open = (...rows: CellValue[][]) =>
    checkTab(kegiatan, { firstRow: 5, rows: [header(kegiatan), ...rows] });

  it('report rows without a usable key by their row', () => {
    const result = open(
      ['A1', 'Rembuk', 10, 20],
      ['', 'Tanpa kode', 1, 2],
      ['B*', 'x', 1, 2],
      [],
      ['C1', '', 3, 4],
    );
    expect(result.keyless.map((p) => [p.code, p.row])).toEqual([
      ['key-blank', 7],
      ['key-wildcard', 8],
    ]);
    expect(result).toMatchObject({ expected: 2, filled: 2, valid: 2 });
  });

  it('stop at the limit and say so', () => {
    const result = open(...Array.from({ length: 2100 }, (_, index) => [`K${index}`, 'x', 1, 2]));
    expect(result.lines).toHaveLength(2000);
    expect(result.problems).toMatchObject([{ code: 'too-many-rows', params: { limit: 2000, rows: 100 } }]);
  });

  const anyCell = fc.oneof(
    fc.integer({ min: -5, max: 50 }),
    fc.constantFrom('', null, 'x', '1.871', '#REF!', true),
  );
  const anyRow = fc.tuple(
    fc.constantFrom('a', 'A ', 'b', 'c', 1, '', '*'),
    fc.constant('n'),
    anyCell,
    anyCell,
  );

  it('give the same lines whatever their order', () => {
    const seen = (rows: CellValue[][]) =>
      open(...rows)
        .lines.map(
          (line) => `${line.key.toLowerCase()} ${line.status} ${line.problems.map((p) => p.code).sort()}`,
        )
        .sort();
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 8 }), fc.nat(), (rows, turn) => {
        const at = rows.length === 0 ? 0 : turn % rows.length;
        expect(seen([...rows.slice(at), ...rows.slice(0, at)])).toEqual(seen(rows));
      }),
    );
  });

  it('give each row the line that it has alone, however many stand around it', () => {
    // With a name in every row none can be shifted: that shows only over several rows.
    const cells = fc.tuple(fc.constantFrom('n', 'TS'), anyCell, anyCell);
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 50 }), (rows) => {
        const keyed = rows.map((row, index): CellValue[] => [`K${index}`, ...row]);
        const together = open(...keyed);
        const alone = keyed.map((row) => open(row).lines[0]);
        const bare = (line: Line | undefined) =>
          JSON.stringify(line, (name, value) => (name === 'row' ? 0 : value));
        expect(together.lines.map(bare)).toEqual(alone.map(bare));
        expect(together.told).toEqual(together.lines.filter((line) => line.problems.length > 0));
      }),
    );
  });

  it('are never more complete by losing an entry', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 8 }), fc.nat(), (rows, which) => {
        const poorer = rows.map((row, index) =>
          index === which % rows.length ? [row[0], row[1], row[2], ''] : row,
        );
        expect(open(...poorer).filled).toBeLessThanOrEqual(open(...rows).filled);
      }),
    );
  });
});

describe('an open tab that may stand empty', () => {
  it.each([
    [false, ['no-rows']],
    [true, []],
  ])('mayBeEmpty %s', (mayBeEmpty, codes) => {
    const { tab } = kegiatan;
    const result = checkTab(
      { ...kegiatan, tab: { ...tab, mayBeEmpty } },
      {
        firstRow: 1,
        rows: [tab.columns.map(({ label }) => label.id)],
      },
    );
    expect(result.problems.map(({ code }) => code)).toEqual(codes);
  });
});
