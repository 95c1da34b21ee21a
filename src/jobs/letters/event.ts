/** Told at once: what became of one form. */
import { deadlineInstant } from '../../core/schedule/deadline.ts';
import { owes } from '../../core/schedule/reminders.ts';
import { composeComplete, type FormEvent } from '../../core/text/mail/complete.ts';
import { composeReturned } from '../../core/text/mail/returned.ts';
import type { OutboxMail } from '../../ports/store/outbox.ts';
import type { FormResult } from '../../ports/store/results.ts';
import { cellLink, deadlinesOf, titleOf } from '../form-facts.ts';
import { personOf } from '../recipient.ts';
import type { ComposerPorts, MailKind } from './kind.ts';

export const completeMail: MailKind = {
  compose: (ports, mail, now) => eventLetter(ports, mail, now, (form) => !owes(form), composeComplete),
  nothing: 'it is no longer complete',
};

export const returnedMail: MailKind = {
  compose: (ports, mail, now) =>
    eventLetter(ports, mail, now, ({ formState }) => formState === 'dikembalikan', composeReturned),
  nothing: 'it is no longer sent back',
};

/** Of the first form of the unit and template named that is still so. */
async function eventLetter(
  { store, settings, links }: ComposerPorts,
  mail: OutboxMail,
  now: number,
  isSo: (form: FormResult) => boolean,
  compose: (event: FormEvent) => { subject: string; text: string; html: string },
) {
  const notice = mail.notices[0];
  const person = await personOf(store, mail.recipient, mail.localDate);
  if (notice === undefined || person === undefined) return undefined;
  if (!person.offices.some(({ role, unit }) => role === 'operator' && unit === notice.unit)) return undefined;
  const [forms, [unit], templates, deadlines] = await Promise.all([
    store.results.forms({ units: [notice.unit] }),
    store.register.units([notice.unit]),
    store.register.templates(),
    store.register.deadlines(),
  ]);
  const template = notice.deadline.slice(0, notice.deadline.indexOf('/'));
  const form = forms.find((each) => each.templateId === template && isSo(each));
  if (form === undefined) return undefined;
  const ahead = deadlines.filter((deadline) => deadlineInstant(deadline) >= now);
  const { name, language, address } = person.officer;
  const letter = compose({
    name,
    language,
    now,
    zone: settings.zone,
    demonstration: settings.demonstration,
    answered: settings.mail.replyTo !== undefined,
    unit: unit?.name ?? form.unit,
    title: titleOf(form, templates),
    counts: form.counts,
    formState: form.formState,
    deadlines: deadlinesOf(form, unit, ahead, [], now),
    link: cellLink(links.spreadsheet(form.spreadsheetId), form.firstCell),
  });
  return { address, letter };
}
