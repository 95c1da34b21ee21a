/** Who is reminded of what: pure planning, from results and deadlines to one digest an officer a day. */
import type { Counts } from '../measures/completion.ts';
import type { Officer } from '../units.ts';
import { type Deadline, deadlineInstant, localDate, type Zone } from './deadline.ts';
import { currentStage, morningOf, nextStage } from './stages.ts';

export const DIGEST = 'digest';

/** How long checks may hold a reminder back. After that it tells what is known. */
export const PATIENCE_MS = 60 * 60_000;

export interface ReminderForm {
  unit: string;
  templateId: string;
  counts: Pick<Counts, 'expected' | 'filled'>;
  /** Problems of severity `error`. */
  errors: number;
  checkedAt: number | null;
  /** Why it could not be checked, where that is known. */
  trouble: object | null;
}

/** Checks still to come, and since when the oldest of them has been due; null when none has. */
export interface ChecksAhead {
  underWay: boolean;
  oldestDueAt: number | null;
}

export interface PlannedDigest {
  recipient: string;
  kind: typeof DIGEST;
  localDate: string;
  number: 1;
  notices: { recipient: string; unit: string; deadline: string; stage: string }[];
}

export interface ReminderPlan {
  digests: PlannedDigest[];
  /** Officers who owe something and are told later today: a check or another stage is still to come. */
  waiting: string[];
  /** Units that owe something and have no operator to tell. */
  unaddressed: string[];
}

/** Blank entries, corrections, or a form that could not be checked: what a reminder is about. */
export function owes(form: Pick<ReminderForm, 'counts' | 'errors' | 'checkedAt'>): boolean {
  return form.checkedAt === null || form.counts.filled < form.counts.expected || form.errors > 0;
}

/** What names a deadline in a notice: ids are unique within a template only. */
export function deadlineKey(deadline: Pick<Deadline, 'template' | 'id'>): string {
  return `${deadline.template}/${deadline.id}`;
}

/**
 * Results that are about to change are waited for, an hour from 07:30 at most. A form not yet looked at says nothing
 * yet: it is waited for until its check has been overdue for an hour, so that a new installation, or one that comes
 * back in the middle of a day, does not begin with empty warnings.
 *
 * Told before or not is the outbox's to know: a notice that stands there already is planned again and left out there.
 */
export function planReminders(input: {
  now: number;
  /** Whose calendar says what one day is to a recipient. */
  zone: Zone;
  deadlines: readonly Deadline[];
  forms: readonly ReminderForm[];
  officers: readonly Officer[];
  checks: ChecksAhead;
}): ReminderPlan {
  const { now, zone, checks } = input;
  const today = localDate(now, zone);
  const agendas = agendaByTemplate(input.deadlines, now, zone);
  const operators = operatorsByUnit(input.officers);
  const waiting = new Set<string>();
  const unaddressed = new Set<string>();
  const digests = new Map<string, PlannedDigest>();

  for (const form of input.forms) {
    if (!owes(form)) continue;
    const unseen = form.checkedAt === null && form.trouble === null;
    const unseenUntil = unseen && checks.oldestDueAt !== null ? checks.oldestDueAt + PATIENCE_MS : 0;
    const changing = checks.underWay || form.checkedAt === null;
    for (const { key, stage, later, patientUntil } of agendas.get(form.templateId) ?? []) {
      const recipients = operators.get(form.unit) ?? [];
      if (recipients.length === 0) unaddressed.add(form.unit);
      for (const recipient of recipients) {
        // One mail a day: whoever hears of another stage today hears of both then.
        if (later || now < unseenUntil || (changing && now < patientUntil)) waiting.add(recipient);
        if (stage === undefined) continue;
        const digest: PlannedDigest = digests.get(recipient) ?? {
          recipient,
          kind: DIGEST,
          localDate: today,
          number: 1,
          notices: [],
        };
        digests.set(recipient, digest);
        // A unit may have the form in two spreadsheets: still one notice.
        const told = digest.notices.some((notice) => notice.unit === form.unit && notice.deadline === key);
        if (!told) digest.notices.push({ recipient, unit: form.unit, deadline: key, stage });
      }
    }
  }
  return {
    digests: [...digests.values()].filter((digest) => !waiting.has(digest.recipient)),
    waiting: [...waiting],
    unaddressed: [...unaddressed],
  };
}

interface AgendaItem {
  key: string;
  /** The stage that is told now. */
  stage: string | undefined;
  /** There is something to tell later today. */
  later: boolean;
  /** Until when results that change may hold it back. */
  patientUntil: number;
}

function agendaByTemplate(
  deadlines: readonly Deadline[],
  now: number,
  zone: Zone,
): Map<string, AgendaItem[]> {
  const agendas = new Map<string, AgendaItem[]>();
  for (const deadline of deadlines.toSorted((a, b) => deadlineInstant(a) - deadlineInstant(b))) {
    const current = currentStage(deadline, now);
    const next = nextStage(deadline, now);
    const morning = morningOf(deadline, now);
    const early = current !== undefined && now < morning;
    const later = early || (next !== undefined && localDate(next.reachedAt, zone) === localDate(now, zone));
    if (current === undefined && !later) continue;
    const agenda = agendas.get(deadline.template) ?? [];
    agenda.push({
      key: deadlineKey(deadline),
      stage: early ? undefined : current?.stage,
      later,
      patientUntil: morning + PATIENCE_MS,
    });
    agendas.set(deadline.template, agenda);
  }
  return agendas;
}

function operatorsByUnit(officers: readonly Officer[]): Map<string, string[]> {
  const operators = new Map<string, string[]>();
  for (const officer of officers) {
    if (officer.role !== 'operator') continue;
    operators.set(officer.unit, [...(operators.get(officer.unit) ?? []), officer.id]);
  }
  return operators;
}
