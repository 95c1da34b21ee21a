/** What a digest says, gathered from the newest results at the moment it is sent. */
import { type Forecast, forecast } from '../core/measures/forecast.ts';
import { type Deadline, deadlineInstant } from '../core/schedule/deadline.ts';
import { readStage, stagesKey } from '../core/schedule/notices.ts';
import { owes } from '../core/schedule/reminders.ts';
import { workingDays } from '../core/schedule/working-days.ts';
import type { Settings } from '../core/settings.ts';
import type { Digest, DigestForm } from '../core/text/mail/digest.ts';
import type { DigestDeadline } from '../core/text/mail/digest-deadline.ts';
import type { OutboxMail } from '../ports/store/outbox.ts';
import type { FormResult, Snapshot } from '../ports/store/results.ts';
import { PASSING } from '../ports/trouble.ts';
import { cellLink, deadlinesOf, titleOf } from './form-facts.ts';
import { gatherOthers } from './others.ts';
import type { Ports } from './ports.ts';
import { personOf } from './recipient.ts';
import { waitsOf } from './waits.ts';

export interface AddressedDigest {
  address: string;
  digest: Digest;
  /** Ahead, and what the digest is sent for: for a calendar. */
  ahead: Deadline[];
}

/**
 * The mail's notices as they stand `now`: a unit that owes nothing any more is left out, and so is a deadline that has
 * passed since. Undefined when nothing is left to say, or nobody is there to be told. For an operator nothing is read but the
 * forms of the units named.
 */
export async function gatherDigest(
  ports: Pick<Ports, 'store' | 'settings' | 'links'>,
  mail: OutboxMail,
  now: number,
): Promise<AddressedDigest | undefined> {
  const { store, settings } = ports;
  const person = await personOf(store, mail.recipient, mail.localDate);
  if (person === undefined) return undefined;
  const deadlines = (await store.register.deadlines()).toSorted(
    (a, b) => deadlineInstant(a) - deadlineInstant(b),
  );
  const forms = await operatorForms(ports, person.offices, mail, deadlines, now);
  const others = await gatherOthers(ports, person.offices, mail, deadlines, now);
  if (forms.length + others.length === 0) return undefined;
  const { name, language, address } = person.officer;
  const noticed = [...forms, ...others].flatMap((part) => part.deadlines.filter((each) => each.noticed));
  return {
    address,
    ahead: deadlines.filter(
      (deadline) =>
        deadlineInstant(deadline) >= now &&
        mail.notices.some((notice) => notice.deadline === stagesKey(deadline)) &&
        noticed.some(({ title, at }) => title.id === deadline.title.id && at === deadline.at),
    ),
    digest: {
      name,
      language,
      now,
      zone: settings.zone,
      demonstration: settings.demonstration,
      answered: settings.mail.replyTo !== undefined,
      forms,
      others,
    },
  };
}

async function operatorForms(
  { store, settings, links }: Pick<Ports, 'store' | 'settings' | 'links'>,
  offices: readonly { unit: string; role: string }[],
  mail: OutboxMail,
  deadlines: readonly Deadline[],
  now: number,
): Promise<DigestForm[]> {
  const own = new Set(offices.filter(({ role }) => role === 'operator').map(({ unit }) => unit));
  const notices = mail.notices.filter(
    ({ unit, stage }) => own.has(unit) && readStage(stage).role === 'operator',
  );
  if (notices.length === 0) return [];
  const codes = [...new Set(notices.map(({ unit }) => unit))];
  const [forms, units, templates] = await Promise.all([
    store.results.forms({ units: codes }),
    store.register.units(codes),
    store.register.templates(),
  ]);
  const unitOf = new Map(units.map((unit) => [unit.code, unit]));
  const describe = async (form: FormResult): Promise<DigestForm | undefined> => {
    const unit = unitOf.get(form.unit);
    const told = deadlinesOf(
      form,
      unit,
      deadlines,
      notices.filter((notice) => notice.unit === form.unit),
      now,
    );
    if (!told.some(({ noticed }) => noticed)) return undefined;
    const [problems, history] = await Promise.all([
      store.results.problemsOf(form.spreadsheetId),
      store.results.history(form.unit, form.templateId),
    ]);
    return {
      unit: unit?.name ?? form.unit,
      title: titleOf(form, templates),
      counts: form.counts,
      errors: form.errors,
      warnings: form.warnings,
      problems,
      checkedAt: form.checkedAt,
      unreadable: form.trouble !== null && !PASSING.has(form.trouble.code),
      returned: form.formState === 'dikembalikan',
      waits: await waitsOf(store, form, unit, history),
      deadlines: told,
      ...outlook(form, history, told, now, settings),
      link: cellLink(links.spreadsheet(form.spreadsheetId), form.firstCell),
    };
  };
  const described = await Promise.all(forms.filter(owes).map(describe));
  return described.filter((form) => form !== undefined);
}

/** To the first deadline ahead; nothing is foreseen for a form that was never looked at. */
function outlook(
  form: FormResult,
  history: readonly Snapshot[],
  deadlines: readonly DigestDeadline[],
  now: number,
  { zone, daysOff }: Pick<Settings, 'zone' | 'daysOff'>,
): { forecast?: Forecast } {
  const first = deadlines.find((deadline) => deadlineInstant(deadline) >= now);
  if (form.checkedAt === null || first === undefined) return {};
  const earlier = history.map(({ at, filled, expected }) => ({ at, count: filled, expected }));
  const { filled, expected } = form.counts;
  return {
    forecast: forecast(earlier, { at: now, count: filled, expected }, deadlineInstant(first), {
      zone,
      workingDays: workingDays(daysOff),
    }),
  };
}
