/** The dashboard as one page, from the figure that is asked for down to the small print. */
import { html } from 'hono/html';
import { framedPage, href, type Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import { unitName } from '../unit-name.ts';
import type { Viewer } from '../viewer.ts';
import { courseSection } from './course.ts';
import { deadlineSection } from './deadlines.ts';
import { decidingSection } from './deciding.ts';
import { levelSection } from './levels.ts';
import type { Dashboard } from './model.ts';
import { incidentSection, problemSection, unregisteredSection } from './problems.ts';
import { summarySection } from './summary.ts';
import { timelinessSection } from './timeliness.ts';
import { unitSection } from './units.ts';
import { waitingSection } from './waiting.ts';

export interface Links {
  spreadsheet(id: string): string;
  mailbox?: string;
}

export function dashboardPage(model: Dashboard, words: Wording, links: Links, viewer: Viewer): Markup {
  const { text } = words;
  const template = model.templates.length > 1 ? model.template?.id : undefined;
  return framedPage(
    words,
    { path: '/', viewer, query: { template }, ...(links.mailbox && { mailbox: links.mailbox }) },
    {
      title: model.template === undefined ? text.title : text.label(model.template.title),
      district: place(model),
      demonstration: model.demonstration,
    },
    html`
${templateNavigation(model, words)}
${summarySection(model, words)}
${deadlineSection(model, words)}
${courseSection(model, words)}
${decidingSection(model, words)}
${levelSection(model, words)}
${waitingSection(model, words)}
${timelinessSection(model, words)}
${unitSection(model, words, links)}
${problemSection(model, words)}
${incidentSection(model, words, links)}
${unregisteredSection(model, words, links)}
${smallPrint(model, words, viewer)}`,
  );
}

/** `Kecamatan Baamang · Kabupaten Kotawaringin Timur`; the district alone for those who see all of it. */
function place({ district, within }: Dashboard): string {
  const units =
    district === undefined ? within : [...within.filter((unit) => unit.code !== district.code), district];
  return units.map(unitName).join(' · ');
}

/** Only where there is a choice. */
function templateNavigation(model: Dashboard, words: Wording): Markup | string {
  if (model.templates.length < 2) return '';
  return html`<nav class="choices" aria-label="${words.text.forms}">${model.templates.map(({ id, title }) =>
    id === model.template?.id
      ? html`<span aria-current="page">${words.text.label(title)}</span>`
      : html`<a href="${href('/', words.language, { template: id })}">${words.text.label(title)}</a>`,
  )}</nav>`;
}

function smallPrint(
  { template, backlog, pendingMails }: Dashboard,
  words: Wording,
  { scope }: Viewer,
): Markup {
  const { text, integer, dateTime } = words;
  const queue = [
    text.queue(integer(backlog.due), integer(backlog.leased)),
    backlog.nextDueAt === null ? '' : text.nextDue(dateTime(backlog.nextDueAt)),
    text.pendingMails(integer(pendingMails)),
  ];
  return html`<footer>
  ${template === undefined ? '' : html`<p>${text.templateLine(text.label(template.title), integer(template.version), template.source)}</p>`}
  ${scope.units === 'all' ? html`<p>${queue.filter((part) => part !== '').join(' · ')}</p>` : ''}
</footer>`;
}
