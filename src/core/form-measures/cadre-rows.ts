/** The village cadre's forms as the convergence measures take them. Column names are those of the templates. */
import { dayOf, isoOf, serialOf } from '../cells/calendar.ts';
import { MARK } from '../checks/row.ts';
import type { TableRow } from '../checks/table.ts';
import type { PaudChild } from '../measures/convergence/paud.ts';
import type { ChildMonth, MonthlyRow, MotherMonth, Tick } from '../measures/convergence/rows.ts';
import type { Service } from '../measures/convergence/services.ts';
import type { TypedRow } from '../measures/convergence/typed.ts';
import type { Mark } from '../measures/convergence/verdict.ts';

/** Columns that a tab of mothers' or children's months must have. */
export const MOTHER_COLUMNS = [
  ...['bulan', 'no_kia', 'status', 'usia_kehamilan', 'tanggal_melahirkan'],
  ...['anc', 'fe', 'nifas', 'konseling', 'kunjungan', 'air', 'jamban', 'jaminan'],
] as const;
export const CHILD_COLUMNS = [
  ...['bulan', 'no_kia', 'tanggal_lahir', 'umur', 'status_gizi', 'imunisasi', 'bb', 'tb'],
  ...['konseling_l', 'konseling_p', 'kunjungan', 'air', 'jamban', 'akta', 'jaminan', 'pengasuhan'],
] as const;
export const PAUD_COLUMNS = ['no_rumah_tangga', 'nama', ...months()] as const;

const MOTHER_SERVICES: Record<string, Service> = {
  anc: 'antenatal',
  fe: 'iron',
  nifas: 'postnatal',
  konseling: 'counselling',
  kunjungan: 'home-visit',
  air: 'water',
  jamban: 'latrine',
  jaminan: 'insurance',
};
const CHILD_SERVICES: Record<string, Service> = {
  imunisasi: 'immunisation',
  bb: 'weighing',
  tb: 'length',
  konseling: 'counselling',
  kunjungan: 'home-visit',
  air: 'water',
  jamban: 'latrine',
  akta: 'birth-certificate',
  jaminan: 'insurance',
  pengasuhan: 'parenting',
};
export const TYPED_MOTHER_COLUMNS = ['triwulan', 'no_kia', ...Object.keys(MOTHER_SERVICES)] as const;
export const TYPED_CHILD_COLUMNS = ['triwulan', 'no_kia', ...Object.keys(CHILD_SERVICES)] as const;

const STATUSES: Record<string, MotherMonth['status']> = {
  Normal: 'N',
  KEK: 'KEK',
  RISTI: 'RISTI',
  'KEK dan RISTI': 'KEK+RISTI',
};
const LEFT: Record<string, MonthlyRow['left']> = { Meninggal: 'died', Pindah: 'moved' };
const NUTRITION = new Set(['N', 'GK', 'GB', 'S']);

/** Rows without month or register number belong to nobody and no quarter, and are left out. */
function monthly(row: TableRow): MonthlyRow | undefined {
  const [month, person] = [row.number('bulan'), row.text('no_kia')];
  if (month === undefined || person === undefined) return undefined;
  // When a row was typed the sheet does not tell.
  const left = LEFT[row.text('keluar') ?? ''];
  return { person, month: isoOf(month).slice(0, 7), enteredAt: 0, ...(left && { left }) };
}

/** Yes, no; a mark that says "not due" tells no more than a blank, since the rules decide what is due. */
function tick(row: TableRow, column: string): Tick {
  const mark = row.number(column);
  if (mark === MARK.yes) return true;
  return mark === MARK.no ? false : null;
}

function day(row: TableRow, column: string): string | null {
  const serial = row.number(column);
  return serial === undefined ? null : isoOf(serial);
}

export function motherMonths(rows: readonly TableRow[]): MotherMonth[] {
  return rows.flatMap((row) => {
    const base = monthly(row);
    if (base === undefined) return [];
    return [
      {
        ...base,
        status: STATUSES[row.text('status') ?? ''] ?? null,
        gestation: row.number('usia_kehamilan') ?? null,
        deliveredOn: day(row, 'tanggal_melahirkan'),
        antenatal: tick(row, 'anc'),
        iron: tick(row, 'fe'),
        tablets: null,
        postnatal: tick(row, 'nifas'),
        counselling: tick(row, 'konseling'),
        homeVisit: tick(row, 'kunjungan'),
        water: tick(row, 'air'),
        latrine: tick(row, 'jamban'),
        insurance: tick(row, 'jaminan'),
      },
    ];
  });
}

export function childMonths(rows: readonly TableRow[]): ChildMonth[] {
  return rows.flatMap((row) => {
    const base = monthly(row);
    if (base === undefined) return [];
    const nutrition = row.text('status_gizi') ?? '';
    return [
      {
        ...base,
        bornOn: day(row, 'tanggal_lahir'),
        age: row.number('umur') ?? null,
        nutrition: NUTRITION.has(nutrition) ? (nutrition as ChildMonth['nutrition']) : null,
        immunisation: tick(row, 'imunisasi'),
        measles: null,
        weighing: tick(row, 'bb'),
        length: tick(row, 'tb'),
        counsellingFather: tick(row, 'konseling_l'),
        counsellingMother: tick(row, 'konseling_p'),
        homeVisit: tick(row, 'kunjungan'),
        water: tick(row, 'air'),
        latrine: tick(row, 'jamban'),
        birthCertificate: tick(row, 'akta'),
        insurance: tick(row, 'jaminan'),
        parenting: tick(row, 'pengasuhan'),
      },
    ];
  });
}

export function paudChildren(rows: readonly TableRow[]): PaudChild[] {
  return rows.map((row) => ({
    person: `${row.text('no_rumah_tangga') ?? row.key} ${row.text('nama') ?? ''}`,
    months: months().map((column) => tick(row, column)),
  }));
}

/** First day of the quarter that a row is of, in a register of months or in the quarter's own form. */
export function quarterOf(row: TableRow): string | undefined {
  const day = row.number('bulan') ?? row.number('triwulan');
  if (day === undefined) return undefined;
  const { year, month } = dayOf(day);
  return isoOf(serialOf(year, month - ((month - 1) % 3), 1));
}

/** Rows of the quarter's own form, by the first day of their quarter. */
export function typedRows(rows: readonly TableRow[], group: 'mothers' | 'children'): Map<string, TypedRow[]> {
  const services = group === 'mothers' ? MOTHER_SERVICES : CHILD_SERVICES;
  const byQuarter = new Map<string, TypedRow[]>();
  for (const row of rows) {
    const [quarter, person] = [row.number('triwulan'), row.text('no_kia')];
    if (quarter === undefined || person === undefined) continue;
    const marks = Object.entries(services).map(([column, service]) => [service, typedMark(row, column)]);
    const first = isoOf(quarter);
    byQuarter.set(first, [...(byQuarter.get(first) ?? []), { person, marks: Object.fromEntries(marks) }]);
  }
  return byQuarter;
}

function typedMark(row: TableRow, column: string): Mark | null {
  const mark = row.number(column);
  if (mark === MARK.yes) return 'Y';
  if (mark === MARK.no) return 'T';
  return mark === MARK.notApplicable ? 'TS' : null;
}

function months(): string[] {
  return Array.from({ length: 12 }, (_, index) => `b${String(index + 1).padStart(2, '0')}`);
}
