/** Measures of one period: the unit's own, those of the units below, and how villages stand against each other. */
import { html } from 'hono/html';
import { measurePeriod } from '../../core/text/measures.ts';
import { type Here, subjectChoices } from '../figures/choices.ts';
import { sourceOf } from '../figures/origin.ts';
import { framedPage, type Markup, type Query } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import { unitName } from '../unit-name.ts';
import type { Viewer } from '../viewer.ts';
import { belowSection } from './below.ts';
import { courseSection } from './course.ts';
import { textOf } from './facts.ts';
import type { MeasuresModel } from './model.ts';
import { rankingSection } from './ranking.ts';
import { revisionSection } from './revisions.ts';
import { valueSection } from './values.ts';

export function measuresPage(
  model: MeasuresModel,
  query: Query,
  words: Wording,
  mailbox: string | undefined,
  viewer: Viewer,
): Markup {
  const { measures: text } = words.text.figures;
  const here: Here = { path: '/ukuran', query };
  const { district } = model;
  return framedPage(
    words,
    { ...here, viewer, ...(mailbox && { mailbox }) },
    {
      title: text.title,
      district: district === undefined ? '' : unitName(district),
      demonstration: model.settings.demonstration,
    },
    model.template === undefined
      ? html`<section><p>${text.none}</p></section>`
      : html`
${navigation(model, here, words)}
${valueSection(model, words)}
${belowSection(model, here, words)}
${rankingSection(model, here, words)}
${courseSection(model, words)}
${revisionSection(model, words)}
${sourceOf(model, words)}
${model.settings.publication.enabled ? html`<p class="note"><a href="/kim">${text.publicPage}</a></p>` : ''}`,
  );
}

function navigation(model: MeasuresModel, here: Here, words: Wording): Markup {
  const periods = model.periods.map((period) => ({
    label: measurePeriod(period, words.language),
    query: { periode: textOf(period) },
    current: period === model.period,
  }));
  return subjectChoices(model, periods, model.path, here, words);
}
