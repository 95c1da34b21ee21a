/** How the installation is doing: what ran, what waits, what is in trouble and why. For operators only. */
import { html } from 'hono/html';
import { HOLIDAYS_KNOWN_UNTIL } from '../../core/schedule/holidays.ts';
import { isoDay } from '../../core/text/format.ts';
import { MAIL_STATES } from '../../ports/store/outbox.ts';
import { framedPage, type Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import { unitName } from '../unit-name.ts';
import type { Viewer } from '../viewer.ts';
import { accountSection } from './accounts.ts';
import type { Operations } from './facts.ts';
import { registerSection } from './register.ts';

export interface OperationsLinks {
  spreadsheet(id: string): string;
  mailbox?: string;
}

const MINUTE = 60_000;

export function operationsPage(
  facts: Operations,
  words: Wording,
  links: OperationsLinks,
  viewer: Viewer,
): Markup {
  const { operations } = words.text;
  return framedPage(
    words,
    { path: '/ops', viewer, ...(links.mailbox && { mailbox: links.mailbox }) },
    {
      title: operations.title,
      district: facts.district === undefined ? '' : unitName(facts.district),
      demonstration: facts.demonstration,
    },
    html`
${pulse(facts, words)}
${registerSection(facts, words)}
${accountSection(facts, words)}
${troubles(facts, words, links)}
${mails(facts, words)}
${deadLetters(facts, words)}`,
  );
}

function pulse(facts: Operations, words: Wording): Markup {
  const { operations: text } = words.text;
  const { waitingSince, asOf } = facts;
  const minutes = words.integer(Math.floor((asOf - (waitingSince ?? asOf)) / MINUTE));
  const lines: [string, string][] = [
    [text.queue, text.queued(words.integer(facts.due), words.integer(facts.leased))],
    [text.oldest, waitingSince === null ? text.nothingWaits : text.minutes(minutes)],
    ...facts.events.map((each): [string, string] => [text.events, eventState(each, facts, words)]),
    [text.unregistered, words.integer(facts.unregistered)],
    [text.holidays, text.holidaysUntil(isoDay(HOLIDAYS_KNOWN_UNTIL, words.language), facts.beyondHolidays)],
  ];
  return html`<section aria-labelledby="terkini">
  <h2 id="terkini">${text.pulse}</h2>
  <p class="times">${words.text.asOf(words.dateTime(asOf))}</p>
  <table class="plain"><tbody>${lines.map(
    ([label, value]) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>`,
  )}</tbody></table>
</section>`;
}

/** What is heard comes from somebody's account: whose, stands nowhere. */
function eventState(
  { name, expiresAt, reason, heardAt }: Operations['events'][number],
  { asOf }: Operations,
  { dateTime, text: { operations: text } }: Wording,
): string {
  if (reason !== '') return text.eventsFail(reason);
  if (name === null || expiresAt <= asOf) return text.noChannel;
  return text.eventsUntil(dateTime(expiresAt), heardAt === 0 ? text.never : dateTime(heardAt));
}

function troubles(facts: Operations, words: Wording, links: OperationsLinks): Markup {
  const { operations: text, troubles: reasons } = words.text;
  const heads = [
    words.text.unit,
    text.reason,
    text.detail,
    text.failures,
    text.tried,
    text.again,
    text.setAside,
  ];
  return html`<section aria-labelledby="gangguan">
  <h2 id="gangguan">${text.troubles}</h2>
  ${
    facts.troubles.length === 0
      ? html`<p>${text.noTroubles}</p>`
      : html`<div class="scroll"><table class="plain">
    <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${facts.troubles.map(
      ({ spreadsheetId, unit, place, code, detail, failures, triedAt, dueAt, setAsideAt }) => html`<tr>
      <td><a href="${links.spreadsheet(spreadsheetId)}">${place === undefined ? unit : unitName(place)}</a></td>
      <td>${reasons[code]}</td>
      <td>${detail}</td>
      <td>${words.integer(failures)}</td>
      <td>${triedAt === null ? text.never : words.dateTime(triedAt)}</td>
      <td>${dueAt === null ? text.whenChanged : words.dateTime(dueAt)}</td>
      <td>${setAsideAt === null ? '–' : words.dateTime(setAsideAt)}</td>
    </tr>`,
    )}</tbody>
  </table></div>`
  }
</section>`;
}

function mails(facts: Operations, words: Wording): Markup {
  const { operations: text, mailLog } = words.text;
  const heads = [mailLog.date, mailLog.kind, mailLog.state, text.attempts, text.reason, text.mailId];
  const { mailPausedSince: paused, badAddresses } = facts;
  return html`<section aria-labelledby="surel">
  <h2 id="surel">${text.mails}</h2>
  ${paused === undefined ? '' : html`<p class="note">${text.mailPaused(words.dateTime(paused))}</p>`}
  ${
    badAddresses.length === 0
      ? ''
      : html`<p class="note">${text.badAddresses(
          badAddresses.map(({ role, unit }) => `${words.text.roles[role]}, ${unit}`).join('; '),
        )}</p>`
  }
  <table class="plain"><tbody>${MAIL_STATES.map(
    (state) =>
      html`<tr><th scope="row">${mailLog.states[state]}</th><td>${words.integer(facts.mails[state])}</td></tr>`,
  )}</tbody></table>
  ${
    facts.doubtful.length === 0
      ? ''
      : html`<h3>${text.doubtful}</h3>
  <p class="note">${text.doubtfulNote}</p>
  <div class="scroll"><table class="plain">
    <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${facts.doubtful.map(
      (mail) => html`<tr>
      <td>${words.dateTime(mail.changedAt)}</td>
      <td>${mailLog.kinds[mail.kind] ?? mail.kind}</td>
      <td>${mailLog.states[mail.state]}</td>
      <td>${words.integer(mail.attempts)}</td>
      <td>${mail.reason ?? ''}</td>
      <td><code>${mail.id}</code></td>
    </tr>`,
    )}</tbody>
  </table></div>`
  }
</section>`;
}

function deadLetters({ deadLetters: letters }: Operations, words: Wording): Markup | string {
  const { operations: text, mailLog } = words.text;
  if (letters.length === 0) return '';
  const heads = [mailLog.date, text.job, text.subject];
  return html`<section aria-labelledby="tertinggal">
  <h2 id="tertinggal">${text.deadLetters}</h2>
  <p class="note">${text.deadLettersNote}</p>
  <div class="scroll"><table class="plain">
    <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${letters.map(
      ({ at, job, subject }) =>
        html`<tr><td>${words.dateTime(at)}</td><td>${job}</td><td>${subject}</td></tr>`,
    )}</tbody>
  </table></div>
</section>`;
}
