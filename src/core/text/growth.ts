/** Sentences on a z-score or class that staff typed and that differs from the WHO standards. */
import type { Difference, Typed } from '../measures/growth/difference.ts';
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

/** Message and remedy for a figure that differs; undefined where there is nothing to tell. */
export function differenceSentence(
  difference: Difference,
  index: Index,
  typed: Typed,
  language: Language,
): { message: string; remedy: string } | undefined {
  if (difference.kind !== 'different') return undefined;
  const { ours, methods } = difference;
  const name = INDEX_NAMES[index][language];
  const number = (z: number) => decimal(z, language, 2);
  const written = 'z' in typed ? number(typed.z) : `“${typed.class.trim()}”`;
  const found = `${number(ours.z)} (${ours.class[language]})`;
  const phrases = methods.map((method) => methodPhrase(method, language));
  if (language === 'en') {
    const how = phrases.length === 0 ? '' : ` What is written comes of: ${phrases.join('; or ')}.`;
    return {
      message: `${name}: ${written} is written, by the WHO standards it is ${found}.${how}`,
      remedy:
        how === ''
          ? 'Check sex, age, weight and length.'
          : 'Reckon anew by the WHO standards, with age in days.',
    };
  }
  const how = phrases.length === 0 ? '' : ` Yang tertulis sesuai dengan cara: ${phrases.join('; atau ')}.`;
  return {
    message: `${name}: tertulis ${written}, menurut standar WHO ${found}.${how}`,
    remedy:
      how === ''
        ? 'Periksa kembali jenis kelamin, umur, berat, dan panjang badan.'
        : 'Hitung ulang menurut standar WHO, dengan umur dalam hari.',
  };
}
