/** Short noun phrases for each kind of problem, for lists and counts; whole sentences are made elsewhere. */
import type { ProblemCode } from '../checks/problem.ts';
import type { Language } from './format.ts';

const TITLES: Record<ProblemCode, Record<Language, string>> = {
  'not-a-number': { id: 'Teks di kolom angka', en: 'Text in a number column' },
  'ambiguous-number': { id: 'Angka yang bisa dibaca dua cara', en: 'Number that can be read two ways' },
  'not-whole': { id: 'Angka pecahan di kolom bilangan bulat', en: 'Fraction in a whole-number column' },
  'below-minimum': { id: 'Angka di bawah batas terkecil', en: 'Number below the minimum' },
  'above-maximum': { id: 'Angka di atas batas terbesar', en: 'Number above the maximum' },
  'not-in-list': { id: 'Pilihan di luar daftar', en: 'Choice outside the list' },
  'pattern-mismatch': { id: 'Penulisan tidak sesuai format', en: 'Text that does not fit the format' },
  'required-missing': { id: 'Isian wajib yang kosong', en: 'Required cell left empty' },
  'half-filled': { id: 'Baris baru terisi sebagian', en: 'Row filled only in part' },
  'not-above': { id: 'Angka melebihi batasnya', en: 'Number above its limit' },
  percentage: {
    id: 'Persentase ketikan berbeda dari hitungan',
    en: 'Typed percentage differs from the computed',
  },
  'percentage-alone': { id: 'Persentase tanpa angka asalnya', en: 'Percentage without its figures' },
  'zero-target': { id: 'Sasaran diisi 0', en: 'Target group given as 0' },
  'not-applicable-with-value': {
    id: '“Tidak ada sasaran” bersama angka',
    en: '“No target group” beside a number',
  },
  'formula-error': { id: 'Rumus yang rusak', en: 'Broken formula' },
  'not-unique': { id: 'Isian ganda', en: 'Value entered twice' },
  'key-doubled': { id: 'Kunci baris ganda', en: 'Row key used twice' },
  'key-blank': { id: 'Baris tanpa kunci', en: 'Row without a key' },
  'key-wildcard': { id: 'Kunci baris memuat *, ? atau ~', en: 'Row key with *, ? or ~' },
  'key-unknown': { id: 'Kunci baris tidak dikenal', en: 'Unknown row key' },
  'key-missing': { id: 'Baris formulir yang hilang', en: 'Form row missing' },
  'header-missing': { id: 'Judul kolom tidak ditemukan', en: 'Column heading not found' },
  'header-doubled': { id: 'Judul kolom ganda', en: 'Column heading used twice' },
  'too-many-rows': { id: 'Baris di luar batas pemeriksaan', en: 'Rows beyond the limit of checking' },
  'no-rows': { id: 'Lembar tanpa baris', en: 'Tab without rows' },
  'merged-cells': { id: 'Sel digabung', en: 'Merged cells' },
  'locale-not-indonesian': { id: 'Setelan lokal bukan Indonesia', en: 'Locale other than Indonesian' },
  'zone-differs': { id: 'Zona waktu berbeda', en: 'Different time zone' },
  'state-unknown': { id: 'Keadaan formulir tidak dikenal', en: 'Unknown form state' },
  'changed-after-approval': { id: 'Diubah setelah disetujui', en: 'Changed after approval' },
};

/** `Angka melebihi batasnya` for `not-above`. */
export function problemTitle(code: ProblemCode, language: Language): string {
  return TITLES[code][language];
}
