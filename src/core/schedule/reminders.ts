/** Who is reminded of what: pure planning, from results and deadlines to one digest a person a day. */
import type { OpenWork } from '../measures/blocked-by.ts';
import { type Counts, isSubmitted } from '../measures/completion.ts';
import type { FormState } from '../template/schema.ts';
import type { Officer, Role, Unit } from '../units.ts';
import { concerns, type Deadline, deadlineInstant, localDate } from './deadline.ts';
import { superiorsAt } from './escalation.ts';
import { DIGEST, formKey, stageFor, stagesKey, WEEKLY } from './notices.ts';
import { routingOn, type Told } from './routing.ts';
import { currentStage, morningOf, type Stage, type Timetable } from './stages.ts';
import { mondayOf } from './working-days.ts';

/** How long checks may hold a reminder back. After that it tells what is known. */
const PATIENCE_MS = 60 * 60_000;

export interface ReminderForm {
  spreadsheetId: string;
  unit: string;
  templateId: string;
  period?: string;
  counts: Pick<Counts, 'expected' | 'filled'>;
  formState: FormState;
  /** Problems of severity `error`. */
  errors: number;
  checkedAt: number | null;
  handedInAt: number | null;
  /** Why it could not be checked, where that is known. */
  trouble: object | null;
}

/** Checks still to come, and since when the oldest of them has been due; null when none has. */
export interface ChecksAhead {
  underWay: boolean;
  oldestDueAt: number | null;
}

export interface PlannedNotice {
  recipient: string;
  unit: string;
  deadline: string;
  stage: string;
}

export interface PlannedReminder {
  recipient: string;
  kind: typeof DIGEST | typeof WEEKLY;
  localDate: string;
  number: 1;
  notices: PlannedNotice[];
}

export interface ReminderPlan {
  /** Digests, then summaries of the week. */
  mails: PlannedReminder[];
  /** Recipients who are told later today: a check is still to come. */
  waiting: string[];
  /** Units that owe something and have no operator who may be told. */
  unaddressed: string[];
}

export interface ReminderInput {
  now: number;
  timetable: Timetable;
  deadlines: readonly Deadline[];
  units: readonly Unit[];
  forms: readonly ReminderForm[];
  officers: readonly Officer[];
  /** Halves of entries that an office owes, by spreadsheet. */
  owed: ReadonlyMap<string, NonNullable<OpenWork['owedBy']>>;
  checks: ChecksAhead;
}

/** Blank entries, corrections, a form sent back, or one that could not be checked: what a reminder is about. */
export function owes(
  form: Pick<ReminderForm, 'counts' | 'errors' | 'checkedAt'> & { formState?: FormState },
): boolean {
  return (
    form.checkedAt === null ||
    form.counts.filled < form.counts.expected ||
    form.errors > 0 ||
    form.formState === 'dikembalikan'
  );
}

/** Handed in, and not yet approved. */
export function awaitsDecision({ formState }: Pick<ReminderForm, 'formState'>): boolean {
  return isSubmitted(formState) && formState !== 'disetujui';
}

/**
 * What is told on the morning of `now`; nothing before 07:30 and on days off.
 *
 * The operators of a unit are told of it, one notice a deadline. Whoever is told of others' work (verifikator, pengampu and
 * those above) is told of all of it at once: one notice a deadline and office. A form newly handed in is told to those who
 * decide on it, stage or not.
 *
 * Results that are about to change are waited for, an hour from 07:30 at most. A form not yet looked at says nothing
 * yet: it is waited for until its check has been overdue for an hour, so that a new installation, or one that comes
 * back in the middle of a day, does not begin with empty warnings. Whoever is told of others' work waits for all of it.
 *
 * Told before or not is the outbox's to know: a notice that stands there already is planned again and left out there.
 */
export function planReminders(input: ReminderInput): ReminderPlan {
  const { now, timetable, checks } = input;
  const today = localDate(now, timetable.zone);
  const morning = morningOf(now, timetable.zone);
  if (now < morning || !timetable.workingDays.isWorkingDay(today))
    return { mails: [], waiting: [], unaddressed: [] };

  const agendas = agendaByTemplate(input.deadlines, now, timetable);
  const routing = routingOn(today, input.units, input.officers);
  const levels = new Map(input.units.map(({ code, level }) => [code, level]));
  const waiting = new Set<string>();
  /** Told of others' work: they wait until none of the results is about to change. */
  const aboutOthers = new Set<string>();
  let anyHeld = false;
  const unaddressed = new Set<string>();
  const mails = { [DIGEST]: new Map<string, Notices>(), [WEEKLY]: new Map<string, Notices>() };

  for (const form of input.forms) {
    const owing = owes(form);
    const awaiting = awaitsDecision(form);
    if (!owing && !awaiting) continue;
    const unseen = form.checkedAt === null && form.trouble === null;
    const unseenUntil = unseen && checks.oldestDueAt !== null ? checks.oldestDueAt + PATIENCE_MS : 0;
    const changing = checks.underWay || form.checkedAt === null;
    const held = now < unseenUntil || (changing && now < morning + PATIENCE_MS);
    anyHeld ||= held;

    const tell = (
      kind: keyof typeof mails,
      those: readonly Told[],
      notice: (office: Officer) => Omit<PlannedNotice, 'recipient'>,
    ) => {
      for (const { recipient, office } of those) {
        if (held) waiting.add(recipient);
        if (office.role !== 'operator') aboutOthers.add(recipient);
        const { unit, deadline, stage } = notice(office);
        const key = `${unit}\n${deadline}\n${stage}`;
        const notices = mails[kind].get(recipient) ?? new Map();
        mails[kind].set(recipient, notices);
        if (!notices.has(key)) notices.set(key, { recipient, unit, deadline, stage });
      }
    };
    const tellOffice = (role: Role, those: readonly Told[], { key, stage }: AgendaItem & { stage: Stage }) =>
      tell(DIGEST, those, ({ unit }) => ({ unit, deadline: key, stage: stageFor(stage.stage, role) }));

    if (awaiting && form.formState === 'diajukan' && form.handedInAt !== null) {
      const stage = stageFor(`diajukan ${new Date(form.handedInAt).toISOString()}`, 'verifikator');
      tell(DIGEST, routing.nearest('verifikator', form.unit), () => ({
        unit: form.unit,
        deadline: formKey(form),
        stage,
      }));
    }
    const level = levels.get(form.unit);
    const agenda = (agendas.get(form.templateId) ?? []).filter(
      ({ deadline }) => level !== undefined && concerns(deadline, { ...form, level }),
    );
    if (owing && agenda.length > 0)
      tell(WEEKLY, routing.nearest('koordinator', form.unit), ({ unit }) => ({
        unit,
        deadline: '*',
        stage: mondayOf(today),
      }));
    for (const item of agenda) {
      if (!isReached(item)) continue;
      if (awaiting) tellOffice('verifikator', routing.nearest('verifikator', form.unit), item);
      if (!owing) continue;
      const operators = routing.operators(form.unit);
      if (operators.length === 0) unaddressed.add(form.unit);
      // A unit may have the form in two spreadsheets: still one notice.
      tell(DIGEST, operators, () => ({ unit: form.unit, deadline: item.key, stage: item.stage.stage }));
      for (const { office } of input.owed.get(form.spreadsheetId) ?? [])
        tellOffice('pengampu', routing.owners(office, form.unit), item);
      for (const role of superiorsAt(item.stage.daysBefore, timetable.steps))
        tellOffice(role, routing.nearest(role, form.unit), item);
    }
  }
  if (anyHeld) for (const recipient of aboutOthers) waiting.add(recipient);
  const planned = (kind: keyof typeof mails): PlannedReminder[] =>
    [...mails[kind]]
      .filter(([recipient]) => !waiting.has(recipient))
      .map(([recipient, notices]) => ({
        recipient,
        kind,
        localDate: today,
        number: 1,
        notices: [...notices.values()],
      }));
  return {
    mails: [...planned(DIGEST), ...planned(WEEKLY)],
    waiting: [...waiting],
    unaddressed: [...unaddressed],
  };
}

type Notices = Map<string, PlannedNotice>;

interface AgendaItem {
  deadline: Deadline;
  key: string;
  /** The stage that is told now; undefined where the deadline is ahead and none is. */
  stage: Stage | undefined;
}

const isReached = (item: AgendaItem): item is AgendaItem & { stage: Stage } => item.stage !== undefined;

/** Deadlines that are ahead or still spoken of, by template and time. */
function agendaByTemplate(
  deadlines: readonly Deadline[],
  now: number,
  timetable: Timetable,
): Map<string, AgendaItem[]> {
  const items = deadlines
    .toSorted((a, b) => deadlineInstant(a) - deadlineInstant(b))
    .map((deadline): AgendaItem => {
      const stage = currentStage(deadline, now, timetable);
      return { deadline, key: stagesKey(deadline), stage };
    })
    .filter((item) => isReached(item) || deadlineInstant(item.deadline) >= now);
  return Map.groupBy(items, ({ deadline }) => deadline.template);
}
