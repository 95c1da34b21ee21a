/** What each service account does: lists, sweeps, calls, and the channel on which Drive tells it of changes. */
import { html } from 'hono/html';
import { QUOTA } from '../../jobs/limits.ts';
import type { Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import type { Operations } from './facts.ts';

export function accountSection(facts: Operations, words: Wording): Markup | string {
  const { operations: text } = words.text;
  const all = [...facts.pollers, ...facts.calls, ...facts.channels];
  const accounts = [...new Set(all.map((each) => each.account))];
  if (accounts.length === 0) return '';
  const heads = [text.account, text.polled, text.swept, text.failures, text.quota, text.channel];
  return html`<section aria-labelledby="akun">
  <h2 id="akun">${text.accounts}</h2>
  <div class="scroll"><table class="plain">
    <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${accounts.map((account) => line(account, facts, words))}</tbody>
  </table></div>
</section>`;
}

function line(account: string, facts: Operations, words: Wording): Markup {
  const { operations: text } = words.text;
  const {
    polledAt = null,
    sweptAt = null,
    failures = 0,
    notBefore = 0,
  } = facts.pollers.find((each) => each.account === account) ?? {};
  const { read, write } = facts.calls.find((each) => each.account === account) ?? { read: 0, write: 0 };
  const waits = notBefore > facts.asOf ? ` (${text.waits(words.dateTime(notBefore))})` : '';
  return html`<tr>
      <th scope="row">${account}</th>
      <td>${polledAt === null ? text.never : words.dateTime(polledAt)}</td>
      <td>${sweptAt === null ? text.never : words.shortDate(sweptAt)}</td>
      <td>${words.integer(failures)}${waits}</td>
      <td>${text.calls(words.integer(read), words.integer(write), words.integer(QUOTA.account))}</td>
      <td>${channel(account, facts, words)}</td>
    </tr>
`;
}

/** The newest one counts: an older one only runs out beside it. */
function channel(account: string, { channels, asOf }: Operations, words: Wording): string {
  const { operations: text } = words.text;
  const newest = channels.find((each) => each.account === account);
  if (newest === undefined) return text.noChannel;
  if (newest.resourceId === null) return text.channelAsked;
  const end = words.dateTime(newest.expiresAt);
  return newest.expiresAt > asOf ? text.channelUntil(end) : text.channelOver(end);
}
