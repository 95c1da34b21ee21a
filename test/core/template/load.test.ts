/** Every fault of a template, one at a time, in the real form: the message names place, fault and remedy. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseTemplate, TemplateError } from '../../../src/core/template/load.ts';

const FILE = 'sheets-templates/aksi-konvergensi-2025.json';
const source = readFileSync(FILE, 'utf8');

// biome-ignore lint/suspicious/noExplicitAny: the tests put faults into places that the types would refuse.
type Loose = any;

function linesOf(spoil: (template: Loose) => void): string[] {
  const json = JSON.parse(source);
  spoil(json);
  try {
    parseTemplate(json, 'formulir.json');
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    expect(error.faults).toHaveLength(error.message.split('\n').length);
    return error.message.split('\n');
  }
  return [];
}

/** A small open tab, put beside the fixed one. */
const openTab = () => ({
  name: 'data',
  title: { id: 'Data', en: 'Data' },
  rows: 'open',
  key: 'nomor',
  columns: [{ name: 'nomor', label: { id: 'Nomor', en: 'Number' }, type: 'string', entry: true }],
});

/** Columns of other types, to be put over one of whole numbers. */
const text = { type: 'string', constraints: {} };
const mark = { type: 'mark', constraints: {}, notApplicable: undefined, marks: { yes: ['Y'], no: ['T'] } };
const asked = (when: object) => ({ rule: 'required-when', column: 'persentase', when });
const dates = (earliest: string, latest: string) => ({ type: 'date', constraints: { earliest, latest } });

describe('parseTemplate', () => {
  test('takes the form of 2025: 31 rows in six groups, eight names official, each with its source', () => {
    const template = parseTemplate(JSON.parse(source), FILE);
    const rows = template.tabs[0]!.fixedRows;
    expect(rows.map((row) => row.cells.kode)).toEqual(
      Array.from({ length: 31 }, (_, index) => `AK25-${String(index + 1).padStart(2, '0')}`),
    );
    expect(new Set(rows.map((row) => row.cells.kelompok)).size).toBe(6);
    expect(rows.filter((row) => row.naming === 'official')).toHaveLength(8);
    for (const row of rows) {
      if (row.naming === 'official') expect(row.source).toMatch(/^Paparan .+https:/);
      else expect(row.source).toMatch(/^Nama sementara; nama resmi belum ditemukan\. /);
    }
    expect(rows.filter((row) => row.better === 'lower').map((row) => row.cells.indikator)).toEqual([
      'Unmet need pelayanan keluarga berencana',
      'Kehamilan yang tidak diinginkan (KTD)',
    ]);
  });

  test('lists the evidence of ten actions of 2025, and counts none of it', () => {
    const { tabs } = parseTemplate(JSON.parse(source), FILE);
    expect(tabs.map(({ name }) => name)).toEqual(['indikator', 'aksi']);
    const actions = tabs[1]!;
    expect(actions.completion).toBeUndefined();
    expect(actions.fixedRows.map(({ cells }) => [cells.kode, cells.tingkat])).toEqual([
      ['U1', 'kecamatan, kab/kota, provinsi'],
      ['U2a', 'kecamatan, kab/kota, provinsi'],
      ['U2b', 'kecamatan, kab/kota, provinsi'],
      ['U3a', 'kecamatan, kab/kota, provinsi'],
      ['U3b', 'kecamatan, kab/kota, provinsi'],
      ['U3c', 'kecamatan'],
      ['U3d', 'kecamatan'],
      ['U4', 'kecamatan, kab/kota, provinsi'],
      ['P1', 'kab/kota'],
      ['P2', 'kab/kota'],
    ]);
    expect(actions.columns.filter(({ entry }) => entry).map(({ name }) => name)).toEqual([
      'kegiatan',
      'tanggal',
      'tautan',
      'diverifikasi_oleh',
    ]);
  });

  test('takes an open tab beside a fixed one', () => {
    expect(linesOf((t) => t.tabs.push(openTab()))).toEqual([]);
  });

  test.each<[string, (t: Loose) => void, string]>([
    [
      'a number in quotes',
      (t) => (t.tabs[0].columns[7].constraints.minimum = 'nol'),
      'formulir.json: tabs[0].columns[7].constraints.minimum: expected number, found "nol"; write a value of type number',
    ],
    ['a missing field', (t) => delete t.title.en, 'formulir.json: title.en: is missing; add it (string)'],
    [
      'a field that is misspelt',
      (t) => (t.tabs[0].colums = []),
      'formulir.json: tabs[0].colums: is not known here; correct its spelling or remove it',
    ],
    [
      'a type that does not exist',
      (t) => (t.tabs[0].columns[0].type = 'tanggal'),
      'formulir.json: tabs[0].columns[0].type: found "tanggal"; choose one of "string", "integer", "number", "percent", "date", "yearmonth", "quarter", "mark"',
    ],
    [
      'a rule that does not exist',
      (t) => (t.tabs[0].rules[0].rule = 'not-below'),
      'formulir.json: tabs[0].rules[0].rule: found "not-below"; choose one of "not-above", "compare", "sum", "percentage", "attainable", "zero-target", "date-order", "exclusive", "required-when", "identity-birth", "growth"',
    ],
    [
      'a name in capitals',
      (t) => (t.tabs[0].name = 'Indikator'),
      'formulir.json: tabs[0].name: found "Indikator"; lower-case letters, digits and _ only, letter first, 40 at most',
    ],
    [
      'no tab',
      (t) => (t.tabs = []),
      'formulir.json: tabs: [] is too small or too short; at least 1 is needed',
    ],
    [
      'a version of 0',
      (t) => (t.version = 0),
      'formulir.json: version: 0 is too small or too short; at least 1 is needed',
    ],
    [
      'a column too wide',
      (t) => (t.tabs[0].columns[0].width = 9000),
      'formulir.json: tabs[0].columns[0].width: 9000 is too large or too long; at most 800 is allowed',
    ],
    [
      'a cell that is neither text nor number',
      (t) => (t.tabs[0].fixedRows[3].cells.no = true),
      'formulir.json: tabs[0].fixedRows[3].cells.no: found true; write text in quotes or a number',
    ],
    [
      'a condition in words',
      (t) => t.tabs[0].rules.push({ rule: 'required-when', column: 'persentase', when: 'sasaran > 0' }),
      'formulir.json: tabs[0].rules[3].when: found "sasaran > 0"; write one test such as { "column": "status", "equals": "KEK" } (is, equals, oneOf, atLeast, atMost, above, below), or join several by all, any or not, at most 4 deep',
    ],
  ])('shape: %s', (_, spoil, line) => {
    expect(linesOf(spoil)).toEqual([line]);
  });

  test.each<[string, (t: Loose) => void, RegExp]>([
    [
      'a key that is no column',
      (t) => (t.tabs[0].key = 'kod'),
      /: tabs\[0\]\.key: "kod" is not a column of this tab; choose one of no, kode, /,
    ],
    [
      'a name column that is none',
      (t) => (t.tabs[0].nameColumn = 'nama'),
      /: tabs\[0\]\.nameColumn: "nama" is not a column/,
    ],
    [
      'a rule about no column',
      (t) => (t.tabs[0].rules[0].limit = 'target'),
      /: tabs\[0\]\.rules\[0\]\.limit: "target" is not a column/,
    ],
    [
      'a rule about a column that nobody fills',
      (t) => (t.tabs[0].rules[0].limit = 'no'),
      /: tabs\[0\]\.rules\[0\]\.limit: "no" holds no entry; /,
    ],
    [
      'a rule about a column of text',
      (t) => (t.tabs[0].rules[0].column = 'keterangan'),
      /: tabs\[0\]\.rules\[0\]\.column: "keterangan" is not of type integer, number or percent; /,
    ],
    [
      'a sum that is part of itself',
      (t) => t.tabs[0].rules.push({ rule: 'sum', column: 'sasaran', parts: ['dilayani', 'sasaran'] }),
      /: tabs\[0\]\.rules\[3\]\.parts\[1\]: "sasaran" stands twice in this rule; /,
    ],
    [
      'dates that are none',
      (t) => t.tabs[0].rules.push({ rule: 'date-order', columns: ['dilayani', 'tanggal'] }),
      /: tabs\[0\]\.rules\[3\]\.columns\[0\]: "dilayani" is not of type date, yearmonth or quarter; /,
    ],
    [
      'answers that say yes by no known word',
      (t) => t.tabs[0].rules.push({ rule: 'exclusive', columns: ['keterangan', 'sasaran'] }),
      /: tabs\[0\]\.rules\[3\]\.columns\[0\]: "keterangan" has no mark that means yes; give the rule "yes", /,
    ],
    [
      'an identity number that is none',
      (t) => t.tabs[0].rules.push({ rule: 'identity-birth', nik: 'keterangan', birth: 'dilayani' }),
      /: tabs\[0\]\.rules\[3\]\.nik: "keterangan" is not of format nik; /,
    ],
    [
      'a condition about no column',
      (t) => t.tabs[0].rules.push(asked({ any: [{ not: { column: 'target', above: 1 } }] })),
      /: tabs\[0\]\.rules\[3\]\.when\.any\[0\]\.not\.column: "target" is not a column/,
    ],
    [
      'a condition on a choice that is not offered',
      (t) => t.tabs[0].rules.push(asked({ column: 'keterangan', oneOf: ['Belum'] })),
      /: tabs\[0\]\.rules\[3\]\.when\.oneOf: "Belum" is no choice of "keterangan"; write one of Tidak ada sasaran/,
    ],
    [
      'a condition on a text that is above another',
      (t) => t.tabs[0].rules.push(asked({ column: 'keterangan', above: 3 })),
      /: tabs\[0\]\.rules\[3\]\.when\.above: "keterangan" holds text, which is neither above nor below; /,
    ],
    [
      'a condition on a day in a column of figures',
      (t) => t.tabs[0].rules.push(asked({ column: 'sasaran', above: '2025-01-01' })),
      /: tabs\[0\]\.rules\[3\]\.when\.above: "2025-01-01" is nothing that "sasaran" of type integer can hold; /,
    ],
    [
      'an owner of no column',
      (t) => (t.tabs[0].fixedRows[0].owners = { target: 'DPPKB' }),
      /: tabs\[0\]\.fixedRows\[0\]\.owners\.target: "target" is not a column/,
    ],
    [
      'an owner of a cell that nobody fills',
      (t) => (t.tabs[0].fixedRows[0].owners = { no: 'DPPKB' }),
      /: tabs\[0\]\.fixedRows\[0\]\.owners\.no: "no" is not filled by staff; /,
    ],
    [
      'completion of no column',
      (t) => (t.tabs[0].completion.values[1] = 'target'),
      /: tabs\[0\]\.completion\.values\[1\]: "target" is not a column/,
    ],
    [
      'completion of a column nobody fills',
      (t) => (t.tabs[0].completion.values[0] = 'no'),
      /: tabs\[0\]\.completion\.values\[0\]: "no" is not filled by staff; /,
    ],
    [
      'two columns of one name',
      (t) => (t.tabs[0].columns[1].name = 'no'),
      /: tabs\[0\]\.columns\[1\]\.name: "no" names two columns; /,
    ],
    [
      'two columns of one label',
      (t) => (t.tabs[0].columns[8].label.id = ' dilayani'),
      /: tabs\[0\]\.columns\[8\]\.label: "dilayani" is the label of two columns; /,
    ],
    [
      'one label in two languages',
      (t) => (t.tabs[0].columns[3].label.en = 'Sasaran'),
      /: tabs\[0\]\.columns\[8\]\.label: "sasaran" is the label of two columns; /,
    ],
    [
      'a label of Pantau',
      (t) => (t.tabs[0].columns[10].label.en = 'Status'),
      /: tabs\[0\]\.columns\[10\]\.label\.en: "Status" is the label of a column of Pantau; /,
    ],
    [
      'a label like that of Pantau with its time',
      (t) => (t.tabs[0].columns[10].label.id = 'Diperiksa 18 November'),
      /: tabs\[0\]\.columns\[10\]\.label\.id: "Diperiksa 18 November" is the label/,
    ],
    [
      'two tabs of one name',
      (t) => t.tabs.push({ ...openTab(), name: 'indikator' }),
      /: tabs\[2\]\.name: "indikator" names two tabs; /,
    ],
    [
      'two tabs of one title',
      (t) => t.tabs.push({ ...openTab(), title: { id: 'INDIKATOR', en: 'Data' } }),
      /: tabs\[2\]\.title\.id: "indikator" is the title of two tabs; /,
    ],
    [
      'the title of a tab of Pantau',
      (t) => (t.tabs[0].title.id = 'Petunjuk'),
      /: tabs\[0\]\.title\.id: "Petunjuk" is the title of a tab that Pantau makes; /,
    ],
    [
      'the title of the tab of the verifikator',
      (t) => (t.tabs[0].title.id = 'PERSETUJUAN'),
      /: tabs\[0\]\.title\.id: "PERSETUJUAN" is the title of a tab that Pantau makes; /,
    ],
    [
      'a name by which Pantau finds cells of its own',
      (t) => (t.tabs[0].name = 'keputusan'),
      /: tabs\[0\]\.name: "pantau_keputusan" is a range that Pantau makes; /,
    ],
    [
      'a fixed tab without rows',
      (t) => (t.tabs[0].fixedRows = []),
      /: tabs\[0\]\.fixedRows: a fixed tab has no rows; /,
    ],
    [
      'an open tab with rows',
      (t) => t.tabs.push({ ...openTab(), fixedRows: [{ cells: { nomor: '1' } }] }),
      /: tabs\[2\]\.fixedRows: an open tab has fixed rows; /,
    ],
    [
      'a row without key',
      (t) => delete t.tabs[0].fixedRows[4].cells.kode,
      /: tabs\[0\]\.fixedRows\[4\]\.cells\.kode: is missing; /,
    ],
    [
      'a row with a blank required cell',
      (t) => (t.tabs[0].fixedRows[4].cells.penyebut = ' '),
      /: tabs\[0\]\.fixedRows\[4\]\.cells\.penyebut: is missing; /,
    ],
    [
      'a cell of no column',
      (t) => (t.tabs[0].fixedRows[4].cells.nama = 'x'),
      /: tabs\[0\]\.fixedRows\[4\]\.cells\.nama: "nama" is not a column/,
    ],
    [
      'text in a column of numbers',
      (t) => (t.tabs[0].fixedRows[4].cells.no = '5'),
      /: tabs\[0\]\.fixedRows\[4\]\.cells\.no: "5" stands in a column of type integer; write a number without quotes/,
    ],
    [
      'two rows of one key',
      (t) => (t.tabs[0].fixedRows[4].cells.kode = 'ak25-01 '),
      /: tabs\[0\]\.fixedRows\[4\]\.cells\.kode: the key "ak25-01" stands in 2 rows; /,
    ],
    ...['*', '?', '~', '|'].map((sign): [string, (t: Loose) => void, RegExp] => [
      `a key with ${sign}`,
      (t) => (t.tabs[0].fixedRows[4].cells.kode = `AK${sign}`),
      /: tabs\[0\]\.fixedRows\[4\]\.cells\.kode: the key "AK.+" has one of \* \? ~ \|; /,
    ]),
    [
      'bounds in the wrong order',
      (t) => (t.tabs[0].columns[7].constraints.maximum = -1),
      /: tabs\[0\]\.columns\[7\]\.constraints\.minimum: 0 is above the maximum -1; /,
    ],
    [
      'bounds on text',
      (t) => (t.tabs[0].columns[10].constraints.maximum = 9),
      /: tabs\[0\]\.columns\[10\]\.constraints\.maximum: bounds a column of text; /,
    ],
    ...(
      [
        ['bounds on a date', { type: 'date' }, 'constraints.minimum: bounds a column of type date'],
        [
          'days in the wrong order',
          dates('2025-12-31', '2025-01-01'),
          'constraints.earliest: 2025-12-31 is after',
        ],
        [
          'a day that is none',
          dates('2025-02-30', '2025-12-31'),
          'constraints.earliest: "2025-02-30" is not a real day',
        ],
        [
          'days on a number',
          { constraints: { latest: '2025-12-31' } },
          'constraints.latest: bounds a column of type integer',
        ],
        ['a format of a number', { format: 'nik' }, 'format: belongs to columns of type string'],
        [
          'units of a text',
          { ...text, units: ['kg'] },
          'units: belongs to columns of type integer, number or percent',
        ],
        [
          'a share from reports in a text',
          { ...text, reported: 'convergence-a' },
          'reported: belongs to columns of type percent',
        ],
        ['a unit without a word', { units: ['%'] }, 'units[0]: "%" is not a unit'],
        ['marks of a number', { marks: { yes: ['Y'] } }, 'marks: belongs to columns of type mark'],
        ['marks that are missing', { ...mark, marks: undefined }, 'marks: is missing'],
        [
          'a mark with two meanings',
          { ...mark, marks: { yes: ['Y', 'x'], no: ['X '] } },
          'marks: "x" has two',
        ],
        ['a mark that is a row mark too', { ...mark, notApplicable: ['y'] }, 'marks: "y" has two meanings'],
        [
          'a level without a code',
          { ...text, level: 'desa' },
          'level: belongs to columns of format kemendagri or bps',
        ],
        [
          'a newborn without a NIK',
          { ...text, format: 'kk', newborn: true },
          'newborn: belongs to columns of format nik',
        ],
        ['hosts without links', { ...text, hosts: ['go.id'] }, 'hosts: belongs to columns of format uri'],
        [
          'a host with a path',
          { ...text, format: 'uri', hosts: ['https://go.id'] },
          'hosts[0]: "https://go.id" is not a host',
        ],
        [
          'choices of a number',
          { constraints: { enum: ['1'] } },
          'constraints.enum: belongs to columns of type string',
        ],
        [
          'choices of a NIK',
          { ...text, format: 'nik', constraints: { enum: ['1'] } },
          'constraints.enum: lists choices beside',
        ],
      ] as [string, object, string][]
    ).map(([name, spoiled, line]): [string, (t: Loose) => void, RegExp] => [
      name,
      (t) => Object.assign(t.tabs[0].columns[7], spoiled),
      new RegExp(`: tabs\\[0\\]\\.columns\\[7\\]\\.${line.replace(/[[\]."?]/g, '\\$&')}`),
    ]),
    [
      'a key about a person',
      (t) => (t.tabs[0].columns[1].personal = true),
      /: tabs\[0\]\.key: "kode" is about a person; /,
    ],
    [
      'a NIK as a key',
      (t) => (t.tabs[0].columns[1].format = 'nik'),
      /: tabs\[0\]\.key: "kode" is about a person; /,
    ],
    ...(
      [
        [
          'of a column that is not there',
          { reason: 'nihil', name: 'keterangan' },
          'reason: "nihil" is not a column',
        ],
        [
          'whose two columns are one',
          { reason: 'keterangan', name: 'keterangan' },
          'name: "keterangan" is also the column of',
        ],
        ['in the key', { reason: 'kode', name: 'keterangan' }, 'reason: "kode" is the key of the rows'],
        [
          'in cells that staff cannot fill',
          { reason: 'kelompok', name: 'keterangan' },
          'reason: "kelompok" is not filled',
        ],
        [
          'in a value',
          { reason: 'keterangan', name: 'dilayani' },
          'name: "dilayani" counts towards completion',
        ],
        [
          'in a number',
          { reason: 'persentase', name: 'keterangan' },
          'reason: "persentase" is not a column of free text',
        ],
      ] as [string, object, string][]
    ).map(([name, waiver, line]): [string, (t: Loose) => void, RegExp] => [
      `a waiver ${name}`,
      (t) => (t.tabs[0].waiver = waiver),
      new RegExp(`: tabs\\[0\\]\\.waiver\\.${line}`),
    ]),
    [
      'a slow pattern',
      (t) => (t.tabs[0].columns[1].constraints.pattern = '(a+)+'),
      /: tabs\[0\]\.columns\[1\]\.constraints\.pattern: repeats a group; /,
    ],
    [
      'a day that does not exist',
      (t) => (t.deadlines[0].at = '2026-02-30T23:59'),
      /: deadlines\[0\]\.at: "2026-02-30T23:59" is not a real date and time; /,
    ],
    [
      'an hour that does not exist',
      (t) => (t.deadlines[0].at = '2025-12-31T24:00'),
      /: deadlines\[0\]\.at: "2025-12-31T24:00" is not a real/,
    ],
    [
      'two deadlines of one id',
      (t) => t.deadlines.push({ ...t.deadlines[0] }),
      /: deadlines\[1\]\.id: "akhir-tahun" names two deadlines; /,
    ],
  ])('content: %s', (_, spoil, line) => {
    const lines = linesOf(spoil);
    expect(lines.filter((one) => line.test(one))).toHaveLength(1);
    for (const one of lines) expect(one).toMatch(/^formulir\.json: \S+: .+; .+$/);
  });

  test('tells all faults at once, one line each', () => {
    const lines = linesOf((t) => {
      t.year = 'dua ribu';
      t.tabs[0].rows = 'some';
      delete t.source;
    });
    expect(lines.map((line) => line.split(': ')[1])).toEqual(['year', 'source', 'tabs[0].rows']);
  });

  test('says so when the file holds no object', () => {
    expect(() => parseTemplate([], 'formulir.json')).toThrow(
      'formulir.json: expected object, found []; write',
    );
  });
});
