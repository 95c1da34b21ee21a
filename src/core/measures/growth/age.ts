/** Age as the WHO Child Growth Standards count it: in days; a month is 30.4375 of them (365.25 ÷ 12). */

export const DAYS_A_MONTH = 30.4375;
/** The standards end where the sixtieth month does: 1826.25 days is no longer within. */
const MONTHS = 60;
/** From this day of age on (24 months, rounded) children are measured standing. */
export const FIRST_DAY_OF_HEIGHT = 731;
/** Below this age a child does not stand, so "standing" must be a slip. */
const FIRST_MONTH_OF_STANDING = 9;

/** Days in so many months, not rounded. */
export function daysOfMonths(months: number): number {
  return months * DAYS_A_MONTH;
}

/** Whether the standards know the age: from birth to under 60 months. False for NaN. */
export function isUnderFive(ageDays: number): boolean {
  return ageDays >= 0 && ageDays / DAYS_A_MONTH < MONTHS;
}

/** The day whose row of a table applies: half a day counts as one. */
export function tableDay(ageDays: number): number {
  return Math.floor(ageDays + 0.5);
}

/** Under 9.0 months, by the age as it stands, not by the day it is rounded to. False for NaN. */
export function isTooYoungToStand(ageDays: number): boolean {
  return ageDays / DAYS_A_MONTH < FIRST_MONTH_OF_STANDING;
}
