/** Units that decide whether the deadline is met: how far behind each will be, and what it would take. */
import { html } from 'hono/html';
import type { Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import type { Dashboard } from './model.ts';
import { rowsTable } from './rows.ts';

const NAMED = 10;

export function decidingSection({ target, deciding }: Dashboard, words: Wording): Markup | string {
  if (target === undefined || deciding === undefined || deciding.units.length === 0) return '';
  const { integer, decimal } = words;
  const text = words.text.deciding;
  const { units } = deciding;
  const others = units.slice(NAMED);
  const lacking = (list: typeof units) => integer(list.reduce((sum, { shortfall }) => sum + shortfall, 0));
  return html`<section aria-labelledby="penentu">
  <h2 id="penentu">${text.title}</h2>
  <p class="note">${text.about(integer(units.length), lacking(units), words.deadlineDate(target.at, target.deadline.zone))}</p>
  ${rowsTable(
    'deciding',
    [words.text.unit, words.text.owed, text.pace, text.needed, text.shortfall],
    units.slice(0, NAMED).map(({ name, missing, pace, perWorkingDay, shortfall }) => ({
      title: name,
      cells: [
        { name: 'owed', label: words.text.owed, content: integer(missing) },
        { name: 'pace', label: text.pace, content: pace === null ? '–' : decimal(pace) },
        {
          name: 'needed',
          label: text.needed,
          content: perWorkingDay === null ? '–' : integer(Math.ceil(perWorkingDay)),
        },
        { name: 'shortfall', label: text.shortfall, content: integer(shortfall) },
      ],
    })),
  )}
  ${others.length === 0 ? '' : html`<p>${text.others(integer(others.length), lacking(others))}</p>`}
</section>`;
}
