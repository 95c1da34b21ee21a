/**
 * When a deadline is spoken of: at 07:30 of some days before it and, while it is not met, of some after it.
 *
 * Days before are calendar days by the deadline's own calendar; a stage that falls on a day off is told on the last working
 * day before it. Days after are working days. The clock is the recipients': a deadline in WIB is spoken of at 07:30 WIT
 * where they work in WIT.
 */
import { TZDate } from '@date-fns/tz';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { type Deadline, deadlineInstant, localDate, wallClock, type Zone } from './deadline.ts';
import { type Escalation, stageText } from './escalation.ts';
import { addDays, type WorkingDays } from './working-days.ts';

/** Nobody is written to before. */
const MORNING = '07:30';

export interface Stage {
  /** `H-7`, as `stageText` writes it. */
  stage: string;
  /** Days before the deadline; below 0: working days after it. */
  daysBefore: number;
  /** ISO day on which it is told. */
  date: string;
  /** Epoch milliseconds: 07:30 of that day. */
  reachedAt: number;
}

/** By which calendar and clock stages are told. */
export interface Timetable {
  steps: Escalation;
  /** Of those who are told. */
  zone: Zone;
  workingDays: WorkingDays;
}

type When = Pick<Deadline, 'at' | 'zone'>;

/**
 * All stages, by time. Of several that fall together the last counts; one that would come after the deadline (closed before
 * 07:30 on its day) is left out.
 */
export function stagesOf(deadline: When, timetable: Timetable): readonly Stage[] {
  const known = computed.get(timetable) ?? new Map<string, Stage[]>();
  computed.set(timetable, known);
  const key = `${deadline.at} ${deadline.zone}`;
  const found = known.get(key) ?? computeStages(deadline, timetable);
  known.set(key, found);
  return found;
}

/** A province has many officers and few deadlines, and each is asked for again and again. */
const computed = new WeakMap<Timetable, Map<string, Stage[]>>();

function computeStages(deadline: When, { steps, workingDays, zone }: Timetable): Stage[] {
  const closes = deadlineInstant(deadline);
  const day = deadline.at.slice(0, 10);
  const stages = steps.map(({ daysBefore }) => {
    const date =
      daysBefore < 0
        ? workingDays.after(day, -daysBefore)
        : workingDays.onOrBefore(addDays(day, -daysBefore));
    return stageOn(date, daysBefore, zone);
  });
  return stages.filter(
    ({ daysBefore, reachedAt, date }, index) =>
      daysBefore < 0 || (reachedAt <= closes && !isSameDay(date, stages[index + 1])),
  );
}

const isSameDay = (date: string, next: Stage | undefined): boolean =>
  next !== undefined && next.daysBefore >= 0 && next.date === date;

function stageOn(date: string, daysBefore: number, zone: Zone): Stage {
  return { stage: stageText(daysBefore), daysBefore, date, reachedAt: wallClock(`${date}T${MORNING}`, zone) };
}

/**
 * The one stage that matters at `now`: the latest reached, so that missed days are caught up by one notice and never by a
 * flood. Undefined before the first stage, between the deadline and the first stage after it, and once the last is as old as
 * it was when it came after the one before it.
 */
export function currentStage(deadline: When, now: number, timetable: Timetable): Stage | undefined {
  const closes = deadlineInstant(deadline);
  const stages = stagesOf(deadline, timetable);
  const at = stages.findLastIndex(({ reachedAt }) => reachedAt <= now);
  const reached = stages[at];
  if (reached === undefined) return undefined;
  if (reached.daysBefore >= 0) return now <= closes ? reached : undefined;
  if (at < stages.length - 1) return reached;
  const before = Math.min(0, stages[at - 1]?.daysBefore ?? 0);
  const { workingDays, zone } = timetable;
  const over = wallClock(`${workingDays.after(reached.date, before - reached.daysBefore)}T${MORNING}`, zone);
  return now < over ? reached : undefined;
}

/** 07:30 of the day that `zone` has at `now`. */
export function morningOf(now: number, zone: Zone): number {
  return wallClock(`${localDate(now, zone)}T${MORNING}`, zone);
}

/** Calendar days from `now` to the deadline by the deadline's zone; 0 on the day, negative after it. */
export function daysLeft(deadline: When, now: number): number {
  return differenceInCalendarDays(
    new TZDate(deadlineInstant(deadline), deadline.zone),
    new TZDate(now, deadline.zone),
  );
}
