/** The measures of the units that report to the one shown. */
import { html } from 'hono/html';
import { measureName } from '../../core/text/measures.ts';
import { type Row, rowsTable } from '../dashboard/rows.ts';
import { type Here, linkTo } from '../figures/choices.ts';
import type { Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import { unitName } from '../unit-name.ts';
import type { MeasuresModel } from './model.ts';
import { countedOf, shareOf } from './values.ts';

export function belowSection(model: MeasuresModel, here: Here, words: Wording): Markup | string {
  const { text, language, integer } = words;
  const say = text.figures.measures;
  if (model.below.length === 0 || model.names.length === 0) return '';
  const rows = model.below.map(({ unit, measures }): Row => {
    const [first] = model.names.flatMap((name) => measures[name] ?? []);
    return {
      title: html`<a href="${linkTo(here, { unit: unit.code }, words)}">${unitName(unit)}</a>`,
      cells: [
        ...model.names.map((name) => {
          const found = measures[name];
          const { numerator, denominator } = found?.measure ?? { numerator: 0, denominator: 0 };
          const parts = html` <small>${integer(numerator)} / ${integer(denominator)}</small>`;
          return {
            name: 'value',
            label: measureName(name, language),
            content:
              found === undefined
                ? text.figures.noData
                : html`${shareOf(found, words)}${denominator === 0 ? '' : parts}`,
          };
        }),
        { name: 'counted', label: say.units, content: first === undefined ? '–' : countedOf(first, words) },
      ],
    };
  });
  return html`<section aria-labelledby="bawahan">
  <h2 id="bawahan">${say.below}</h2>
  ${rowsTable('below', [text.unit, ...model.names.map((name) => measureName(name, language)), say.units], rows)}
</section>`;
}
