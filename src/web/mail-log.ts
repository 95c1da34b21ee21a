/** What was sent to whom, by role and unit. Addresses never leave the store's own table. */
import { html } from 'hono/html';
import { stageName } from '../core/schedule/notices.ts';
import type { Settings } from '../core/settings.ts';
import type { Officer, Unit } from '../core/units.ts';
import { MAIL_STATES, type MailState, type OutboxMail } from '../ports/store/outbox.ts';
import type { Store } from '../ports/store/store.ts';
import { isOperator } from '../sign-in/people.ts';
import { framedPage, type Markup } from './layout.ts';
import type { Wording } from './text/wording.ts';
import { unitName } from './unit-name.ts';
import type { Viewer } from './viewer.ts';

export interface MailLog {
  demonstration: boolean;
  district: Unit | undefined;
  /** The one state that is shown; all of them when absent. */
  state?: MailState;
  mails: (OutboxMail & { role: Officer['role'] | undefined; unit: Unit | undefined })[];
}

const MAILS_SHOWN = 200;

/** @param asked state from an address; what is none of them is all. */
export async function loadMailLog(
  { register, outbox }: Store,
  settings: Settings,
  asked?: string,
): Promise<MailLog> {
  const state = MAIL_STATES.find((each) => each === asked);
  const [mails, officers, units] = await Promise.all([
    outbox.mails(MAILS_SHOWN, state && [state]),
    register.officers(),
    register.units(),
  ]);
  const officerOf = new Map(officers.map((officer) => [officer.id, officer]));
  const unitOf = new Map(units.map((unit) => [unit.code, unit]));
  return {
    demonstration: settings.demonstration,
    district: unitOf.get(settings.unit),
    ...(state && { state }),
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
  ${filters(log, words)}
  ${log.mails.length === 0 ? html`<p>${mailLog.empty}</p>` : table(log, words)}
</section>`,
  );
}

/** One state, or all. */
function filters({ state }: MailLog, words: Wording): Markup {
  const { mailLog } = words.text;
  const choice = (value: MailState | undefined, label: string) => {
    if (value === state) return html`<strong aria-current="true">${label}</strong> `;
    const query = new URLSearchParams({
      ...(value && { state: value }),
      ...(words.language === 'en' && { lang: 'en' }),
    });
    return html`<a href="?${query.toString()}">${label}</a> `;
  };
  return html`<p>${choice(undefined, mailLog.all)}${MAIL_STATES.map((each) => choice(each, mailLog.states[each]))}</p>`;
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
