/** Marks, choices from a list, texts of a shape; and what may stand in any cell: placeholders, broken formulas. */
import type { Family } from './entry.ts';

export interface ChoiceProblems {
  /** `allowed` is the alphabet of the column. */
  'not-a-mark': { value?: string; suggestion?: string; allowed: string };
  'not-in-list': { value?: string; suggestion?: string; allowed: string };
  'pattern-mismatch': { value?: string };
  /** `-`, `tidak ada`: the cell counts as blank. */
  placeholder: { value?: string };
  /** #REF!, #N/A … : a formula that went wrong. */
  'formula-error': { value?: string };
}

const meant = (suggestion: string | undefined) =>
  suggestion === undefined ? '' : ` Mungkin yang dimaksud “${suggestion}”.`;
const perhaps = (suggestion: string | undefined) =>
  suggestion === undefined ? '' : ` Perhaps “${suggestion}” is meant.`;

export const CHOICES: Family<ChoiceProblems> = {
  'not-a-mark': {
    severity: 'error',
    title: { id: 'Tanda yang tidak dikenal', en: 'Unknown mark' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} bukan tanda yang dipakai di kolom ini.${meant(p.suggestion)}`,
        remedy: `Isi dengan salah satu: ${p.allowed}.`,
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} is not a mark of this column.${perhaps(p.suggestion)}`,
        remedy: `Enter one of: ${p.allowed}.`,
      }),
    },
  },
  'not-in-list': {
    severity: 'error',
    title: { id: 'Pilihan di luar daftar', en: 'Choice outside the list' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} tidak ada dalam pilihan.${meant(p.suggestion)}`,
        remedy: `Pilih salah satu: ${p.allowed}.`,
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} is not among the choices.${perhaps(p.suggestion)}`,
        remedy: `Choose one of: ${p.allowed}.`,
      }),
    },
  },
  'pattern-mismatch': {
    severity: 'error',
    title: { id: 'Penulisan tidak sesuai format', en: 'Text that does not fit the format' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: penulisan ${say.typed(p.value)} tidak sesuai.`,
        remedy: 'Lihat contoh pada catatan di judul kolom.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} is not written as this column asks.`,
        remedy: 'See the example in the note on the heading of the column.',
      }),
    },
  },
  placeholder: {
    severity: 'warning',
    title: { id: 'Tanda pengganti isian, misalnya “-”', en: 'Placeholder such as “-”' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} tidak jelas artinya, sehingga dianggap belum diisi.`,
        remedy: 'Bila belum ada data, kosongkan; bila datanya ada, isi datanya.',
      }),
      en: (p, say) => ({
        message: `${say.column}: what ${say.typed(p.value)} means is not clear, so the cell counts as blank.`,
        remedy: 'If there is no data yet, leave it blank; if there is, enter it.',
      }),
    },
  },
  'formula-error': {
    severity: 'error',
    title: { id: 'Rumus yang rusak', en: 'Broken formula' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: rumus rusak${p.value === undefined ? '' : ` (${p.value})`}.`,
        remedy: 'Hapus rumusnya dan ketik angkanya.',
      }),
      en: (p, say) => ({
        message: `${say.column}: the formula is broken${p.value === undefined ? '' : ` (${p.value})`}.`,
        remedy: 'Delete the formula and type the value.',
      }),
    },
  },
};
