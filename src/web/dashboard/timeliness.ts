/** What was handed in on time, deadline by deadline. */
import { html } from 'hono/html';
import type { Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import type { Dashboard } from './model.ts';
import { type Row, rowsTable } from './rows.ts';

export function timelinessSection({ timeliness }: Dashboard, words: Wording): Markup | string {
  if (timeliness.length === 0) return '';
  const { text, integer, percent } = words;
  const say = text.figures.timeliness;
  const rows = timeliness.map(({ deadline, at, passed, counts }): Row => {
    const open = counts.leftOut.reduce((sum, { count }) => sum + count, 0);
    return {
      title: html`${text.label(deadline.title)} <small>${words.deadline(at, deadline.zone)}</small>`,
      cells: [
        // While there is time left, everything that is in is in on time.
        {
          name: 'share',
          label: say.share,
          content: passed && counts.value !== null ? percent(counts.value) : '–',
        },
        { name: 'on-time', label: say.onTime, content: integer(counts.onTime) },
        { name: 'late', label: say.late, content: integer(counts.late) },
        {
          name: 'missing',
          label: say.missing,
          content: passed ? integer(counts.missing) : say.open(integer(open)),
        },
      ],
    };
  });
  return html`<section aria-labelledby="ketepatan">
  <h2 id="ketepatan">${say.title}</h2>
  <p class="note">${say.note}</p>
  ${rowsTable('timeliness', [say.deadline, say.share, say.onTime, say.late, say.missing], rows)}
</section>`;
}
