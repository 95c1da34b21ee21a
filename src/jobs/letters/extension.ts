/** To operators who still owe something: a deadline moved. */
import { concerns, type Deadline } from '../../core/schedule/deadline.ts';
import { deadlineKey } from '../../core/schedule/notices.ts';
import { owes } from '../../core/schedule/reminders.ts';
import { icsOf } from '../../core/text/mail/calendar.ts';
import { composeExtension, type ExtensionForm } from '../../core/text/mail/extension.ts';
import type { OutboxMail } from '../../ports/store/outbox.ts';
import { titleOf } from '../form-facts.ts';
import { type Person, personOf } from '../recipient.ts';
import { extensionStage } from '../register/kinds.ts';
import type { ComposerPorts, MailKind } from './kind.ts';

export const extensionMail: MailKind = {
  async compose(ports, mail, now) {
    const { store, settings } = ports;
    const person = await personOf(store, mail.recipient, mail.localDate);
    if (person === undefined) return undefined;
    const { name, language, address } = person.officer;
    const forms = await owedForms(ports, mail, person);
    if (forms.length === 0) return undefined;
    const { demonstration, unit } = settings;
    const { from, replyTo } = settings.mail;
    const letter = composeExtension({
      name,
      language,
      forms,
      answered: replyTo !== undefined,
      demonstration,
    });
    const moved = [...new Set(forms.map(({ deadline }) => deadline))];
    return {
      address,
      letter: { ...letter, calendar: icsOf(moved, { language, now, from, unit, demonstration }) },
    };
  },
  nothing: 'nothing is owed any more, or the deadline has moved again',
};

/** Of the person's units those that still owe something, by the deadlines of the notices that are still in force. */
async function owedForms(
  { store, links }: ComposerPorts,
  mail: OutboxMail,
  { officer: { language }, offices }: Person,
): Promise<ExtensionForm[]> {
  const [units, deadlines, templates, forms] = await Promise.all([
    store.register.units(),
    store.register.deadlines(),
    store.register.templates(),
    store.results.forms(),
  ]);
  const own = new Set(offices.filter(({ role }) => role === 'operator').map(({ unit }) => unit));
  const unitOf = new Map(units.filter(({ code }) => own.has(code)).map((unit) => [unit.code, unit]));
  const inForce = new Map<string, Deadline>(deadlines.map((each) => [deadlineKey(each), each]));
  return mail.notices.flatMap((notice) => {
    const deadline = inForce.get(notice.deadline);
    const unit = unitOf.get(notice.unit);
    if (deadline === undefined || unit === undefined || notice.stage !== extensionStage(deadline)) return [];
    return forms
      .filter((form) => form.unit === unit.code && owes(form))
      .filter((form) => concerns(deadline, { ...form, level: unit.level }))
      .map(
        (form): ExtensionForm => ({
          unit: unit.name,
          title: titleOf(form, templates)[language],
          deadline,
          blank: form.counts.expected - form.counts.filled,
          errors: form.errors,
          link: links.spreadsheet(form.spreadsheetId),
        }),
      );
  });
}
