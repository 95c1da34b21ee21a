/** Turns what is still owed into notices, gathered in one digest a person a day, in the outbox. */
import { localDate } from '../core/schedule/deadline.ts';
import { escalationOf } from '../core/schedule/escalation.ts';
import { HOLIDAYS_KNOWN_UNTIL } from '../core/schedule/holidays.ts';
import { DIGEST } from '../core/schedule/notices.ts';
import { planReminders, type ReminderPlan } from '../core/schedule/reminders.ts';
import { morningOf } from '../core/schedule/stages.ts';
import { timetableOf } from '../core/schedule/timetable.ts';
import { isBeyondHolidays, workingDays } from '../core/schedule/working-days.ts';
import type { FormResult } from '../ports/store/results.ts';
import type { Store } from '../ports/store/store.ts';
import { PASSING } from '../ports/trouble.ts';
import { SET_ASIDE_AFTER } from './limits.ts';
import { owedIn } from './owed.ts';
import type { Ports } from './ports.ts';

export interface Reminded {
  /** Mails that stand new in the outbox. */
  planned: number;
  /** Recipients who are told later today. */
  waiting: number;
  /** Units that owe something and have no operator to tell. */
  unaddressed: string[];
  /** Once a day: holidays of that day are not known, or units owe something of which nobody can be told. */
  warning?: string;
}

/** Mails planned in one pass, the rest in the next: each is some statements, and an invocation has 1,000 on D1. */
const PLANNED_A_PASS = 2_000;

const HOLIDAYS_UNKNOWN = `holidays are known until ${HOLIDAYS_KNOWN_UNTIL} only: only weekends and daysOff count`;

/** Units named in one line of the log. */
const UNITS_NAMED = 20;

const NOTHING: Reminded = { planned: 0, waiting: 0, unaddressed: [] };

/**
 * Safe to run at any time and as often as one likes: what was planned once is not planned again. Nobody is told before
 * 07:30 or on a day off, twice a day, or of a form that is complete and without errors. While digests that are due have
 * not been tried, nothing is planned. Once nobody is waited for the day is done: until the next morning it costs one
 * look at a note, and none before 07:30.
 */
export async function remind({
  store,
  clock,
  settings,
}: Pick<Ports, 'store' | 'clock' | 'settings'>): Promise<Reminded> {
  const now = await clock.now();
  const today = localDate(now, settings.zone);
  const { isWorkingDay } = workingDays(settings.daysOff);
  if (now < morningOf(now, settings.zone) || !isWorkingDay(today)) return NOTHING;
  if ((await store.outbox.remindedOn()) === today) return NOTHING;
  // A mail of an earlier day that was never sent is dropped when its turn comes, which frees its notices for today's.
  const unsent = await store.outbox.due(now, 1, DIGEST);
  if (unsent.length > 0) return NOTHING;
  const { plan, forms } = await planNow({ store, settings }, now);
  const untold = plan.mails.length === 0 ? [] : await store.outbox.untold(plan.mails);
  const first = untold.slice(0, PLANNED_A_PASS);
  const planned = first.length === 0 ? 0 : await store.outbox.plan(first, now);
  const over = untold.length === first.length && plan.waiting.length === 0 && forms > 0;
  if (over) await store.outbox.noteReminded(today);
  return {
    planned,
    waiting: plan.waiting.length,
    unaddressed: plan.unaddressed,
    ...(over && warningOf(today, plan)),
  };
}

function warningOf(today: string, { unaddressed }: ReminderPlan): { warning?: string } {
  const some = unaddressed.slice(0, UNITS_NAMED).join(', ');
  const warnings = [
    ...(isBeyondHolidays(today) ? [HOLIDAYS_UNKNOWN] : []),
    ...(some === '' ? [] : [`units without an operator to tell: ${unaddressed.length} (${some})`]),
  ];
  return warnings.length === 0 ? {} : { warning: warnings.join('; ') };
}

/** What would be told at `now` if nobody had been told before. `forms`: how many were looked at. */
export async function planNow(
  { store, settings }: Pick<Ports, 'store' | 'settings'>,
  now: number,
): Promise<{ plan: ReminderPlan; forms: number }> {
  // The backlog first: a check that ends in between has then left its result where it is read.
  const backlog = await store.watch.backlog(now);
  const [standing, deadlines, units, forms, officers] = await Promise.all([
    store.registerInForce.standing(),
    store.register.deadlines(),
    store.register.units(),
    store.results.forms(),
    store.register.officers(),
  ]);
  const owners = officers.some(({ role }) => role === 'pengampu');
  const plan = planReminders({
    now,
    timetable: timetableOf(settings, escalationOf(settings.escalation, standing.steps)),
    deadlines,
    units,
    forms: await withoutHiccups(store, forms),
    officers,
    owed: owners ? await owedIn(store, forms) : new Map(),
    checks: { underWay: backlog.due + backlog.leased > 0, oldestDueAt: backlog.nextDueAt },
  });
  return { plan, forms: forms.length };
}

/**
 * A form whose first checks failed for what passes by itself is one that was not looked at yet, until it fails so often that
 * it would be set aside: nobody is told of a form that is read a minute later.
 */
async function withoutHiccups(store: Store, forms: readonly FormResult[]): Promise<readonly FormResult[]> {
  const passes = ({ checkedAt, trouble }: FormResult) =>
    checkedAt === null && trouble !== null && PASSING.has(trouble.code);
  if (!forms.some(passes)) return forms;
  const young = new Set(
    (await store.watch.troubles())
      .filter(({ failures }) => failures < SET_ASIDE_AFTER)
      .map(({ spreadsheetId }) => spreadsheetId),
  );
  return forms.map((form) =>
    passes(form) && young.has(form.spreadsheetId) ? { ...form, trouble: null } : form,
  );
}
