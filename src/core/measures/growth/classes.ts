/**
 * The classes of nutritional status in force in Indonesia, for children of 0–60 months.
 *
 * Formula: the z-score of two decimals against −3, −2, 1, 2 and 3 SD. Ends of −3 and −2 SD belong to the class above them,
 * ends of 1, 2 and 3 SD to the class below.
 * Source: Peraturan Menteri Kesehatan Nomor 2 Tahun 2020 tentang Standar Antropometri Anak.
 * Certainty: as printed there.
 */
import type { Index } from './indices.ts';

export interface GrowthClass {
  code: string;
  /** As the regulation names it. */
  id: string;
  en: string;
  /** Greatest z-score of the class, in whole SD; the last class has none. */
  upTo: number;
  /** Whether a z-score of just `upTo` belongs to the class. */
  included: boolean;
}

const below = (code: string, id: string, en: string, upTo: number): GrowthClass => ({
  code,
  id,
  en,
  upTo,
  included: false,
});
const through = (code: string, id: string, en: string, upTo: number): GrowthClass => ({
  ...below(code, id, en, upTo),
  included: true,
});

/** By weight for length or height, and the same by BMI for age. */
const WASTING = [
  below('severely-wasted', 'gizi buruk', 'severely wasted', -3),
  below('wasted', 'gizi kurang', 'wasted', -2),
  through('normal', 'gizi baik', 'normal', 1),
  through('overweight-risk', 'berisiko gizi lebih', 'possible risk of overweight', 2),
  through('overweight', 'gizi lebih', 'overweight', 3),
  through('obese', 'obesitas', 'obese', Number.POSITIVE_INFINITY),
];

/** Lowest first. */
export const CLASSES: Record<Index, readonly GrowthClass[]> = {
  lengthForAge: [
    below('severely-stunted', 'sangat pendek', 'severely stunted', -3),
    below('stunted', 'pendek', 'stunted', -2),
    through('normal', 'normal', 'normal', 3),
    through('tall', 'tinggi', 'tall', Number.POSITIVE_INFINITY),
  ],
  weightForAge: [
    below('severely-underweight', 'berat badan sangat kurang', 'severely underweight', -3),
    below('underweight', 'berat badan kurang', 'underweight', -2),
    through('normal', 'berat badan normal', 'normal', 1),
    // Weight for age does not tell overweight: weight for length or BMI for age has to confirm it.
    through('overweight-risk', 'risiko berat badan lebih', 'risk of overweight', Number.POSITIVE_INFINITY),
  ],
  weightForLength: WASTING,
  bmiForAge: WASTING,
};

/** The class of a z-score rounded to two decimals; undefined for NaN. */
export function classOf(index: Index, z: number): GrowthClass | undefined {
  return CLASSES[index].find(({ upTo, included }) => z < upTo || (included && z === upTo));
}

/** The class of that name: its code, or its Indonesian or English wording in any case. */
export function classNamed(index: Index, name: string): GrowthClass | undefined {
  const wanted = name.trim().toLowerCase().replace(/\s+/g, ' ');
  return CLASSES[index].find(({ code, id, en }) => [code, id, en].includes(wanted));
}
