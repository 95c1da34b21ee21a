/** Days left to each deadline, dates written out, and the pace that each asks for. */
import { html } from 'hono/html';
import type { Forecast } from '../../core/measures/forecast.ts';
import { HOLIDAYS_KNOWN_UNTIL } from '../../core/schedule/holidays.ts';
import { isoDay } from '../../core/text/format.ts';
import type { Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import type { Dashboard, DeadlineRow } from './model.ts';

export function deadlineSection({ deadlines }: Dashboard, words: Wording): Markup {
  const { text } = words;
  return html`<section aria-labelledby="batas">
  <h2 id="batas">${text.deadlines}</h2>
  ${
    deadlines.length === 0
      ? html`<p>${text.noDeadline}</p>`
      : html`<ul class="deadlines">${deadlines.map((row) => item(row, words))}</ul>`
  }
</section>`;
}

function item({ deadline, at, daysLeft, forecast }: DeadlineRow, words: Wording): Markup {
  const { text } = words;
  const passed = forecast.kind === 'past' || daysLeft < 0;
  return html`<li${passed ? html` class="passed"` : ''}>
  <p class="left">${passed ? since(-daysLeft, words) : left(daysLeft, words)}</p>
  <p><strong>${text.label(deadline.title)}</strong> (${text.deadlineKinds[deadline.kind]})<br>
  <time datetime="${new Date(at).toISOString()}">${words.deadline(at, deadline.zone)}</time></p>
  ${need(forecast, words)}
</li>`;
}

const left = (days: number, { text, integer }: Wording): string =>
  days === 0 ? text.lastDay : text.daysLeft(integer(days));

const since = (days: number, { text, integer }: Wording): string =>
  days === 0 ? text.passedToday : text.passed(integer(days));

/** Rounded up, since 18 a day are too few where 18.7 are needed. */
function need(forecast: Forecast, { text, integer, language }: Wording): Markup | string {
  if (!('need' in forecast)) return '';
  const { perCalendarDay, perWorkingDay, beyondHolidays } = forecast.need;
  if (perCalendarDay === 0) return '';
  const until = beyondHolidays ? isoDay(HOLIDAYS_KNOWN_UNTIL, language) : null;
  const working = perWorkingDay === null ? '' : text.needWorking(integer(Math.ceil(perWorkingDay)), until);
  return html`<p>${text.need(integer(Math.ceil(perCalendarDay)))}${working}.</p>`;
}
