/**
 * Length and height. A child is shorter standing than lying by 0.7 cm: length is used below day 731 of age and height
 * from then on, and what was measured the other way is corrected (WHO Child Growth Standards, 2006; the same in
 * Permenkes 2/2020).
 */
import { FIRST_DAY_OF_HEIGHT, isTooYoungToStand, tableDay } from './age.ts';
import { LYING, type Measured, STANDING } from './child.ts';

const DIFFERENCE = 0.7;
/** Without age and without knowing how, a child of this size is taken to stand: about the median at 24 months. */
const STANDS_FROM = 87;

/** How the child was measured, as far as it can be believed: standing under 9 months is taken for not known. */
export function believedMeasured(ageDays: number, measured: Measured): Measured {
  return measured === STANDING && isTooYoungToStand(ageDays) ? 0 : measured;
}

/**
 * `lenhei` (cm) as length below day 731 and as height from then on. Unchanged where how it was measured is not known,
 * where age is not known, and for a child said to stand under 9 months.
 */
export function correctedLenhei(ageDays: number, lenhei: number, measured: Measured): number {
  const believed = believedMeasured(ageDays, measured);
  if (Number.isNaN(ageDays)) return lenhei;
  const byLength = tableDay(ageDays) < FIRST_DAY_OF_HEIGHT;
  if (byLength) return believed === STANDING ? lenhei + DIFFERENCE : lenhei;
  return believed === LYING ? lenhei - DIFFERENCE : lenhei;
}

/** Whether weight is looked up by height: by age, else by how the child was measured, else by size (87 cm). */
export function isByHeight(ageDays: number, lenhei: number, measured: Measured): boolean {
  if (!Number.isNaN(ageDays)) return tableDay(ageDays) >= FIRST_DAY_OF_HEIGHT;
  return measured === 0 ? lenhei >= STANDS_FROM : measured === STANDING;
}
