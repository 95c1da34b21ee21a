/** The Register's own form, filled in as tests need it. */

import json from '../../../sheets-templates/register-2.json' with { type: 'json' };
import type { CellValue } from '../../../src/core/cells/text.ts';
import { compileTemplate } from '../../../src/core/checks/compile.ts';
import { checkTabs } from '../../../src/core/checks/form.ts';
import type { InForce } from '../../../src/core/register/content.ts';
import { registerContent } from '../../../src/core/register/content.ts';
import { judgeRegister, type RegisterContext } from '../../../src/core/register/judge.ts';
import { wallClock } from '../../../src/core/schedule/deadline.ts';
import { parseTemplate } from '../../../src/core/template/load.ts';

export const template = parseTemplate(json, 'register-2.json');
const compiled = compileTemplate(template);

export const NOW = wallClock('2025-11-18T09:00', 'Asia/Jakarta');

export type Row = Record<string, CellValue>;
export interface Filled {
  unit?: Row[];
  petugas?: Row[];
  tenggat?: Row[];
  eskalasi?: Row[];
}

export const UNITS: Row[] = [
  { kode: '62.02', nama: 'Kabupaten Contoh', tingkat: 'kabupaten' },
  { kode: '62.02.01', nama: 'Kecamatan Satu', tingkat: 'kecamatan', induk: '62.02' },
  { kode: '62.02.02', nama: 'Kecamatan Dua', tingkat: 'kecamatan', induk: '62.02' },
];

export const officer = (kode: string, rest: Row = {}): Row => ({
  kode,
  unit: '62.02.01',
  peran: 'operator',
  nama: `Petugas ${kode}`,
  surel: `${kode}@kabupaten-contoh.example`,
  ...rest,
});

export const deadline = (rest: Row = {}): Row => ({
  kode: 'akhir-tahun',
  formulir: 'aksi-konvergensi-2025',
  judul: 'Tutup input',
  jenis: 'resmi',
  tanggal: '31/12/2025',
  jam: '23.59',
  zona: 'WIB',
  ...rest,
});

export const CONTEXT: RegisterContext = {
  now: NOW,
  top: '62.02',
  forms: ['aksi-konvergensi-2025'],
  deadlines: [],
  officers: [],
  domains: ['kabupaten-contoh.example'],
  daysOff: [],
  formsOf: new Map(),
};

/** `tab row code`, and `tab code` of a tab as a whole. */
export function judged(filled: Filled, context: Partial<RegisterContext> = {}) {
  const blocks = template.tabs.map(({ name, columns }) => {
    const rows =
      filled[name as keyof Filled] ?? { unit: UNITS, petugas: [officer('satu')], tenggat: [] }[name] ?? [];
    return {
      firstRow: 5,
      rows: [
        columns.map(({ label }) => label.id),
        ...rows.map((row: Row) => columns.map((column) => row[column.name])),
      ],
    };
  });
  const tabs = checkTabs(compiled, blocks);
  const rows = judgeRegister(compiled, tabs, blocks, { ...CONTEXT, ...context });
  const problems = tabs.flatMap((tab) => [
    ...tab.problems,
    ...tab.keyless,
    ...tab.told.flatMap((line) => line.problems),
  ]);
  return {
    tabs,
    rows,
    problems,
    codes: problems.map((each) => [each.tab, each.row, each.code].filter(Boolean).join(' ')),
  };
}

export function contentOf(filled: Filled, inForce: Partial<InForce> = {}) {
  return registerContent(judged(filled).rows, {
    units: [],
    officers: [],
    deadlines: [],
    steps: [],
    today: '2025-11-18',
    domains: ['kabupaten-contoh.example'],
    daysOff: [],
    ...inForce,
  });
}
