/** By which calendar and clock the officers of a district are told. */
import type { Settings } from '../settings.ts';
import type { Escalation } from './escalation.ts';
import type { Timetable } from './stages.ts';
import { workingDays } from './working-days.ts';

export const timetableOf = (
  { zone, daysOff }: Pick<Settings, 'zone' | 'daysOff'>,
  steps: Escalation,
): Timetable => ({ zone, workingDays: workingDays(daysOff), steps });
