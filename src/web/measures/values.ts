/** The measures of one unit, each with its counts, its completeness, what it stands on and when it changed. */
import { html } from 'hono/html';
import type { FormMeasureName } from '../../core/form-measures/form-measure.ts';
import type { UnitMeasure } from '../../core/form-measures/roll-up.ts';
import { measureFormula } from '../../core/text/measure-formulas.ts';
import { measureCounts, measureName, measurePeriod } from '../../core/text/measures.ts';
import { type Row, rowsTable } from '../dashboard/rows.ts';
import { timesOf } from '../figures/origin.ts';
import type { Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import { unitName } from '../unit-name.ts';
import type { MeasuresModel, UnitMeasures } from './model.ts';

/** The measure that tells how much of another is known. */
const COMPLETENESS: Partial<Record<FormMeasureName, FormMeasureName>> = {
  'convergence-a': 'convergence-completeness',
  'convergence-b': 'convergence-completeness',
  assessment: 'assessment-completeness',
};

export function valueSection(model: MeasuresModel, words: Wording): Markup {
  const { text, language } = words;
  const say = text.figures.measures;
  const { measures, period, unit } = model;
  if (measures === null || period === undefined || unit === undefined)
    return html`<section>${timesOf(model, words)}<p>${say.nothing}</p></section>`;
  const heads = [say.measure, say.value, say.counts, say.completeness, say.units, say.changed];
  return html`<section aria-labelledby="nilai">
  <h2 id="nilai">${unitName(unit)}, ${measurePeriod(period, language)}</h2>
  ${timesOf(model, words)}
  <p class="note">${model.closed ? say.closed : say.running}</p>
  ${rowsTable(
    'measures',
    heads,
    model.names.flatMap((name) => row(name, measures, words)),
  )}
  <details><summary>${say.formulas}</summary><dl>${model.names.map((name) => {
    const { formula, source } = measureFormula(name, language);
    return html`<dt>${measureName(name, language)}</dt><dd>${say.formula(formula, source)}</dd>`;
  })}</dl></details>
</section>`;
}

function row(name: FormMeasureName, measures: UnitMeasures, words: Wording): Row[] {
  const { text, language } = words;
  const say = text.figures.measures;
  const found = measures[name];
  if (found === undefined) return [];
  const beside = COMPLETENESS[name];
  const completeness = beside && measures[beside];
  return [
    {
      title: measureName(name, language),
      cells: [
        { name: 'value', label: say.value, content: html`<strong>${shareOf(found, words)}</strong>` },
        { name: 'tally', label: say.counts, content: measureCounts({ name, ...found.measure }, language) },
        {
          name: 'completeness',
          label: say.completeness,
          content: completeness === undefined ? '–' : shareOf(completeness, words),
        },
        { name: 'counted', label: say.units, content: countedOf(found, words) },
        { name: 'changed', label: say.changed, content: changedOf(found, words) },
      ],
    },
  ];
}

export function shareOf({ measure }: UnitMeasure, { text, percent }: Wording): string {
  return measure.value === null ? text.figures.noData : percent(measure.value);
}

export function countedOf({ counted, missing }: UnitMeasure, { text, integer }: Wording): string {
  return text.figures.measures.counted(integer(counted), integer(counted + missing));
}

function changedOf({ since, revised }: UnitMeasure, { text, dateTime, integer }: Wording): Markup | string {
  if (since === null) return '–';
  if (revised === 0) return dateTime(since);
  return html`${dateTime(since)} <small>${text.figures.measures.revised(integer(revised))}</small>`;
}
