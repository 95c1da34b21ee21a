/** Figures, days and answers of one row that do not agree: what row rules find beside gaps and percentages. */
import type { Relation } from '../template/rule-schema.ts';
import { decimal, type Language } from '../text/format.ts';
import type { Family } from './entry.ts';
import type { Words } from './words.ts';

export interface AgreementProblems {
  /** A figure that is not `is` the figure of `otherColumn`. */
  compare: { is: Relation; otherColumn: string; value?: number; other?: number };
  /** A total that is not the sum of its parts (column names). */
  sum: { parts: readonly string[]; value?: number; computed?: number };
  /** A typed share that no whole number of the denominator gives; `neighbour` is a denominator that would. */
  'not-attainable': {
    wholeColumn: string;
    typed?: number;
    decimals?: number;
    whole?: number;
    neighbour?: number;
  };
  /** 0 of 0: nobody served of nobody. */
  'zero-of-zero': Record<never, never>;
  /** A day before the one it must follow; both are ISO days, `strict` where they may not be the same. */
  'date-order': { earlierColumn: string; strict: boolean; day?: string; earlierDay?: string };
  /** Several columns (names) say "yes" of which one may. */
  exclusive: { both?: readonly string[] };
  /** None says "yes" of the columns (names) of which one must. */
  'exclusive-none': { columns?: readonly string[] };
  /** Blank, though the columns named in `because` ask for it. */
  'required-when': { because: readonly string[] };
}

/** What is asked of the figure that does not have it. */
const ASKED: Record<Language, Record<Relation, string>> = {
  id: {
    below: 'harus kurang dari',
    'not-below': 'tidak boleh kurang dari',
    above: 'harus lebih dari',
    equal: 'harus sama dengan',
    different: 'tidak boleh sama dengan',
  },
  en: {
    below: 'must be less than',
    'not-below': 'may not be less than',
    above: 'must be more than',
    equal: 'must be the same as',
    different: 'may not be the same as',
  },
};

/** ` (40)`, or nothing of a personal column. */
const beside = (value: string | undefined) => (value === undefined ? '' : ` (${value})`);

const numberBeside = (value: number | undefined, say: Words) =>
  beside(value === undefined ? undefined : say.number(value));

export const AGREEMENT: Family<AgreementProblems> = {
  compare: {
    severity: 'error',
    title: { id: 'Dua angka yang tidak sejalan', en: 'Two figures that do not agree' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.figure(p.value)} ${ASKED.id[p.is]} ${say.label(p.otherColumn)}${numberBeside(p.other, say)}.`,
        remedy: 'Periksa kembali kedua angka.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.figure(p.value)} ${ASKED.en[p.is]} ${say.label(p.otherColumn)}${numberBeside(p.other, say)}.`,
        remedy: 'Check both figures again.',
      }),
    },
  },
  sum: {
    severity: 'error',
    title: { id: 'Jumlah berbeda dari bagian-bagiannya', en: 'Total differs from its parts' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.figure(p.value)} berbeda dari jumlah ${say.labels(p.parts)}${numberBeside(p.computed, say)}.`,
        remedy: 'Periksa kembali jumlah dan bagian-bagiannya.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.figure(p.value)} differs from the sum of ${say.labels(p.parts)}${numberBeside(p.computed, say)}.`,
        remedy: 'Check the total and its parts again.',
      }),
    },
  },
  'not-attainable': {
    severity: 'warning',
    title: { id: 'Persentase yang tidak mungkin', en: 'Impossible percentage' },
    sentence: {
      id: (p, say) => ({
        message:
          p.typed === undefined
            ? `${say.column}: persentase ini tidak mungkin dari ${say.label(p.wholeColumn)} yang tertulis.`
            : `${say.column}: ${points(p, 'id')} tidak mungkin dari ${say.label(p.wholeColumn)}${numberBeside(p.whole, say)}, berapa pun pembilangnya.`,
        remedy: `Periksa kembali persentase dan penyebutnya${p.neighbour === undefined ? '' : `; dari ${say.number(p.neighbour)} persentase itu mungkin`}.`,
      }),
      en: (p, say) => ({
        message:
          p.typed === undefined
            ? `${say.column}: this percentage is impossible for ${say.label(p.wholeColumn)} as it stands.`
            : `${say.column}: ${points(p, 'en')} is impossible for ${say.label(p.wholeColumn)}${numberBeside(p.whole, say)}, whatever the numerator.`,
        remedy: `Check the percentage and its denominator${p.neighbour === undefined ? '' : `; of ${say.number(p.neighbour)} it would be possible`}.`,
      }),
    },
  },
  'zero-of-zero': {
    severity: 'error',
    title: { id: 'Angka 0 dari 0', en: 'Figures of 0 of 0' },
    sentence: {
      id: (_p, say) => ({
        message: `${say.column}: tertulis 0 dari 0, yang bukan cakupan.`,
        remedy: 'Bila memang tidak ada sasaran, pilih “Tidak ada sasaran”; bila ada, isi jumlahnya.',
      }),
      en: (_p, say) => ({
        message: `${say.column}: it says 0 of 0, which is no coverage.`,
        remedy: 'If there is no target group, choose “Tidak ada sasaran”; if there is, enter its number.',
      }),
    },
  },
  'date-order': {
    severity: 'error',
    title: { id: 'Urutan tanggal terbalik', en: 'Dates out of order' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${p.day === undefined ? 'tanggal ini' : say.day(p.day)} ${p.strict ? 'tidak sesudah' : 'lebih awal dari'} ${say.label(p.earlierColumn)}${beside(p.earlierDay && say.day(p.earlierDay))}.`,
        remedy: 'Periksa kembali kedua tanggal dan tahunnya.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${p.day === undefined ? 'this day' : say.day(p.day)} is ${p.strict ? 'not after' : 'before'} ${say.label(p.earlierColumn)}${beside(p.earlierDay && say.day(p.earlierDay))}.`,
        remedy: 'Check both days and their years again.',
      }),
    },
  },
  exclusive: {
    severity: 'error',
    title: { id: 'Pilihan yang tidak dapat bersama', en: 'Answers that exclude each other' },
    sentence: {
      id: (p, say) => ({
        message:
          p.both === undefined
            ? `${say.column}: lebih dari satu pilihan terisi ya, padahal hanya boleh satu.`
            : `Isian ya ada di ${say.labels(p.both)} sekaligus, padahal hanya boleh satu.`,
        remedy: 'Sisakan satu yang benar.',
      }),
      en: (p, say) => ({
        message:
          p.both === undefined
            ? `${say.column}: more than one answer says yes, though only one may.`
            : `There is a yes in ${say.labels(p.both)} at once, though only one may be.`,
        remedy: 'Leave the one that is right.',
      }),
    },
  },
  'exclusive-none': {
    severity: 'error',
    title: { id: 'Belum ada pilihan bertanda ya', en: 'None of the answers says yes' },
    sentence: {
      id: (p, say) => ({
        message:
          p.columns === undefined
            ? `${say.column}: belum ada pilihan yang terisi ya, padahal harus satu.`
            : `Di antara ${say.labels(p.columns)} belum ada yang terisi ya, padahal harus satu.`,
        remedy: 'Isi ya pada salah satunya.',
      }),
      en: (p, say) => ({
        message:
          p.columns === undefined
            ? `${say.column}: none of the answers says yes, though one must.`
            : `Of ${say.labels(p.columns)} none says yes, though one must.`,
        remedy: 'Enter yes in one of them.',
      }),
    },
  },
  'required-when': {
    severity: 'error',
    title: { id: 'Isian yang wajib karena isian lain', en: 'Blank, though another entry asks for it' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: belum diisi, padahal wajib menurut isian ${say.labels(p.because)}.`,
        remedy: 'Isi kolom ini, atau periksa kembali isian tersebut.',
      }),
      en: (p, say) => ({
        message: `${say.column}: not filled in yet, though ${say.labels(p.because)} asks for it.`,
        remedy: 'Fill in this column, or check those entries again.',
      }),
    },
  },
};

/** The percentage with the decimals it was typed with. */
function points({ typed = 0, decimals = 2 }: { typed?: number; decimals?: number }, language: Language) {
  return `${decimal(typed * 100, language, decimals)}${language === 'id' ? ' %' : '%'}`;
}
