/** Villages above the threshold, and their places. */
import { html } from 'hono/html';
import { measureName } from '../../core/text/measures.ts';
import { type Row, rowsTable } from '../dashboard/rows.ts';
import { type Here, linkTo } from '../figures/choices.ts';
import type { Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import { unitName } from '../unit-name.ts';
import type { MeasuresModel } from './model.ts';

export function rankingSection({ standings }: MeasuresModel, here: Here, words: Wording): Markup | string {
  if (standings === undefined) return '';
  const { text, language, integer, percent, wholePercent } = words;
  const say = text.figures.measures;
  const { above, threshold, leastCompleteness, villages } = standings;
  const name = measureName(standings.name, language);
  const without = above.leftOut.reduce((sum, { count }) => sum + count, 0);
  const share = (value: number | null) => (value === null ? text.figures.noData : percent(value));
  const rows = villages.map(
    (village): Row => ({
      title: html`<a href="${linkTo(here, { unit: village.unit }, words)}">${unitName(village.name)}</a>`,
      cells: [
        {
          name: 'place',
          label: say.rank,
          content:
            village.place === null
              ? html`<em>${say.unranked[village.unranked]}</em>`
              : integer(village.place),
        },
        { name: 'value', label: name, content: share(village.convergence.value) },
        { name: 'completeness', label: say.completeness, content: share(village.completeness.value) },
      ],
    }),
  );
  return html`<section aria-labelledby="ambang">
  <h2 id="ambang">${say.above(wholePercent(threshold))}</h2>
  <p class="counts"><strong>${share(above.value)}</strong> · ${say.aboveCounts(integer(above.numerator), integer(above.denominator))}</p>
  <p class="note">${say.aboveNote(integer(without))}</p>
</section>
<section aria-labelledby="peringkat">
  <h2 id="peringkat">${say.ranking}</h2>
  <p class="note">${say.rankingNote(name, wholePercent(leastCompleteness))}</p>
  ${rowsTable('ranking', [text.unit, say.rank, name, say.completeness], rows)}
</section>`;
}
