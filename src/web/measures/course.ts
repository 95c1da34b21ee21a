/** Measures day by day: a row for each day on which one of them changed, the newest first. */
import { html } from 'hono/html';
import type { FormMeasureName } from '../../core/form-measures/form-measure.ts';
import { measureName, measureValue } from '../../core/text/measures.ts';
import type { MeasureDay } from '../../ports/store/measures.ts';
import type { Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import type { MeasuresModel } from './model.ts';

const SHOWN = 31;

export function courseSection({ names, days }: MeasuresModel, words: Wording): Markup | string {
  if (days.length === 0) return '';
  const { text, language, isoDay, integer } = words;
  const say = text.figures.measures;
  const known = names.filter((name) => days.some((day) => day.name === name));
  const rows = dayRows(days);
  return html`<section aria-labelledby="perjalanan">
  <h2 id="perjalanan">${say.course}</h2>
  <p class="note">${say.courseNote(integer(SHOWN))}</p>
  <div class="scroll"><table>
    <thead><tr><th scope="col">${text.chart.date}</th>${known.map((name) => html`<th scope="col">${measureName(name, language)}</th>`)}</tr></thead>
    <tbody>${rows.slice(0, SHOWN).map(
      ({ date, stood }) =>
        html`<tr><th scope="row">${isoDay(date)}</th>${known.map((name) => {
          const day = stood.get(name);
          return html`<td>${day === undefined ? '–' : measureValue(day, language)}</td>`;
        })}</tr>`,
    )}</tbody>
  </table></div>
</section>`;
}

/** What all stood at on each day on which one changed, newest first. */
function dayRows(
  days: readonly MeasureDay[],
): { date: string; stood: ReadonlyMap<FormMeasureName, MeasureDay> }[] {
  let stood = new Map<FormMeasureName, MeasureDay>();
  return [...Map.groupBy(days, ({ date }) => date)]
    .map(([date, changed]) => {
      stood = new Map([...stood, ...changed.map((day) => [day.name, day] as const)]);
      return { date, stood };
    })
    .reverse();
}
