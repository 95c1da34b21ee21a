/** One coverage as cells of a row: share, counts, gap, and what was left out by reason. */
import { html } from 'hono/html';
import type { Indicator } from '../../core/across/indicators.ts';
import type { Coverage } from '../../core/measures/coverage.ts';
import { bar } from '../dashboard/bar.ts';
import type { Cell } from '../dashboard/rows.ts';
import type { Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';

/** After the title's. */
export function coverageHeads({ text }: Wording): string[] {
  const say = text.figures.coverage;
  return [say.value, say.target, say.gap, say.leftOut];
}

export function coverageCells(indicator: Indicator, coverage: Coverage, words: Wording): Cell[] {
  const { text, percent } = words;
  const say = text.figures.coverage;
  return [
    { name: 'of', label: say.value, content: servedOf(coverage, words), bare: true },
    {
      name: 'target',
      label: say.target,
      content: indicator.target === null ? say.noTarget : percent(indicator.target),
    },
    { name: 'gap', label: say.gap, content: gapOf(indicator, coverage, words) },
    { name: 'left-out', label: say.leftOut, content: leftOut(coverage, words) },
  ];
}

function servedOf(
  { value, numerator, denominator }: Coverage,
  { text, percent, integer }: Wording,
): Markup | string {
  if (value === null) return text.figures.noData;
  const counts = text.figures.coverage.counts(integer(numerator), integer(denominator));
  return html`<span>${percent(value)}</span> <small>${counts}</small>${bar(numerator, denominator)}`;
}

function gapOf(
  { better }: Indicator,
  { gap, reached, peopleToTarget }: Coverage,
  words: Wording,
): Markup | string {
  const say = words.text.figures.coverage;
  if (gap === null || peopleToTarget === null) return '–';
  if (reached) return say.reached;
  const people = words.integer(peopleToTarget);
  return html`${say.points(words.points(gap))} <small>${better === 'higher' ? say.more(people) : say.fewer(people)}</small>`;
}

function leftOut({ leftOut }: Coverage, { text, integer }: Wording): string {
  const { reasons } = text.figures.coverage;
  if (leftOut.length === 0) return text.none;
  return leftOut.map(({ reason, count }) => `${integer(count)} ${reasons[reason]}`).join(', ');
}
