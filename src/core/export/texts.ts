/** Words of an export: open data speak English and codes, the workbook that officers retype from speaks Indonesian. */
import type { Language } from '../text/format.ts';

interface Texts {
  completion: string;
  ofCompletion: string;
  typed: string;
  sum: string;
  nothingValid: string;
  hidden: string;
  reporting(reporting: number, expected: number): string;
}

export const EXPORT_TEXTS: Record<Language, Texts> = {
  id: {
    completion: 'Capaian penginputan',
    ofCompletion: 'isian pada keadaan itu ÷ isian wajib',
    typed: 'seperti yang diketik di formulir',
    sum: 'jumlah kolom itu dari semua baris formulir',
    nothingValid: 'belum diisi, atau isiannya keliru',
    hidden: 'disembunyikan',
    reporting: (reporting, expected) => `${reporting} dari ${expected} melapor`,
  },
  en: {
    completion: 'Input completion',
    ofCompletion: 'entries in this state ÷ expected entries',
    typed: 'as typed in the form',
    sum: 'sum of the column over the rows of the form',
    nothingValid: 'not entered, or wrong',
    hidden: 'hidden',
    reporting: (reporting, expected) => `reporting:${reporting};expected:${expected}`,
  },
};

/** What the workbook calls figures that are no column of a form. */
export const FIGURE_TITLES: Readonly<Record<string, string>> = {
  expected: 'Wajib',
  filled: 'Terisi',
  valid: 'Sah',
  submitted: 'Diajukan',
  approved: 'Disetujui',
  numerator: 'Pembilang',
  denominator: 'Penyebut',
};
