/** What a page can be about, as links; nothing is shown where there is no choice. */
import { html } from 'hono/html';
import type { Unit } from '../../core/units.ts';
import { href, type Markup, type Query } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import { unitName } from '../unit-name.ts';
import type { Subject } from './subject.ts';

export interface Option {
  label: string;
  /** What choosing it changes in the address. */
  query: Query;
  current: boolean;
}

/** The address of the page as it stands, and its path. */
export interface Here {
  path: '/ukuran' | '/cakupan';
  query: Query;
}

export const linkTo = ({ path, query }: Here, changed: Query, { language }: Wording): string =>
  href(path, language, { ...query, ...changed });

function choices(label: string, options: readonly Option[], here: Here, words: Wording): Markup | string {
  if (options.length < 2) return '';
  return html`<nav class="choices" aria-label="${label}"><span class="of">${label}:</span> ${options.map(
    ({ label: text, query, current }) =>
      current
        ? html`<span aria-current="page">${text}</span> `
        : html`<a href="${linkTo(here, query, words)}">${text}</a> `,
  )}</nav>`;
}

/** Form, period, level and the way down to the unit. */
export function subjectChoices(
  { template, templates, levels, level, tops, unit }: Omit<Subject, 'forms'>,
  periods: readonly Option[],
  path: readonly Unit[],
  here: Here,
  words: Wording,
): Markup {
  const { text } = words;
  const forms = templates.map(({ id, title }) => ({
    label: text.label(title),
    // Another form has its own periods, levels and indicators.
    query: { template: id, periode: undefined, jenjang: undefined, indikator: undefined },
    current: id === template?.id,
  }));
  const ofLevels = levels.map((each) => ({
    label: text.levels[each],
    query: { jenjang: each },
    current: each === level,
  }));
  // Several parts of a district have no unit above them that could be shown.
  const way = path.length < 2 && tops.length > 1 ? tops : path;
  const units = way.map((each) => ({
    label: unitName(each),
    query: { unit: each.code },
    current: each.code === unit?.code,
  }));
  return html`${choices(text.forms, forms, here, words)}
${choices(text.figures.period, periods, here, words)}
${choices(text.figures.level, ofLevels, here, words)}
${choices(text.figures.place, units, here, words)}`;
}
