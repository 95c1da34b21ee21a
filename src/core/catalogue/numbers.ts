/** Figures that cannot be read, or that their column does not allow. */
import type { Family } from './entry.ts';

export interface NumberProblems {
  /** A cell that must hold a number holds something else; `suggestion` where only a word stands beside it. */
  'not-a-number': { value?: string; suggestion?: number };
  /** Digits that may mean thousands or decimals; Pantau reads them as given. */
  'ambiguous-number': { value?: string; read?: number };
  /** A separator at the end: `10,2.`. */
  'number-typo': { value?: string; read?: number };
  /** A letter for a digit: `1O,2`. */
  'number-letter': { value?: string; suggestion?: string };
  /** From–to: `35-40`. */
  'number-range': { value?: string };
  /** A bound, not a figure: `≥ 2,5`. */
  'number-bound': { value?: string };
  /** `6.20E+15`: an identity number where a figure belongs. */
  'number-scientific': { value?: string };
  /** A whole number was expected. */
  'not-whole': { value?: number };
  'below-minimum': { value?: number; minimum: number };
  'above-maximum': { value?: number; maximum: number };
}

export const NUMBERS: Family<NumberProblems> = {
  'not-a-number': {
    severity: 'error',
    title: { id: 'Teks di kolom angka', en: 'Text in a number column' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} bukan angka.`,
        remedy:
          p.suggestion === undefined
            ? 'Ketik angkanya saja, misalnya 20, tanpa kata atau satuan.'
            : `Ketik angkanya saja: ${say.toType(p.suggestion)}, tanpa kata atau satuan.`,
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} is not a number.`,
        remedy:
          p.suggestion === undefined
            ? 'Type the number only, such as 20, without words or units.'
            : `Type the number only: ${say.toType(p.suggestion)}, without words or units.`,
      }),
    },
  },
  'ambiguous-number': {
    severity: 'warning',
    title: { id: 'Angka yang bisa dibaca dua cara', en: 'Number that can be read two ways' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} dapat dibaca dua cara${p.read === undefined ? '' : `; kami membacanya ${say.number(p.read)}`}.`,
        remedy: 'Ketik ulang sebagai angka tanpa titik ribuan.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} can be read two ways${p.read === undefined ? '' : `; we read ${say.number(p.read)}`}.`,
        remedy: 'Type it again as a number without separators of thousands.',
      }),
    },
  },
  'number-typo': {
    severity: 'warning',
    title: { id: 'Titik atau koma di akhir angka', en: 'Separator at the end of a number' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ada titik atau koma di akhir ${say.typed(p.value)}${p.read === undefined ? '' : `; kami membacanya ${say.number(p.read)}`}.`,
        remedy: 'Hapus titik atau koma yang terakhir, misalnya 10,2.',
      }),
      en: (p, say) => ({
        message: `${say.column}: there is a full stop or comma at the end of ${say.typed(p.value)}${p.read === undefined ? '' : `; we read ${say.number(p.read)}`}.`,
        remedy: 'Remove the last full stop or comma, so that it reads like 10,2.',
      }),
    },
  },
  'number-letter': {
    severity: 'error',
    title: { id: 'Huruf di antara angka', en: 'Letter among digits' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} memuat huruf di antara angkanya, mungkin O untuk 0.`,
        remedy: `Ketik ulang dengan angka saja, misalnya ${p.suggestion ?? '10,2'}.`,
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} has a letter among its digits, perhaps O for 0.`,
        remedy: `Type it again with digits only, such as ${p.suggestion ?? '10,2'}.`,
      }),
    },
  },
  'number-range': {
    severity: 'error',
    title: { id: 'Rentang di kolom angka', en: 'Range in a number column' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} adalah rentang, bukan satu angka.`,
        remedy: 'Isi satu angka saja, misalnya 35.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} is a range, not one number.`,
        remedy: 'Enter one number only, such as 35.',
      }),
    },
  },
  'number-bound': {
    severity: 'error',
    title: { id: 'Angka bertanda lebih atau kurang', en: 'Bound instead of a number' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} memakai tanda lebih atau kurang, bukan angka yang pasti.`,
        remedy: 'Isi angka hasil pendataan, misalnya 2,5, tanpa tanda ≥, ≤, > atau <.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} is a bound, not an exact number.`,
        remedy: 'Enter the number that was counted or measured, such as 2,5, without ≥, ≤, > or <.',
      }),
    },
  },
  'number-scientific': {
    severity: 'error',
    title: { id: 'Nomor induk rusak di kolom angka', en: 'Damaged ID in a number column' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} tampaknya nomor induk yang rusak karena diubah menjadi angka.`,
        remedy: 'Isi angka yang diminta kolom ini, misalnya 20; NIK ditulis di kolom NIK.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} seems to be an identity number damaged by being kept as a number.`,
        remedy: 'Enter the number that this column asks for, such as 20; a NIK belongs in the column of NIK.',
      }),
    },
  },
  'not-whole': {
    severity: 'error',
    title: { id: 'Angka pecahan di kolom bilangan bulat', en: 'Fraction in a whole-number column' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.figure(p.value)} bukan bilangan bulat.`,
        remedy: 'Isi jumlah orang atau kegiatan tanpa koma.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.figure(p.value)} is not a whole number.`,
        remedy: 'Enter the number of people or activities without decimals.',
      }),
    },
  },
  'below-minimum': {
    severity: 'error',
    title: { id: 'Angka di bawah batas terkecil', en: 'Number below the minimum' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.figure(p.value)} kurang dari ${say.number(p.minimum)}.`,
        remedy: 'Periksa kembali angkanya.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.figure(p.value)} is less than ${say.number(p.minimum)}.`,
        remedy: 'Check the number again.',
      }),
    },
  },
  'above-maximum': {
    severity: 'error',
    title: { id: 'Angka di atas batas terbesar', en: 'Number above the maximum' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.figure(p.value)} lebih dari ${say.number(p.maximum)}.`,
        remedy: 'Periksa kembali angkanya.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.figure(p.value)} is more than ${say.number(p.maximum)}.`,
        remedy: 'Check the number again.',
      }),
    },
  },
};
