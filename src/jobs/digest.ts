/** What a digest says, gathered from the newest results at the moment it is sent. */
import { type Forecast, forecast } from '../core/measures/forecast.ts';
import { type Deadline, deadlineInstant, type Zone } from '../core/schedule/deadline.ts';
import { deadlineKey, owes } from '../core/schedule/reminders.ts';
import type { Digest, DigestForm } from '../core/text/mail/digest.ts';
import type { OutboxMail } from '../ports/store/outbox.ts';
import type { FormResult, Snapshot } from '../ports/store/results.ts';
import { PASSING } from '../ports/trouble.ts';
import type { Ports } from './ports.ts';

export interface AddressedDigest {
  address: string;
  digest: Digest;
}

/**
 * The mail's notices as they stand `now`: a unit that owes nothing any more is left out, and so is a deadline that has
 * passed. Undefined when nothing is left to say, or the officer is no longer in the register.
 */
export async function gatherDigest(
  { store, settings, links }: Pick<Ports, 'store' | 'settings' | 'links'>,
  mail: OutboxMail,
  now: number,
): Promise<AddressedDigest | undefined> {
  const [officers, units, deadlines, templates, forms] = await Promise.all([
    store.register.officers(),
    store.register.units(),
    store.register.deadlines(),
    store.register.templates(),
    store.results.forms(),
  ]);
  const officer = officers.find((each) => each.id === mail.recipient);
  if (officer === undefined) return undefined;
  const toCome = deadlines
    .filter((deadline) => deadlineInstant(deadline) >= now)
    .sort((a, b) => deadlineInstant(a) - deadlineInstant(b));

  const describe = async (form: FormResult): Promise<DigestForm | undefined> => {
    const own = toCome.filter((deadline) => deadline.template === form.templateId);
    const noticed = new Set(
      mail.notices.filter((notice) => notice.unit === form.unit).map((notice) => notice.deadline),
    );
    const first = own[0];
    if (first === undefined || !own.some((deadline) => noticed.has(deadlineKey(deadline)))) return undefined;
    const [problems, history] = await Promise.all([
      store.results.problemsOf(form.spreadsheetId),
      store.results.history(form.unit, form.templateId),
    ]);
    const title = templates.find(
      (each) => each.id === form.templateId && each.version === form.templateVersion,
    );
    return {
      unit: units.find((unit) => unit.code === form.unit)?.name ?? form.unit,
      title: title?.title ?? { id: form.templateId, en: form.templateId },
      counts: form.counts,
      errors: form.errors,
      warnings: form.warnings,
      problems,
      checkedAt: form.checkedAt,
      unreadable: form.trouble !== null && !PASSING.has(form.trouble.code),
      deadlines: own.map((deadline) => ({
        title: deadline.title,
        at: deadline.at,
        zone: deadline.zone,
        noticed: noticed.has(deadlineKey(deadline)),
      })),
      ...outlook(form, history, first, now, settings.zone),
      link: links.spreadsheet(form.spreadsheetId),
    };
  };
  const described = await Promise.all(forms.filter(owes).map(describe));
  const owed = described.filter((form) => form !== undefined);
  if (owed.length === 0) return undefined;
  return {
    address: officer.address,
    digest: {
      recipient: officer.name,
      language: officer.language,
      now,
      zone: settings.zone,
      demonstration: settings.demonstration,
      answered: settings.mail.replyTo !== undefined,
      forms: owed,
    },
  };
}

/** To the first deadline; nothing is foreseen for a form that was never looked at. */
function outlook(
  form: FormResult,
  history: readonly Snapshot[],
  first: Deadline,
  now: number,
  zone: Zone,
): { forecast?: Forecast } {
  if (form.checkedAt === null) return {};
  const earlier = history.map(({ at, filled, expected }) => ({ at, count: filled, expected }));
  const { filled, expected } = form.counts;
  return { forecast: forecast(earlier, { at: now, count: filled, expected }, deadlineInstant(first), zone) };
}
