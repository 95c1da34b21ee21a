/** Who waits for whom: units for those below them, and entries for the office that owes their other half. */
import { html } from 'hono/html';
import type { Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import type { Dashboard } from './model.ts';

/** So many are named; of the others the number is told. */
const NAMED = 6;

export function waitingSection({ waiting: { units, offices } }: Dashboard, words: Wording): Markup | string {
  if (units.length === 0 && offices.length === 0) return '';
  const { text, integer } = words;
  const say = text.figures.waiting;
  return html`<section aria-labelledby="menunggu">
  <h2 id="menunggu">${say.title}</h2>
  <p class="note">${say.note}</p>
  ${table(
    [say.unit, say.waitsFor],
    units.map(({ name, waitsFor }) => [
      name,
      named(
        waitsFor.map((unit) => say.missing(unit.name, integer(unit.missing))),
        words,
      ),
    ]),
  )}
  ${table(
    [say.office, say.entries, say.at],
    offices.map(({ office, entries, units: waiting }) => [office, integer(entries), named(waiting, words)]),
  )}
</section>`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): Markup | string {
  if (rows.length === 0) return '';
  return html`<table class="plain">
    <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${rows.map(
      ([title, ...cells]) =>
        html`<tr><th scope="row">${title}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
    )}</tbody>
  </table>`;
}

function named(names: readonly string[], { text, integer }: Wording): string {
  const rest = names.length - NAMED;
  // One more name is no longer than saying that there is one more.
  if (rest <= 1) return names.join(', ');
  return `${names.slice(0, NAMED).join(', ')} ${text.figures.waiting.more(integer(rest))}`;
}
