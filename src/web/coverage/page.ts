/** Coverage indicator by indicator, worst first, with what is missing to the target and what was left out. */
import { html } from 'hono/html';
import type { Indicator } from '../../core/across/indicators.ts';
import { periodName } from '../../core/text/period.ts';
import { type Row, rowsTable } from '../dashboard/rows.ts';
import { type Here, linkTo, subjectChoices } from '../figures/choices.ts';
import { sourceOf, timesOf } from '../figures/origin.ts';
import { framedPage, type Markup, type Query } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import { unitName } from '../unit-name.ts';
import type { Viewer } from '../viewer.ts';
import { coverageCells, coverageHeads } from './cells.ts';
import type { CoverageModel } from './model.ts';

export function coveragePage(
  model: CoverageModel,
  query: Query,
  words: Wording,
  mailbox: string | undefined,
  viewer: Viewer,
): Markup {
  const { coverage: say } = words.text.figures;
  const here: Here = { path: '/cakupan', query };
  const { district } = model;
  return framedPage(
    words,
    { ...here, viewer, ...(mailbox && { mailbox }) },
    {
      title: say.title,
      district: district === undefined ? '' : unitName(district),
      demonstration: model.settings.demonstration,
    },
    model.template === undefined
      ? html`<section><p>${say.none}</p></section>`
      : html`
${navigation(model, here, words)}
${unitSection(model, here, words)}
${indicatorSection(model, here, words)}
${sourceOf(model, words)}`,
  );
}

function navigation(model: CoverageModel, here: Here, words: Wording): Markup {
  const { language } = words;
  const periods = model.periods.map((period) => ({
    label: periodName(period, language),
    query: { periode: period },
    current: period === model.period,
  }));
  return html`${subjectChoices(model, periods, model.path, here, words)}
${wayDown(model, here, words)}`;
}

/** Folded, since there may be many. */
function wayDown({ below }: CoverageModel, here: Here, words: Wording): Markup | string {
  if (below.length === 0) return '';
  const links = below.map(
    (unit) => html`<li><a href="${linkTo(here, { unit: unit.code }, words)}">${unitName(unit)}</a></li>`,
  );
  return html`<details class="choices"><summary>${words.text.figures.unitsBelow} (${words.integer(below.length)})</summary><ul>${links}</ul></details>`;
}

function indicatorSection(model: CoverageModel, here: Here, words: Wording): Markup {
  const { text, language, integer } = words;
  const say = text.figures.coverage;
  const [first] = model.rows;
  if (first === undefined || model.unit === undefined || model.period === undefined)
    return html`<section>${timesOf(model, words)}<p>${say.nothing}</p></section>`;
  const sources = new Set(model.rows.flatMap(({ indicator }) => indicator.targetSource ?? []));
  return html`<section aria-labelledby="cakupan">
  <h2 id="cakupan">${unitName(model.unit)}, ${periodName(model.period, language)} <small>${say.forms(integer(model.sheets))}</small></h2>
  ${timesOf(model, words)}
  <p class="note">${formulaOf(first.indicator, words)} ${say.note}</p>
  ${sources.size === 0 ? '' : html`<p class="note">${say.targets([...sources].join('; '))}</p>`}
  ${rowsTable(
    'coverage',
    [say.indicator, ...coverageHeads(words)],
    model.rows.map(({ indicator, coverage }): Row => {
      const name = html`${indicator.name} <small>${indicator.key}${indicator.better === 'lower' ? `, ${say.lower}` : ''}</small>`;
      const link = linkTo(here, { indikator: indicator.key }, words);
      return {
        title: model.below.length === 0 ? name : html`<a href="${link}">${name}</a>`,
        cells: coverageCells(indicator, coverage, words),
      };
    }),
  )}
</section>`;
}

/** The indicator that was chosen, in the units below: above the list, since it was asked for. */
function unitSection({ byUnit }: CoverageModel, here: Here, words: Wording): Markup | string {
  if (byUnit === undefined || byUnit.rows.length === 0) return '';
  const { text } = words;
  const say = text.figures.coverage;
  const { indicator, rows } = byUnit;
  return html`<section aria-labelledby="menurut-unit">
  <h2 id="menurut-unit">${indicator.name} <small>${indicator.key}</small></h2>
  <p class="note">${say.byUnit}. ${formulaOf(indicator, words)}</p>
  ${rowsTable(
    'coverage',
    [text.unit, ...coverageHeads(words)],
    rows.map(
      ({ unit, coverage }): Row => ({
        title: html`<a href="${linkTo(here, { unit: unit.code }, words)}">${unitName(unit)}</a>`,
        cells: coverageCells(indicator, coverage, words),
      }),
    ),
  )}
</section>`;
}

function formulaOf({ tab, served, targetGroup }: Indicator, { text }: Wording): string {
  const label = (column: string) => {
    const found = tab.columns.find(({ name }) => name === column);
    return found === undefined ? column : text.label(found.label).toLowerCase();
  };
  return text.figures.coverage.formula(label(served), label(targetGroup));
}
