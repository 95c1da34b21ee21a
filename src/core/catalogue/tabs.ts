/** Tabs as a whole: headings, rows, merged cells, whole columns. */
import type { Column } from '../template/schema.ts';
import type { Language } from '../text/format.ts';
import type { Family } from './entry.ts';
import { shown } from './words.ts';

export interface TabProblems {
  'header-missing': { label: string; found: string };
  /** A heading that stands in its place under other words. */
  'header-renamed': { label: string; found: string };
  'header-doubled': { label: string };
  /** Rows below the limit of the template were not checked. */
  'too-many-rows': { limit: number; rows: number };
  /** A tab that must have rows has none. */
  'no-rows': Record<never, never>;
  'merged-cells': { range: string };
  /** No cell of a column that is filled in can be read as its type. */
  'column-unreadable': { cells: number; type: Column['type'] };
}

/** What cells of a column should be. */
const KINDS: Record<Language, Record<Column['type'], string>> = {
  id: {
    string: 'yang dapat dibaca',
    integer: 'berupa angka',
    number: 'berupa angka',
    percent: 'berupa angka',
    date: 'berupa tanggal',
    yearmonth: 'berupa bulan',
    quarter: 'berupa triwulan',
    mark: 'berupa tanda yang dikenal',
  },
  en: {
    string: 'of them readable',
    integer: 'a number',
    number: 'a number',
    percent: 'a number',
    date: 'a date',
    yearmonth: 'a month',
    quarter: 'a quarter',
    mark: 'a known mark',
  },
};

export const TABS: Family<TabProblems> = {
  'header-missing': {
    severity: 'error',
    fixed: true,
    title: { id: 'Judul kolom tidak ditemukan', en: 'Column heading not found' },
    sentence: {
      id: (p) => ({
        message: `Judul kolom “${p.label}” tidak ditemukan${p.found === '' ? '' : ` (yang tidak dikenal: ${shown(p.found)})`}.`,
        remedy: 'Kembalikan judul kolom seperti semula. Sebelum itu isian tidak dapat diperiksa.',
      }),
      en: (p) => ({
        message: `The column heading “${p.label}” was not found${p.found === '' ? '' : ` (not known: ${shown(p.found)})`}.`,
        remedy: 'Restore the heading as it was. Until then the entries cannot be checked.',
      }),
    },
  },
  'header-renamed': {
    severity: 'error',
    fixed: true,
    title: { id: 'Judul kolom berubah', en: 'Column heading renamed' },
    sentence: {
      id: (p) => ({
        message: `Judul kolom “${p.label}” berubah menjadi “${shown(p.found)}”.`,
        remedy: 'Kembalikan judul kolom seperti semula. Sebelum itu isian tidak dapat diperiksa.',
      }),
      en: (p) => ({
        message: `The column heading “${p.label}” was changed to “${shown(p.found)}”.`,
        remedy: 'Restore the heading as it was. Until then the entries cannot be checked.',
      }),
    },
  },
  'header-doubled': {
    severity: 'error',
    fixed: true,
    title: { id: 'Judul kolom ganda', en: 'Column heading used twice' },
    sentence: {
      id: (p) => ({
        message: `Judul kolom “${p.label}” ada lebih dari satu.`,
        remedy: 'Sisakan satu saja. Sebelum itu isian tidak dapat diperiksa.',
      }),
      en: (p) => ({
        message: `The column heading “${p.label}” stands there more than once.`,
        remedy: 'Leave only one of them. Until then the entries cannot be checked.',
      }),
    },
  },
  'too-many-rows': {
    severity: 'error',
    fixed: true,
    title: { id: 'Baris di luar batas pemeriksaan', en: 'Rows beyond the limit of checking' },
    sentence: {
      id: (p, say) => ({
        message: `${say.whole(p.rows)} baris di bawah batas ${say.whole(p.limit)} baris tidak diperiksa.`,
        remedy: 'Hapus baris yang tidak dipakai, atau hubungi pengelola.',
      }),
      en: (p, say) => ({
        message: `${say.whole(p.rows)} ${p.rows === 1 ? 'row' : 'rows'} below the limit of ${say.whole(p.limit)} rows ${p.rows === 1 ? 'was' : 'were'} not checked.`,
        remedy: 'Delete rows that are not used, or ask the operator.',
      }),
    },
  },
  'no-rows': {
    severity: 'error',
    fixed: true,
    title: { id: 'Lembar tanpa baris', en: 'Tab without rows' },
    sentence: {
      id: () => ({
        message: 'Tidak ada satu baris pun yang dapat diperiksa.',
        remedy: 'Isi formulir, atau kembalikan barisnya.',
      }),
      en: () => ({
        message: 'There is not one row that can be checked.',
        remedy: 'Fill in the form, or restore its rows.',
      }),
    },
  },
  'merged-cells': {
    severity: 'error',
    fixed: true,
    title: { id: 'Sel digabung', en: 'Merged cells' },
    sentence: {
      id: (p) => ({
        message: `Sel ${p.range} digabungkan, sehingga isinya tidak terbaca satu per satu.`,
        remedy: 'Pisahkan kembali (menu Format → Gabungkan sel → Pisahkan).',
      }),
      en: (p) => ({
        message: `The cells ${p.range} are merged, so that they cannot be read one by one.`,
        remedy: 'Unmerge them (menu Format → Merge cells → Unmerge).',
      }),
    },
  },
  'column-unreadable': {
    severity: 'error',
    title: { id: 'Kolom yang seluruhnya salah jenis', en: 'Whole column of the wrong type' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.whole(p.cells)} isian di kolom ini, tidak satu pun ${KINDS.id[p.type]}.`,
        remedy: 'Periksa apakah isian tergeser ke kolom sebelahnya, lalu kembalikan ke tempatnya.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.whole(p.cells)} entries in this column, not one ${KINDS.en[p.type]}.`,
        remedy: 'Check whether entries were shifted to the next column, then move them back.',
      }),
    },
  },
};
