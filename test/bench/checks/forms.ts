/** Forms of thirty columns for the bench, and what stands in them: made up, the same on every run. */
import { dayOf } from '../../../src/core/cells/calendar.ts';
import { parseTemplate } from '../../../src/core/template/load.ts';
import type { Column, Template } from '../../../src/core/template/schema.ts';
import { type Random, seeded } from '../../../src/demo/random.ts';

export type Cell = string | number;

/** How figures and days (serials) are written. */
export interface Writing {
  figure(value: number): Cell;
  day(serial: number): Cell;
}

export const NUMBERS: Writing = { figure: (value) => value, day: (serial) => serial };
export const INDONESIAN: Writing = { figure: indonesian, day: slashed };
export const WORDED: Writing = { figure: indonesian, day: worded };
export const WITH_UNIT: Writing = { figure: (value) => `${indonesian(value)} kg`, day: slashed };
export const WORDY: Writing = { figure: WITH_UNIT.figure, day: WORDED.day };

/** Every kind of column that a village's form has, three row rules, counting. */
export function mixedForm(): Template {
  return form(
    [
      ...columns(20, 'n', { type: 'integer', constraints: { minimum: 0, maximum: 100_000 } }),
      ...columns(3, 'p', { type: 'percent' }),
      ...columns(3, 'd', { type: 'date', constraints: IN_2025 }),
      ...columns(3, 't', { type: 'string', constraints: { enum: ['Ya', 'Tidak', 'Belum'] } }),
    ],
    {
      rules: [
        { rule: 'not-above', column: 'n0', limit: 'n1' },
        { rule: 'percentage', column: 'p0', numerator: 'n0', denominator: 'n1' },
        { rule: 'zero-target', numerator: 'n2', denominator: 'n3' },
      ],
      completion: { values: ['n0', 'n1'] },
    },
  );
}

/** Forty columns with the key, of the kinds that the lists of mothers and children have: wider than any of them. */
export const wideForm = (): Template =>
  form([
    ...columns(5, 's', { type: 'string' }),
    ...columns(1, 'i', { type: 'string', format: 'nik' }),
    ...columns(1, 'c', { type: 'string', constraints: { pattern: '[0-9]{2}\\.[0-9]{2}' } }),
    ...columns(1, 'm', { type: 'yearmonth', constraints: IN_2025 }),
    ...columns(6, 't', { type: 'string', constraints: { enum: ['Ya', 'Tidak', 'Belum'] } }),
    ...columns(10, 'v', { type: 'mark', marks: { yes: ['V', '✓', 'Ya', '1'], no: ['X', 'Tidak', '0'] } }),
    ...columns(4, 'd', { type: 'date', constraints: IN_2025 }),
    ...columns(5, 'n', { type: 'integer', constraints: { minimum: 0, maximum: 100_000 } }),
    ...columns(5, 'b', { type: 'number', units: ['kg', 'cm'], constraints: { minimum: 0, maximum: 30 } }),
    ...columns(1, 'p', { type: 'percent' }),
  ]);

export const datesForm = (): Template => form(columns(29, 'd', { type: 'date', constraints: IN_2025 }));

export const weightsForm = (): Template =>
  form(columns(29, 'b', { type: 'number', units: ['kg', 'cm'], constraints: { minimum: 0, maximum: 30 } }));

export const wordyForm = (): Template =>
  form([
    ...columns(15, 'd', { type: 'date', constraints: IN_2025 }),
    ...columns(14, 'b', { type: 'number', units: ['kg', 'cm'], constraints: { minimum: 0, maximum: 30 } }),
  ]);

const IN_2025 = { earliest: '2025-01-01', latest: '2025-12-31' };
const FIRST_DAY = 45_658;

function columns(count: number, name: string, rest: object): object[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `${name}${index}`,
    label: { id: `Kolom ${name}${index}`, en: `Column ${name}${index}` },
    entry: true,
    ...rest,
  }));
}

function form(entries: object[], rest: object = {}): Template {
  const key = { name: 'kode', label: { id: 'Kode', en: 'Code' }, type: 'string', entry: true };
  return parseTemplate(
    {
      id: 'lebar',
      version: 1,
      scheme: 'uji',
      year: 2025,
      title: { id: 'Lebar', en: 'Wide' },
      source: 'made up for the bench',
      tabs: [
        {
          name: 'lebar',
          title: { id: 'Lebar', en: 'Wide' },
          rows: 'open',
          key: 'kode',
          maxRows: 10_000,
          columns: [key, ...entries],
          ...rest,
        },
      ],
    },
    'test/bench/checks/forms.ts',
  );
}

/** Header and rows as `values.batchGet` returns them: 5 % bad rows, 10 % blank cells, some doubled keys. */
export function rowsOf(template: Template, count: number, writing: Writing): Cell[][] {
  const random = seeded('checks');
  const all = template.tabs[0]?.columns ?? [];
  const rows: Cell[][] = [all.map((column) => column.label.id)];
  for (let row = 0; row < count; row++) {
    const bad = random.next() < 0.05;
    const target = random.between(10, 999);
    const served = bad ? target + 1 : random.between(0, target);
    const wrongAt = bad ? random.between(1, all.length - 1) : -1;
    rows.push(
      all.map((column, at) => {
        if (column.name === 'kode') return `62.02.${String(row % 997 === 0 ? 0 : row).padStart(5, '0')}`;
        if (column.name === 'n0') return writing.figure(served);
        if (column.name === 'n1') return writing.figure(target);
        if (random.next() < 0.1) return '';
        if (column.name === 'p0') return writing.figure(Math.round((served / target) * 10_000) / 10_000);
        return cellOf(column, random, at === wrongAt, writing);
      }),
    );
  }
  return rows;
}

function cellOf(column: Column, random: Random, wrong: boolean, { figure, day }: Writing): Cell {
  switch (column.type) {
    case 'date':
      return day(FIRST_DAY + random.between(0, 364) + (wrong ? 365 : 0));
    case 'yearmonth':
      return `${random.pick(MONTHS)} ${wrong ? 2031 : 2025}`;
    case 'percent':
      return figure(random.between(0, 1_000) / 1_000);
    case 'number':
      return figure((wrong ? 50 : 0) + random.between(0, 2_999) / 100);
    case 'integer':
      // Counts of a village are small; 1.871 as text would be told as ambiguous, which is for bad rows.
      return figure(wrong ? random.between(1_000, 9_999) : random.between(0, 999));
    case 'mark':
      return wrong ? 'Mungkin' : random.pick(['V', 'V', 'X']);
    default:
      return textOf(column, random, wrong);
  }
}

function textOf({ format, constraints }: Column, random: Random, wrong: boolean): string {
  if (format === 'nik') {
    const [day, month, year] = [random.between(1, 28), random.between(1, 12), random.between(20, 25)];
    return `6202${two(random.between(1, 20))}${two(day)}${two(month)}${year}${wrong ? '' : '0'}${random.between(100, 999)}`;
  }
  if (constraints.pattern !== undefined) {
    return `${two(random.between(1, 99))}${wrong ? ',' : '.'}${two(random.between(1, 99))}`;
  }
  if (constraints.enum !== undefined) return wrong ? 'Mungkin' : random.pick(['Ya', 'Tidak', 'Belum']);
  return wrong ? '#REF!' : `${random.pick(NAMES)} ${random.pick(NAMES)}`;
}

const NAMES = 'Siti Budi Kartini Bagendang Baamang Mentaya Ketapang Sampit Rahmawati Parenggean'.split(' ');

/** 1871.5 → `1.871,5`, as people type and paste it. */
function indonesian(value: number): string {
  const [whole = '', decimals] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return decimals === undefined ? grouped : `${grouped},${decimals}`;
}

const two = (value: number) => String(value).padStart(2, '0');

function slashed(serial: number): string {
  const { year, month, day } = dayOf(serial);
  return `${two(day)}/${two(month)}/${year}`;
}

const MONTHS = 'Jan Februari Maret Apr Mei Juni Jul Agt September Okt Nov Desember'.split(' ');

function worded(serial: number): string {
  const { year, month, day } = dayOf(serial);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}
