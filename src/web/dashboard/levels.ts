/** Sums by level: kecamatan, puskesmas, and all together. */

import { html } from 'hono/html';
import { COMPLETION_STATES, type Counts, share } from '../../core/measures/completion.ts';
import type { Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import { filledOf } from './bar.ts';
import type { Dashboard } from './model.ts';
import { type Row, rowsTable } from './rows.ts';

export function levelSection({ levels, counts, rows }: Dashboard, words: Wording): Markup | string {
  const { text } = words;
  if (rows.length === 0) return '';
  const heads = [text.level, text.filledOf, ...COMPLETION_STATES.map((state) => text.states[state])];
  const lines = levels.map((row) => line(text.levels[row.level], row.spreadsheets, row.counts, words));
  return html`<section aria-labelledby="jenjang">
  <h2 id="jenjang">${text.byLevel}</h2>
  ${rowsTable('levels', heads, lines, line(text.total, rows.length, counts, words))}
</section>`;
}

function line(title: string, spreadsheets: number, counts: Counts, words: Wording): Row {
  const { text, percent, integer } = words;
  const states = COMPLETION_STATES.map((state) => ({
    name: state,
    label: text.states[state],
    content: percent(share(counts[state], counts.expected)),
  }));
  return {
    title: html`${title} <small>${text.spreadsheets(integer(spreadsheets))}</small>`,
    cells: [{ name: 'of', label: text.filledOf, content: filledOf(counts, words), bare: true }, ...states],
  };
}
