/** How the Register stands, and the one decision about it that is the operator's. */
import { html } from 'hono/html';
import { href, type Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import type { Operations } from './facts.ts';

export function registerSection({ register }: Operations, words: Wording): Markup | string {
  const { operations: text } = words.text;
  const { since, failing, waiting } = register;
  if (since === undefined && failing === undefined && waiting === undefined) return '';
  const lines: [string, string][] = [
    [text.registerSince, since === undefined ? text.never : words.dateTime(since)],
    ...(failing === undefined
      ? []
      : [[text.registerFailing, words.dateTime(failing.since)] satisfies [string, string]]),
  ];
  return html`<section aria-labelledby="register">
  <h2 id="register">${text.register}</h2>
  <table class="plain"><tbody>${lines.map(
    ([label, value]) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>`,
  )}</tbody></table>
  ${
    waiting === undefined
      ? ''
      : html`<p class="caution">${text.registerWaits(words.integer(waiting.addresses), words.dateTime(waiting.since))}</p>
  <form method="post" action="${href('/ops/register', words.language)}">
    <input type="hidden" name="mark" value="${waiting.mark}">
    <button>${text.registerApprove}</button>
  </form>`
  }
</section>`;
}
