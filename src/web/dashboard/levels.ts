/** Sums by level: kecamatan, puskesmas, and all together. */
import { html } from 'hono/html';
import { COMPLETION_STATES, type Counts, share } from '../../core/measures/completion.ts';
import type { Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import type { Dashboard } from './model.ts';

export function levelSection({ levels, counts, rows }: Dashboard, words: Wording): Markup | string {
  const { text } = words;
  if (rows.length === 0) return '';
  const count = (value: number) => words.integer(value);
  return html`<section aria-labelledby="jenjang">
  <h2 id="jenjang">${text.byLevel}</h2>
  <div class="scroll"><table class="plain levels">
    <thead><tr><th scope="col">${text.level}</th>${COMPLETION_STATES.map((state) => html`<th scope="col">${text.states[state]}</th>`)}<th scope="col">${text.filledOf}</th></tr></thead>
    <tbody>${levels.map((row) => line(text.levelCount(text.levels[row.level], count(row.spreadsheets)), row.counts, words))}</tbody>
    <tfoot>${line(text.levelCount(text.total, count(rows.length)), counts, words)}</tfoot>
  </table></div>
</section>`;
}

function line(title: string, counts: Counts, { percent, integer }: Wording): Markup {
  const cells = COMPLETION_STATES.map(
    (state) => html`<td>${percent(share(counts[state], counts.expected))}</td>`,
  );
  return html`<tr><th scope="row">${title}</th>${cells}<td>${integer(counts.filled)} / ${integer(counts.expected)}</td></tr>`;
}
