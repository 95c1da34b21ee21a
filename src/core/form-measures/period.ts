/** The period of a measure: the month, quarter or year that begins with the day it names. */
import { firstDayAfter, type Period } from '../period.ts';
import { localDate, type Zone } from '../schedule/deadline.ts';
import {
  type FormMeasure,
  type FormMeasureName,
  GROWTH_INDICATORS,
  VILLAGE_MEASURES,
} from './form-measure.ts';

/** A year where nothing else is said. */
const MONTHS: Partial<Record<FormMeasureName, 1 | 3>> = {
  ...Object.fromEntries(GROWTH_INDICATORS.map((name) => [name, 1])),
  ...Object.fromEntries(VILLAGE_MEASURES.map((name) => [name, 3])),
};

export function periodOfMeasure({ name, period }: Pick<FormMeasure, 'name' | 'period'>): Period {
  return {
    year: Number(period.slice(0, 4)),
    firstMonth: Number(period.slice(5, 7)),
    months: MONTHS[name] ?? 12,
  };
}

/** Whether its last day has passed on the calendar of the zone. */
export function isClosed(measure: Pick<FormMeasure, 'name' | 'period'>, now: number, zone: Zone): boolean {
  return localDate(now, zone) >= firstDayAfter(periodOfMeasure(measure));
}

/** First day of the last quarter of a year that is over; undefined while its first one runs. */
export function newestClosedQuarter(year: number, now: number, zone: Zone): string | undefined {
  const periods = ['10', '07', '04', '01'].map((month) => `${year}-${month}-01`);
  return periods.find((period) => isClosed({ name: 'convergence-a', period }, now, zone));
}
