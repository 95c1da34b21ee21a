/** Measures in words: what each is called, what was counted, what was left out. */
import { type FormMeasure, type FormMeasureName, GROWTH_INDICATORS } from '../form-measures/form-measure.ts';
import { periodOfMeasure } from '../form-measures/period.ts';
import { boundsOf } from '../measures/convergence/tally.ts';
import { wilson } from '../measures/growth/wilson.ts';
import { decimal, integer, type Language, percent } from './format.ts';
import { periodName, ROMAN } from './period.ts';

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
    stunted: { name: 'Stunting (pendek dan sangat pendek)', of: 'anak yang diukur' },
    'severely-stunted': { name: 'Sangat pendek', of: 'anak yang diukur' },
    underweight: { name: 'Berat badan kurang dan sangat kurang', of: 'anak yang diukur' },
    wasted: { name: 'Gizi kurang dan gizi buruk', of: 'anak yang diukur' },
    'severely-wasted': { name: 'Gizi buruk', of: 'anak yang diukur' },
    overweight: { name: 'Gizi lebih dan obesitas', of: 'anak yang diukur' },
    assessment: { name: 'Nilai penilaian kinerja', of: 'nilai' },
    'assessment-completeness': { name: 'Unsur yang sudah dinilai', of: 'unsur' },
    ranked: { name: 'Desa yang diperingkat', of: 'desa' },
    lokus: { name: 'Desa lokus', of: 'desa' },
  },
  en: {
    'convergence-a': { name: 'Village convergence, formula A (services)', of: 'services' },
    'convergence-b': { name: 'Village convergence, formula B (people)', of: 'people' },
    'convergence-completeness': { name: 'Completeness of services', of: 'services' },
    monitored: { name: 'Target group monitored', of: 'people' },
    paud: { name: 'Children >2–6 years active in PAUD', of: 'children' },
    stunted: { name: 'Stunted (severely included)', of: 'children measured' },
    'severely-stunted': { name: 'Severely stunted', of: 'children measured' },
    underweight: { name: 'Underweight (severely included)', of: 'children measured' },
    wasted: { name: 'Wasted (severely included)', of: 'children measured' },
    'severely-wasted': { name: 'Severely wasted', of: 'children measured' },
    overweight: { name: 'Overweight (obese included)', of: 'children measured' },
    assessment: { name: 'Assessment total', of: 'points' },
    'assessment-completeness': { name: 'Items assessed', of: 'items' },
    ranked: { name: 'Villages ranked', of: 'villages' },
    lokus: { name: 'Priority villages', of: 'villages' },
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
    'key-doubled': 'baris dengan kunci ganda',
    'age-missing': 'umur tidak diketahui',
    'age-outside': 'umur di luar 0–59 bulan',
    'sex-missing': 'jenis kelamin tidak diketahui',
    'weight-missing': 'tanpa berat badan',
    'weight-impossible': 'berat badan tidak mungkin',
    'lenhei-missing': 'tanpa panjang atau tinggi badan',
    'lenhei-impossible': 'panjang atau tinggi badan tidak mungkin',
    'lenhei-outside': 'panjang atau tinggi badan di luar tabel',
    implausible: 'hasil ukur tidak wajar',
    'outside-scale': 'nilai di luar skala',
    'target-year': 'tahun lokus tidak sesudah tahun pemilihan',
  },
  en: {
    'not-applicable': 'not due (TS)',
    blank: 'not filled in',
    moved: 'moved away',
    died: 'died',
    'above-23-months': 'rows of children above 23 months',
    'age-unknown': 'age unknown',
    'entered-twice': 'entered twice',
    'key-doubled': 'rows whose key stands more than once',
    'age-missing': 'age unknown',
    'age-outside': 'age not within 0–59 months',
    'sex-missing': 'sex unknown',
    'weight-missing': 'without weight',
    'weight-impossible': 'impossible weight',
    'lenhei-missing': 'without length or height',
    'lenhei-impossible': 'impossible length or height',
    'lenhei-outside': 'length or height outside the tables',
    implausible: 'implausible measurement',
    'outside-scale': 'score outside the scale',
    'target-year': 'target year not after the year of choice',
  },
};

/** Why something was not counted; a code that has no words is told as it is. */
export const reasonName = (reason: string, language: Language): string => REASONS[language][reason] ?? reason;

/** `Konvergensi desa, rumus A (layanan)`. */
export const measureName = (name: FormMeasureName, language: Language): string => WORDS[language][name].name;

/** `Agustus 2025`, `TW III 2025`, `Q3 2025`, `2025`: the period that begins with the day given. */
export function measurePeriod(measure: Pick<FormMeasure, 'name' | 'period'>, language: Language): string {
  const { months } = periodOfMeasure(measure);
  if (months === 12) return measure.period.slice(0, 4);
  if (months === 3) return quarterName(measure.period, language);
  return periodName(measure.period.slice(0, 7), language);
}

/** `TW III 2025`, `Q3 2025`. */
export function quarterName(firstDay: string, language: Language): string {
  const quarter = Math.ceil(Number(firstDay.slice(5, 7)) / 3);
  const year = firstDay.slice(0, 4);
  return language === 'id' ? `TW ${ROMAN[quarter - 1]} ${year}` : `Q${quarter} ${year}`;
}

/** `76,13 %`, or "tidak ada data": 0 of 0 is neither 0 nor 100 %. */
export function measureValue(
  { numerator, denominator }: Pick<FormMeasure, 'numerator' | 'denominator'>,
  language: Language,
): string {
  if (denominator === 0) return language === 'id' ? 'tidak ada data' : 'no data';
  return percent(numerator / denominator, language);
}

/** `210 dari 276 layanan; tidak dihitung: 12 belum diisi`. A prevalence has its interval and source with it. */
export function measureCounts(
  { name, numerator, denominator, leftOut }: Omit<FormMeasure, 'period'>,
  language: Language,
): string {
  const [of, without] = language === 'id' ? ['dari', 'tidak dihitung'] : ['of', 'left out'];
  const [part, whole] = [numerator, denominator].map((count) => decimal(count, language, 2));
  const parts = [`${part} ${of} ${whole} ${WORDS[language][name].of}`];
  if (PREVALENCES.has(name)) parts.push(...sureness(numerator, denominator, language));
  const reasons = leftOut.map(
    ({ reason, count }) => `${integer(count, language)} ${reasonName(reason, language)}`,
  );
  if (reasons.length > 0) parts.push(`${without}: ${reasons.join(', ')}`);
  const blank = name === 'convergence-a' ? (leftOut.find(({ reason }) => reason === 'blank')?.count ?? 0) : 0;
  if (blank > 0) parts.push(range({ yes: numerator, no: denominator - numerator, blank }, language));
  return parts.join('; ');
}

/** What the blanks could still change: all of them T, or all of them Y. */
function range(counted: Parameters<typeof boundsOf>[0], language: Language): string {
  const { low, high } = boundsOf(counted)!;
  const [from, to] = [percent(low, language), percent(high, language)];
  return language === 'id'
    ? `bila terisi semua: ${from} sampai ${to}`
    : `once all is filled in: ${from} to ${to}`;
}

const PREVALENCES: ReadonlySet<FormMeasureName> = new Set(GROWTH_INDICATORS);

/** Figures of another source (e-PPGBM, a survey) are not to be compared with this one unseen. */
function sureness(numerator: number, denominator: number, language: Language): string[] {
  const source = language === 'id' ? 'sumber: pengukuran ini' : 'source: these measurements';
  if (denominator === 0) return [source];
  const { low, high } = wilson(numerator, denominator);
  const [from, to] = [percent(low, language), percent(high, language)];
  return language === 'id'
    ? [`selang kepercayaan 95 % (Wilson) ${from} sampai ${to}`, source]
    : [`95% confidence interval (Wilson) ${from} to ${to}`, source];
}
