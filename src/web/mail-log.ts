/** What was sent to whom, by role and unit. Addresses never leave the store's own table. */
import { html } from 'hono/html';
import { stageName } from '../core/schedule/notices.ts';
import type { Settings } from '../core/settings.ts';
import type { Officer, Unit } from '../core/units.ts';
import type { OutboxMail } from '../ports/store/outbox.ts';
import type { Store } from '../ports/store/store.ts';
import { isOperator } from '../sign-in/people.ts';
import { framedPage, type Markup } from './layout.ts';
import type { Wording } from './text/wording.ts';
import { unitName } from './unit-name.ts';
import type { Viewer } from './viewer.ts';

export interface MailLog {
  demonstration: boolean;
  district: Unit | undefined;
  mails: (OutboxMail & { role: Officer['role'] | undefined; unit: Unit | undefined })[];
}

const MAILS_SHOWN = 200;

export async function loadMailLog({ register, outbox }: Store, settings: Settings): Promise<MailLog> {
  const [mails, officers, units] = await Promise.all([
    outbox.mails(MAILS_SHOWN),
    register.officers(),
    register.units(),
  ]);
  const officerOf = new Map(officers.map((officer) => [officer.id, officer]));
  const unitOf = new Map(units.map((unit) => [unit.code, unit]));
  return {
    demonstration: settings.demonstration,
    district: unitOf.get(settings.unit),
    mails: mails.map((mail) => {
      const officer = officerOf.get(mail.recipient);
      return { ...mail, role: officer?.role, unit: officer && unitOf.get(officer.unit) };
    }),
  };
}

export function mailLogPage(
  log: MailLog,
  words: Wording,
  mailbox: string | undefined,
  viewer: Viewer,
): Markup {
  const { mailLog } = words.text;
  return framedPage(
    words,
    { path: '/mail-log', viewer, ...(mailbox && { mailbox }) },
    {
      title: mailLog.title,
      district: log.district === undefined ? '' : unitName(log.district),
      demonstration: log.demonstration,
    },
    html`<section>
  <p class="note">${mailLog.note(words.integer(MAILS_SHOWN))}</p>
  ${log.mails.length === 0 ? html`<p>${mailLog.empty}</p>` : table(log, words)}
</section>`,
  );
}

function table({ mails }: MailLog, words: Wording): Markup {
  const { mailLog } = words.text;
  const heads = [mailLog.date, mailLog.recipient, mailLog.kind, mailLog.stages, mailLog.state];
  return html`<div class="scroll"><table class="plain">
    <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${mails.map(
      (mail) => html`<tr>
      <td>${words.dateTime(mail.changedAt)}</td>
      <td>${recipient(mail, words)}</td>
      <td>${mailLog.kinds[mail.kind] ?? mail.kind}</td>
      <td>${[...new Set(mail.notices.map((notice) => stageName(notice.stage)))].join(', ')}</td>
      <td>${mailLog.states[mail.state]}</td>
    </tr>`,
    )}</tbody>
  </table></div>`;
}

function recipient({ recipient, role, unit }: MailLog['mails'][number], { text }: Wording): string {
  if (role !== undefined) return `${text.roles[role]}, ${unit === undefined ? '–' : unitName(unit)}`;
  return isOperator(recipient) ? text.mailLog.operator : text.mailLog.formerOfficer;
}
