/** Turns what is still owed into notices, gathered in one digest an officer a day, in the outbox. */
import { DIGEST, planReminders } from '../core/schedule/reminders.ts';
import { currentStage } from '../core/schedule/stages.ts';
import type { Ports } from './ports.ts';

export interface Reminded {
  /** Mails that stand new in the outbox. */
  planned: number;
  /** Officers who are told later today. */
  waiting: number;
  /** Units that owe something and have no operator to tell. */
  unaddressed: string[];
}

/**
 * Safe to run at any time and as often as one likes: what was planned once is not planned again. Nobody is told
 * before 07:30, twice a day, or of a form that is complete and without errors. While digests that are due have not been
 * tried, nothing is planned.
 */
export async function remind({
  store,
  clock,
  settings,
}: Pick<Ports, 'store' | 'clock' | 'settings'>): Promise<Reminded> {
  const now = await clock.now();
  const deadlines = await store.register.deadlines();
  if (!deadlines.some((deadline) => currentStage(deadline, now))) {
    return { planned: 0, waiting: 0, unaddressed: [] };
  }
  // A mail of an earlier day that was never sent is dropped when its turn comes, which frees its notices for today's.
  const unsent = await store.outbox.due(now, 1, DIGEST);
  if (unsent.length > 0) return { planned: 0, waiting: 0, unaddressed: [] };
  // The backlog first: a check that ends in between has then left its result where it is read.
  const backlog = await store.watch.backlog(now);
  const [forms, officers] = await Promise.all([store.results.forms(), store.register.officers()]);
  const plan = planReminders({
    now,
    zone: settings.zone,
    deadlines,
    forms,
    officers,
    checks: { underWay: backlog.due + backlog.leased > 0, oldestDueAt: backlog.nextDueAt },
  });
  const planned = plan.digests.length === 0 ? 0 : await store.outbox.plan(plan.digests, now);
  return { planned, waiting: plan.waiting.length, unaddressed: plan.unaddressed };
}
