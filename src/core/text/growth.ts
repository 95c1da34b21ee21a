/** Sentences on children's measures: a z-score or class that staff typed and that differs, and implausible ones. */
import { CLASSES } from '../measures/growth/classes.ts';
import type { Index } from '../measures/growth/indices.ts';
import type { Method } from '../measures/growth/methods.ts';
import { decimal, type Language } from './format.ts';

type Words = Record<Language, string>;

export const INDEX_NAMES: Record<Index, Words> = {
  lengthForAge: { id: 'PB/U atau TB/U', en: 'length/height for age' },
  weightForAge: { id: 'BB/U', en: 'weight for age' },
  weightForLength: { id: 'BB/PB atau BB/TB', en: 'weight for length/height' },
  bmiForAge: { id: 'IMT/U', en: 'BMI for age' },
};

const FULL_MONTHS: Words = { id: 'umur dalam bulan penuh', en: 'age in full months' };
const NO_CORRECTION: Words = {
  id: 'tanpa koreksi 0,7 cm antara telentang dan berdiri',
  en: 'without the 0.7 cm between lying and standing',
};
const FORMULAS: Record<Exclude<Method['formula'], 'who'>, Words> = {
  unrestricted: {
    id: 'rumus LMS tanpa pembatasan di luar ±3 SD',
    en: 'the LMS formula unrestricted beyond ±3 SD',
  },
  linear: {
    id: 'selisih dari median dibagi jarak ke 1 SD',
    en: 'distance from the median over that to 1 SD',
  },
  'printed-table': { id: 'tabel cetak yang dibulatkan', en: 'the rounded printed table' },
};

/** What a method does otherwise than WHO: `umur dalam bulan penuh, tabel cetak yang dibulatkan`. */
export function methodPhrase({ age, correction, formula }: Method, language: Language): string {
  return [
    ...(age === 'full-months' ? [FULL_MONTHS] : []),
    ...(correction ? [] : [NO_CORRECTION]),
    ...(formula === 'who' ? [] : [FORMULAS[formula]]),
  ]
    .map((words) => words[language])
    .join(', ');
}

/** A z-score with its two decimals: `-2,30`. */
export const zText = (z: number, language: Language): string =>
  z.toFixed(2).replace('.', language === 'id' ? ',' : '.');

/** What was typed beside what WHO's method gives; values are absent where they may not be shown. */
export interface DifferingFigure {
  index: Index;
  /** Equally near to WHO's; the first is named. */
  methods: readonly Method[];
  typed?: number | string;
  z?: number;
  /** Code of our class. */
  class?: string;
}

export interface GrowthSentence {
  message: string;
  remedy: string;
}

export function differenceSentence(figure: DifferingFigure, language: Language): GrowthSentence {
  const { index, methods, typed, z } = figure;
  const name = INDEX_NAMES[index][language];
  const Name = name.charAt(0).toUpperCase() + name.slice(1);
  const [method] = methods;
  const how = method && methodPhrase(method, language);
  const class_ = CLASSES[index].find(({ code }) => code === figure.class)?.[language];
  const number = (value: number) => decimal(value, language, 2);
  const written = typeof typed === 'number' ? number(typed) : `“${typed?.trim()}”`;
  const off = typeof typed === 'number' && z !== undefined ? number(Math.abs(typed - z)) : undefined;
  const shown = typed !== undefined && z !== undefined;
  if (language === 'en') {
    const apart = off === undefined ? '' : `, ${off} apart`;
    return {
      message: shown
        ? `${Name}: ${written} is written, by the WHO standards it is ${zText(z, language)} (${class_})${apart}.`
        : `${Name}: this entry differs from the WHO standards.`,
      remedy:
        how === undefined
          ? 'Check sex, birth date, weight and length; no usual method gives what is written.'
          : `What is written comes of: ${how}. Reckon by WHO, age in days.`,
    };
  }
  const apart = off === undefined ? '' : `, selisih ${off}`;
  return {
    message: shown
      ? `${Name}: tertulis ${written}, menurut standar WHO ${zText(z, language)} (${class_})${apart}.`
      : `${Name}: isian ini berbeda dari hitungan menurut standar WHO.`,
    remedy:
      how === undefined
        ? 'Periksa jenis kelamin, tanggal lahir, berat, dan panjang badan; tidak ada cara hitung lazim yang menghasilkan isian ini.'
        : `Sesuai cara: ${how}. Hitung menurut WHO, umur dalam hari.`,
  };
}

/** Which z-scores lie beyond what a living child has. */
export function implausibleSentence(indices: readonly Index[], language: Language): GrowthSentence {
  const names = indices.map((index) => INDEX_NAMES[index][language]).join(', ');
  return language === 'id'
    ? {
        message: `Z-score ${names} di luar batas wajar, sehingga tidak ikut dihitung.`,
        remedy: 'Periksa satuan, koma, tanggal, dan jenis kelamin; bila semua benar, ukur ulang.',
      }
    : {
        message: `The z-score of ${names} is beyond what is plausible, and is left out of prevalence.`,
        remedy: 'Check unit, decimals, dates and sex; if all are right, measure again.',
      };
}
