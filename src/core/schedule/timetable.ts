/** By which calendar and clock the officers of a district are told. */
import type { Settings } from '../settings.ts';
import type { Timetable } from './stages.ts';
import { workingDays } from './working-days.ts';

export function timetableOf({
  zone,
  daysOff,
  escalation,
}: Pick<Settings, 'zone' | 'daysOff' | 'escalation'>): Timetable {
  const { stages, afterEvery, afterTimes } = escalation;
  return { zone, workingDays: workingDays(daysOff), stages, afterEvery, afterTimes };
}
