/** Where figures come from and how old they are: below every page of them. */
import { html } from 'hono/html';
import type { Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import type { Subject } from './subject.ts';

interface Origin extends Pick<Subject, 'asOf' | 'template'> {
  checked: { oldest: number; newest: number } | null;
  unchecked: number;
}

/** Times of the figures, before anything else is read. */
export function timesOf({ asOf, checked, unchecked }: Origin, { text, dateTime, integer }: Wording): Markup {
  const [oldest, newest] = checked === null ? [] : [dateTime(checked.oldest), dateTime(checked.newest)];
  const from =
    oldest === undefined || newest === undefined
      ? ''
      : ` ${oldest === newest ? text.figures.checkedAt(newest) : text.figures.checkedBetween(oldest, newest)}.`;
  return html`<p class="times">${text.asOf(dateTime(asOf))}.${from}</p>
${unchecked === 0 ? '' : html`<p class="caution">${text.figures.unchecked(integer(unchecked))}</p>`}`;
}

export function sourceOf({ template }: Origin, { text, integer }: Wording): Markup {
  return html`<footer>
  <p>${text.figures.sums}</p>
  ${template === undefined ? '' : html`<p>${text.figures.source(text.label(template.title), integer(template.version), template.source)}</p>`}
</footer>`;
}
