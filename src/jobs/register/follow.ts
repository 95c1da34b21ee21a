/** What comes of a Register that was checked: it takes effect, waits, or those who keep it are told that it does not. */
import { isNoChange, movedSince, registerChange, renamed } from '../../core/register/difference.ts';
import { localDate } from '../../core/schedule/deadline.ts';
import type { RegisterStanding } from '../../ports/store/in-force.ts';
import type { Run } from '../check.ts';
import { DAY, MINUTE, RULES_PACE_MS } from '../limits.ts';
import type { RegisterVerdict } from './judge.ts';
import { planConfirmations, planExtensions, planFault } from './plan.ts';

/** Whoever is still at it, correcting row by row, is not told of what they see themselves. */
export const FAULT_PATIENCE_MS = 15 * MINUTE;

export interface Followed {
  incidents: { code: string; detail: string }[];
  /** To be looked at again then. */
  dueAt?: number;
}

/**
 * Safe to repeat: what took effect once is no change any more, and every mail stands in the outbox once. Two checks of the
 * same Register are kept apart by its lease: 'lost', and nothing is done, when it no longer stands.
 */
export async function followRegister(run: Run, verdict: RegisterVerdict): Promise<Followed | 'lost'> {
  switch (verdict.kind) {
    case 'faulty':
      return fail(run, verdict.standing);
    case 'second':
      return { incidents: [{ code: 'register-second', detail: run.lease.spreadsheetId }] };
    case 'waits':
      return wait(run, verdict);
    case 'holds':
      return takeEffect(run, verdict);
  }
}

async function fail(run: Run, standing: RegisterStanding): Promise<Followed | 'lost'> {
  const { ports, lease, now } = run;
  const { spreadsheetId } = lease;
  const { waiting, ...rest } = standing;
  const failing =
    standing.failing?.spreadsheetId === spreadsheetId ? standing.failing : { spreadsheetId, since: now };
  if (!(await note(run, standing, { ...rest, failing }))) return 'lost';
  const told = failing.since + FAULT_PATIENCE_MS;
  if (now < told) return { incidents: [], dueAt: told };
  await planFault(ports, failing, now);
  return { incidents: [] };
}

async function wait(
  run: Run,
  { standing, waiting }: Extract<RegisterVerdict, { kind: 'waits' }>,
): Promise<Followed | 'lost'> {
  const { failing, ...rest } = standing;
  if (!(await note(run, standing, { ...rest, waiting }))) return 'lost';
  const known = standing.waiting?.mark === waiting.mark;
  return { incidents: known ? [] : [{ code: 'register-waits', detail: `addresses: ${waiting.addresses}` }] };
}

async function takeEffect(
  run: Run,
  { standing, before, after }: Extract<RegisterVerdict, { kind: 'holds' }>,
): Promise<Followed | 'lost'> {
  const { ports, lease, now } = run;
  const { spreadsheetId } = lease;
  const change = registerChange(before, after);
  const changed = !isNoChange(change);
  const next: RegisterStanding = {
    spreadsheetId,
    since: changed ? now : (standing.since ?? now),
    ...(after.steps.length > 0 && { steps: after.steps }),
  };
  const pace = { now, firstAt: now + MINUTE, paceMs: RULES_PACE_MS };
  const codes = renamed(before.officers, after.officers);
  const done = changed
    ? await ports.store.registerInForce.takeEffect(change, next, pace, codes, lease)
    : await note(run, standing, next);
  if (!done) return 'lost';
  // By their history rather than by this change: a check that died before these mails stood in the outbox is made up for.
  const yesterday = localDate(now - DAY, ports.settings.zone);
  await planExtensions(ports, movedSince(after.deadlines, yesterday, now), now);
  await planConfirmations(ports, after.officers, now);
  if (!changed) return { incidents: [] };
  const counts = Object.entries(change).map(
    ([what, { saved, gone }]) => `${what}: ${saved.length + gone.length}`,
  );
  return { incidents: [{ code: 'register-in-force', detail: counts.join(', ') }] };
}

async function note(
  { ports, lease }: Run,
  before: RegisterStanding,
  after: RegisterStanding,
): Promise<boolean> {
  if (JSON.stringify(before) === JSON.stringify(after)) return true;
  return ports.store.registerInForce.noteStanding(after, lease);
}
