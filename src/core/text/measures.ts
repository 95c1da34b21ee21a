/** Measures in words: what each is called, what was counted, what was left out. */
import type { FormMeasure, FormMeasureName } from '../form-measures/form-measure.ts';
import { periodOfMeasure } from '../form-measures/period.ts';
import { integer, type Language, percent } from './format.ts';

interface Words {
  name: string;
  /** What numerator and denominator count. */
  of: string;
}

const WORDS: Record<Language, Record<FormMeasureName, Words>> = {
  id: {
    'convergence-a': { name: 'Konvergensi desa, rumus A (layanan)', of: 'layanan' },
    'convergence-b': { name: 'Konvergensi desa, rumus B (orang)', of: 'orang' },
    'convergence-completeness': { name: 'Kelengkapan isian layanan', of: 'isian layanan' },
    monitored: { name: 'Sasaran terpantau', of: 'orang' },
    paud: { name: 'Anak >2–6 tahun aktif PAUD', of: 'anak' },
  },
  en: {
    'convergence-a': { name: 'Village convergence, formula A (services)', of: 'services' },
    'convergence-b': { name: 'Village convergence, formula B (people)', of: 'people' },
    'convergence-completeness': { name: 'Completeness of services', of: 'services' },
    monitored: { name: 'Target group monitored', of: 'people' },
    paud: { name: 'Children >2–6 years active in PAUD', of: 'children' },
  },
};

const REASONS: Record<Language, Record<string, string>> = {
  id: {
    'not-applicable': 'tidak berlaku (TS)',
    blank: 'belum diisi',
    moved: 'pindah',
    died: 'meninggal',
    'above-23-months': 'baris anak di atas 23 bulan',
    'age-unknown': 'umur tidak diketahui',
    'entered-twice': 'tercatat dua kali',
  },
  en: {
    'not-applicable': 'not due (TS)',
    blank: 'not filled in',
    moved: 'moved away',
    died: 'died',
    'above-23-months': 'rows of children above 23 months',
    'age-unknown': 'age unknown',
    'entered-twice': 'entered twice',
  },
};

const QUARTERS = ['I', 'II', 'III', 'IV'] as const;

/** `Konvergensi desa, rumus A (layanan)`. */
export const measureName = (name: FormMeasureName, language: Language): string => WORDS[language][name].name;

/** `TW III 2025`, `Q3 2025`, `2025`: the period that begins with the day given. */
export function measurePeriod(measure: Pick<FormMeasure, 'name' | 'period'>, language: Language): string {
  const { year, firstMonth, months } = periodOfMeasure(measure);
  if (months === 12) return String(year);
  const quarter = Math.ceil(firstMonth / 3);
  return language === 'id' ? `TW ${QUARTERS[quarter - 1]} ${year}` : `Q${quarter} ${year}`;
}

/** `76,13 %`, or "tidak ada data": 0 of 0 is neither 0 nor 100 %. */
export function measureValue(
  { numerator, denominator }: Pick<FormMeasure, 'numerator' | 'denominator'>,
  language: Language,
): string {
  if (denominator === 0) return language === 'id' ? 'tidak ada data' : 'no data';
  return percent(numerator / denominator, language);
}

/** `210 dari 276 layanan; tidak dihitung: 12 belum diisi`. */
export function measureCounts(
  { name, numerator, denominator, leftOut }: Omit<FormMeasure, 'period'>,
  language: Language,
): string {
  const [of, without] = language === 'id' ? ['dari', 'tidak dihitung'] : ['of', 'left out'];
  const counts = `${integer(numerator, language)} ${of} ${integer(denominator, language)} ${WORDS[language][name].of}`;
  if (leftOut.length === 0) return counts;
  const reasons = leftOut.map(
    ({ reason, count }) => `${integer(count, language)} ${REASONS[language][reason] ?? reason}`,
  );
  return `${counts}; ${without}: ${reasons.join(', ')}`;
}
