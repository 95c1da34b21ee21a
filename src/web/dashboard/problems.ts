/** What is wrong over all forms, what went wrong in handling them, and what nobody registered. */
import { html } from 'hono/html';
import type { Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import type { Dashboard } from './model.ts';
import type { Links } from './page.ts';

export function problemSection({ problems, checked }: Dashboard, words: Wording): Markup | string {
  const { text } = words;
  if (checked === null) return '';
  return html`<section aria-labelledby="masalah">
  <h2 id="masalah">${text.problemsByKind}</h2>
  ${
    problems.length === 0
      ? html`<p>${text.noProblems}</p>`
      : html`<table class="plain">
    <thead><tr><th scope="col">${text.kind}</th><th scope="col">${text.severity}</th><th scope="col">${text.count}</th></tr></thead>
    <tbody>${problems.map(
      ({ code, severity, count }) =>
        html`<tr><td>${words.problem(code)}</td><td><span class="${severity}">${text.severities[severity]}</span></td><td>${words.integer(count)}</td></tr>`,
    )}</tbody>
  </table>`
  }
</section>`;
}

export function incidentSection({ incidents }: Dashboard, words: Wording, links: Links): Markup | string {
  const { text } = words;
  if (incidents.length === 0) return '';
  return html`<section aria-labelledby="kejadian">
  <h2 id="kejadian">${text.incidents}</h2>
  <div class="scroll"><table class="plain">
    <thead><tr><th scope="col">${text.time}</th><th scope="col">${text.unit}</th><th scope="col">${text.incidentTitle}</th><th scope="col">${text.detail}</th></tr></thead>
    <tbody>${incidents.map(
      ({ at, unitName, spreadsheetId, code, detail }) =>
        html`<tr><td>${words.dateTime(at)}</td><td><a href="${links.spreadsheet(spreadsheetId)}">${unitName === '' ? text.sheet : unitName}</a></td><td>${text.incidentTitles[code] ?? code}</td><td>${incidentDetail(detail, words)}</td></tr>`,
    )}</tbody>
  </table></div>
</section>`;
}

/** Details are codes and counts; one that is not known is shown as it is. */
function incidentDetail(detail: string, { text }: Wording): string {
  const [, what, value = ''] = /^(cells|trouble): (.+)$/.exec(detail) ?? [];
  if (what === 'cells') return text.incidentCells(value);
  const troubles: Partial<Record<string, string>> = text.troubles;
  return (what === 'trouble' ? troubles[value] : undefined) ?? detail;
}

export function unregisteredSection(
  { unregistered }: Dashboard,
  words: Wording,
  links: Links,
): Markup | string {
  const { text } = words;
  if (unregistered.length === 0) return '';
  return html`<section aria-labelledby="belum-terdaftar">
  <h2 id="belum-terdaftar">${text.unregistered}</h2>
  <p class="note">${text.unregisteredNote}</p>
  <table class="plain">
    <thead><tr><th scope="col">${text.fileName}</th><th scope="col">${text.seen}</th></tr></thead>
    <tbody>${unregistered.map(
      ({ id, name, seenAt, copyOf }) =>
        html`<tr><td><a href="${links.spreadsheet(id)}">${name}</a>${
          copyOf === undefined
            ? ''
            : html`<br><small><a href="${links.spreadsheet(copyOf.id)}">${text.copyOf(copyOf.unitName)}</a></small>`
        }</td><td>${words.dateTime(seenAt)}</td></tr>`,
    )}</tbody>
  </table>
</section>`;
}
