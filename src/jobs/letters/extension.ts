/** To operators who still owe something: a deadline moved. */
import { concerns, type Deadline } from '../../core/schedule/deadline.ts';
import { deadlineKey } from '../../core/schedule/notices.ts';
import { isTellable } from '../../core/schedule/recipients.ts';
import { owes } from '../../core/schedule/reminders.ts';
import { icsOf } from '../../core/text/mail/calendar.ts';
import { composeExtension, type ExtensionForm } from '../../core/text/mail/extension.ts';
import type { OutboxMail } from '../../ports/store/outbox.ts';
import { extensionStage } from '../register/kinds.ts';
import type { ComposerPorts, MailKind } from './kind.ts';

export const extensionMail: MailKind = {
  async compose(ports, mail, now) {
    const { store, settings } = ports;
    const officers = await store.register.officers();
    const officer = officers.find(({ id }) => id === mail.recipient);
    if (officer === undefined || !isTellable(officer)) return undefined;
    const { name, language, address } = officer;
    const forms = await owedForms(ports, mail, language);
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

/** Forms that still owe something, by the deadlines that the notices speak of and that are still in force. */
async function owedForms(
  { store, links }: ComposerPorts,
  mail: OutboxMail,
  language: 'id' | 'en',
): Promise<ExtensionForm[]> {
  const [units, deadlines, templates, forms] = await Promise.all([
    store.register.units(),
    store.register.deadlines(),
    store.register.templates(),
    store.results.forms(),
  ]);
  const unitOf = new Map(units.map((unit) => [unit.code, unit]));
  const inForce = new Map<string, Deadline>(deadlines.map((each) => [deadlineKey(each), each]));
  return mail.notices.flatMap((notice) => {
    const deadline = inForce.get(notice.deadline);
    const unit = unitOf.get(notice.unit);
    if (deadline === undefined || unit === undefined || notice.stage !== extensionStage(deadline.at))
      return [];
    return forms
      .filter((form) => form.unit === unit.code && owes(form))
      .filter((form) => concerns(deadline, { ...form, level: unit.level }))
      .map(
        (form): ExtensionForm => ({
          unit: unit.name,
          title:
            templates.find(({ id, version }) => id === form.templateId && version === form.templateVersion)
              ?.title[language] ?? form.templateId,
          deadline,
          blank: form.counts.expected - form.counts.filled,
          errors: form.errors,
          link: links.spreadsheet(form.spreadsheetId),
        }),
      );
  });
}
