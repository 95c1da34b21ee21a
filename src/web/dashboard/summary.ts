/** The headline figure, named and with its counts and formula, and the other three beside it. */
import { html } from 'hono/html';
import { COMPLETION_STATES, share } from '../../core/measures/completion.ts';
import type { Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import { bar } from './bar.ts';
import type { Dashboard } from './model.ts';

export function summarySection(model: Dashboard, words: Wording): Markup {
  const { text, percent, integer } = words;
  const { counts, state } = model;
  const figures = (count: number) => text.counts(integer(count), integer(counts.expected));
  return html`<section class="summary" aria-labelledby="capaian">
  <div class="headline">
    <h2 id="capaian">${text.headline(text.states[state])}</h2>
    <p class="figure">${percent(share(counts[state], counts.expected))}</p>
    <p class="counts">${figures(counts[state])}</p>
    ${bar(counts[state], counts.expected)}
    <p class="formula">${text.formula(text.states[state])}</p>
  </div>
  <dl class="others">
    ${COMPLETION_STATES.filter((other) => other !== state).map(
      (other) => html`<div>
      <dt>${text.states[other]}<small>${text.stateHelp[other]}</small></dt>
      <dd>${percent(share(counts[other], counts.expected))}<small>${figures(counts[other])}</small></dd>
    </div>`,
    )}
  </dl>
  <p class="times">${text.asOf(words.dateTime(model.asOf))}. ${checked(model, words)}</p>
  ${model.unchecked > 0 && model.checked !== null ? html`<p class="caution">${text.unchecked(integer(model.unchecked))}</p>` : ''}
</section>`;
}

function checked({ checked, rows }: Dashboard, { text, dateTime }: Wording): string {
  if (rows.length === 0) return text.noForms;
  if (checked === null) return text.nothingChecked;
  const [oldest, newest] = [dateTime(checked.oldest), dateTime(checked.newest)];
  return `${oldest === newest ? text.checkedAt(newest) : text.checkedBetween(oldest, newest)}.`;
}
