/** Events that are told at once, whatever the hour: a form became complete, or was sent back. */
import { deadlineInstant, localDate } from '../core/schedule/deadline.ts';
import { COMPLETE, deadlineKey, formKey, RETURNED } from '../core/schedule/notices.ts';
import { owes } from '../core/schedule/reminders.ts';
import { routingOn } from '../core/schedule/routing.ts';
import type { PlannedMail } from '../ports/store/outbox.ts';
import type { FormResult } from '../ports/store/results.ts';
import { deadlinesOf } from './form-facts.ts';
import { LEASE_MS } from './limits.ts';
import type { Ports } from './ports.ts';

/**
 * Looks at what was checked since it last looked, and a little before: a result may be stored after another that was checked
 * later. Safe to run at any time and as often as one likes: what was told once is not told again. Returns how many mails
 * stand new in the outbox.
 */
export async function tellEvents({
  store,
  clock,
  settings,
}: Pick<Ports, 'store' | 'clock' | 'settings'>): Promise<number> {
  const now = await clock.now();
  const since = await store.outbox.toldUntil();
  const checked = await store.results.forms({ checkedSince: Math.max(0, since - 2 * LEASE_MS) });
  const newest = Math.max(since, ...checked.map(({ checkedAt }) => checkedAt ?? 0));
  const returned = checked.filter(({ formState }) => formState === 'dikembalikan');
  const complete = checked.filter((form) => form.counts.expected > 0 && !owes(form));
  const planned =
    returned.length + complete.length === 0 ? 0 : await plan({ store, settings }, returned, complete, now);
  if (newest > since) await store.outbox.noteTold(newest);
  return planned;
}

async function plan(
  { store, settings }: Pick<Ports, 'store' | 'settings'>,
  returned: readonly FormResult[],
  complete: readonly FormResult[],
  now: number,
): Promise<number> {
  const today = localDate(now, settings.zone);
  const [officers, units, deadlines] = await Promise.all([
    store.register.officers(),
    store.register.units([...returned, ...complete].map(({ unit }) => unit)),
    store.register.deadlines(),
  ]);
  const routing = routingOn(today, units, officers);
  const unitOf = new Map(units.map((unit) => [unit.code, unit]));
  const mails: PlannedMail[] = [];
  const tell = (kind: string, form: FormResult, deadline: string, stage: string) => {
    for (const { recipient } of routing.operators(form.unit)) {
      const notice = { recipient, unit: form.unit, deadline, stage };
      mails.push({ recipient, kind, localDate: today, number: numberOf(notice), notices: [notice] });
    }
  };
  for (const form of returned) {
    const { decided } = await store.watch.memory(form.spreadsheetId);
    tell(RETURNED, form, formKey(form), `dikembalikan ${decided?.decision.slice(0, 16) ?? ''}`.trim());
  }
  const ahead = deadlines
    .filter((deadline) => deadlineInstant(deadline) >= now)
    .sort((a, b) => deadlineInstant(a) - deadlineInstant(b));
  // A form found complete at first sight is no event.
  const before = await store.results.dayBefore(
    today,
    complete.map(({ unit }) => unit),
  );
  const keyOf = ({ unit, templateId }: Pick<FormResult, 'unit' | 'templateId'>) => `${unit} ${templateId}`;
  const wasIncomplete = new Set(before.filter(({ valid, expected }) => valid < expected).map(keyOf));
  for (const form of complete) {
    if (!wasIncomplete.has(keyOf(form))) continue;
    const next = ahead.find(
      (deadline) => deadlinesOf(form, unitOf.get(form.unit), [deadline], [], now).length > 0,
    );
    tell(COMPLETE, form, next === undefined ? formKey(form) : deadlineKey(next), 'lengkap');
  }
  return mails.length === 0 ? 0 : store.outbox.plan(mails, now);
}

/**
 * Several events of a day are mails of their own, each with its number: a hash of what it tells, so that telling it again is
 * the same mail. Below 2³¹.
 */
function numberOf({ unit, deadline, stage }: PlannedMail['notices'][number]): number {
  let hash = 0x811c9dc5;
  for (const char of `${unit}\n${deadline}\n${stage}`) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash >>> 1;
}
