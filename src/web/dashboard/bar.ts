/** A bar for a count out of a total. The figures stand beside it in text, so it is hidden from screen readers. */
import { html } from 'hono/html';
import type { Counts } from '../../core/measures/completion.ts';
import type { Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';

/** @param inner a part of `count`, drawn stronger. */
export function bar(count: number, total: number, inner = count): Markup {
  const width = (part: number) => (total === 0 ? '0' : ((100 * part) / total).toFixed(2));
  return html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="all" width="100" height="4"/><rect class="count" width="${width(count)}" height="4"/><rect class="inner" width="${width(inner)}" height="4"/></svg>`;
}

/** `12 / 31` over its bar: filled, of which valid. */
export function filledOf({ filled, valid, expected }: Counts, { integer }: Wording): Markup {
  return html`<span>${integer(filled)} / ${integer(expected)}</span>${bar(filled, expected, valid)}`;
}
