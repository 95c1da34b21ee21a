/**
 * Timeliness of reporting, by unit and deadline.
 *
 * Formula: handed in on time ÷ (on time + late + missing). What is still open when measured is left out, not missing.
 * Source: ratio of reports received on time to reports due, as health information systems measure it (WHO, data quality
 * review). Certainty: applied to these forms by this project.
 * A form handed in at the very instant of its deadline is on time.
 */
import { type Deadline, deadlineInstant } from '../schedule/deadline.ts';
import { type Measure, measure } from './measure.ts';

export type Timeliness = 'on-time' | 'late' | 'missing' | 'open';

/** One form that a unit owes by a deadline. */
export interface Due {
  unit: string;
  deadline: Pick<Deadline, 'id' | 'at' | 'zone'>;
  /** Epoch milliseconds; null while it has not been handed in. */
  handedInAt: number | null;
}

/** As known at `now`: what was handed in later was not there yet. */
export function timelinessOf({ deadline, handedInAt }: Due, now: number): Timeliness {
  const closes = deadlineInstant(deadline);
  if (handedInAt !== null && handedInAt <= now) return handedInAt <= closes ? 'on-time' : 'late';
  return now <= closes ? 'open' : 'missing';
}

export interface TimelinessCounts extends Measure<'open'> {
  onTime: number;
  late: number;
  missing: number;
}

/** Of all, by unit and by deadline id; in the order in which they first appear. */
export function timeliness(
  dues: readonly Due[],
  now: number,
): {
  all: TimelinessCounts;
  byUnit: Map<string, TimelinessCounts>;
  byDeadline: Map<string, TimelinessCounts>;
} {
  const by = (key: (due: Due) => string) =>
    new Map([...Map.groupBy(dues, key)].map(([name, group]) => [name, counts(group, now)]));
  return {
    all: counts(dues, now),
    byUnit: by(({ unit }) => unit),
    byDeadline: by(({ deadline }) => deadline.id),
  };
}

function counts(dues: readonly Due[], now: number): TimelinessCounts {
  const found: Record<Timeliness, number> = { 'on-time': 0, late: 0, missing: 0, open: 0 };
  for (const due of dues) found[timelinessOf(due, now)]++;
  const { 'on-time': onTime, late, missing, open } = found;
  return {
    ...measure<'open'>(onTime, onTime + late + missing, [{ reason: 'open', count: open }]),
    onTime,
    late,
    missing,
  };
}
