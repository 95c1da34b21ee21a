/** Completion over time: the chart, the forecast in plain sentences, and the figures as a table. */
import { html } from 'hono/html';
import type { Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import { chart } from './chart.ts';
import { type Dashboard, readingShare } from './model.ts';

export function courseSection(model: Dashboard, words: Wording): Markup | string {
  const { text } = words;
  if (model.counts.expected === 0) return '';
  return html`<section class="course" aria-labelledby="perjalanan">
  <h2 id="perjalanan">${text.course}</h2>
  ${forecastSentences(model, words)}
  ${chart(model, words, 'wide')}
  ${chart(model, words, 'narrow')}
  <p class="key"><span class="measured">${text.chart.measured}</span>${
    model.target?.forecast.kind === 'forecast'
      ? html` <span class="projected">${text.chart.projected}</span>`
      : ''
  }</p>
  ${table(model, words)}
</section>`;
}

function forecastSentences({ target }: Dashboard, words: Wording): Markup | string {
  if (target === undefined) return '';
  const { text } = words;
  const date = words.deadlineDate(target.at, target.deadline.zone);
  const { forecast } = target;
  switch (forecast.kind) {
    case 'done':
      return html`<p class="forecast">${text.forecastDone}</p>`;
    case 'past':
      return html`<p class="forecast">${text.forecastPast(date)}</p>`;
    case 'too-little':
      return html`<p class="forecast">${text.forecastTooLittle(words.integer(forecast.snapshots))}</p>`;
    case 'forecast': {
      const { share, low, high } = forecast.end;
      const pace = words.decimal(forecast.pace);
      const sentence = text.forecast(pace, date, words.wholePercent(share), words.range(low, high));
      const needed = text.need(words.integer(Math.ceil(forecast.need.perCalendarDay)));
      return html`<p class="forecast">${sentence} ${needed}.</p>
  <p class="method">${text.forecastMethod(words.decimal(forecast.days))}</p>`;
    }
  }
}

function table({ course, target, state }: Dashboard, words: Wording): Markup {
  const { text, percent, integer } = words;
  const end = target?.forecast.kind === 'forecast' ? target.forecast.end : undefined;
  return html`<details>
  <summary>${text.chart.table}</summary>
  <table class="plain">
    <thead><tr><th scope="col">${text.chart.date}</th><th scope="col">${text.states[state]}</th><th scope="col">${text.chart.share}</th></tr></thead>
    <tbody>
    ${course.map(
      (reading) =>
        html`<tr><td>${words.shortDate(reading.at)}</td><td>${text.counts(integer(reading.count), integer(reading.expected))}</td><td>${percent(readingShare(reading))}</td></tr>`,
    )}
    ${
      end === undefined
        ? ''
        : html`<tr><td>${text.chart.forecastRow(words.shortDate(end.at))}</td><td></td><td>${words.wholePercent(end.share)} (${words.range(end.low, end.high)})</td></tr>`
    }
    </tbody>
  </table>
</details>`;
}
