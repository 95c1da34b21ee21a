/** What changed after the close of the period: every version of it, oldest first. */
import { html } from 'hono/html';
import { measureCounts, measureName, measureValue } from '../../core/text/measures.ts';
import type { Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import { unitName } from '../unit-name.ts';
import type { MeasuresModel, Revision } from './model.ts';

const SHOWN = 50;

export function revisionSection({ revisions }: MeasuresModel, words: Wording): Markup | string {
  if (revisions.length === 0) return '';
  const say = words.text.figures.measures;
  return html`<section aria-labelledby="perubahan">
  <h2 id="perubahan">${say.revisions}</h2>
  ${revisions.length > SHOWN ? html`<p class="note">${say.revisionsNote(words.integer(SHOWN))}</p>` : ''}
  <ul>${revisions.slice(0, SHOWN).map((revision) => item(revision, words))}</ul>
</section>`;
}

function item({ unit, name, versions }: Revision, { text, language, integer, dateTime }: Wording): Markup {
  const say = text.figures.measures;
  return html`<li><strong>${unitName(unit)}</strong>, ${measureName(name, language)}
    <ol>${versions.map(
      (version) =>
        html`<li value="${version.version}">${say.version(integer(version.version))}: ${measureValue(version, language)} (${measureCounts(version, language)}), ${say.since(dateTime(version.since))}</li>`,
    )}</ol></li>`;
}
