/** The front page and the list of all spreadsheets. */
import { count, time } from './figures.ts';
import { type Html, html } from './html.ts';
import { link, type Page } from './page.ts';
import { type Language, words } from './words.ts';

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';

/** A file of the local Drive. */
export interface ListedFile {
  id: string;
  name: string;
  mimeType: string;
  /** RFC 3339. */
  modifiedTime: string;
  trashed: boolean;
  /** Name of the unit that fills it, when known. */
  unit?: string;
}

/** Every file, the one changed last on top, binned ones at the end. */
export function drivePage(files: readonly ListedFile[], language: Language, url: URL): Page {
  const say = words[language];
  const sorted = [...files].sort(
    (a, b) =>
      Number(a.trashed) - Number(b.trashed) ||
      compare(b.modifiedTime, a.modifiedTime) ||
      compare(a.name, b.name),
  );
  const units = files.some((file) => file.unit !== undefined);
  const row = (file: ListedFile): Html =>
    html`<tr${file.trashed && html` class="gone"`}><td><a href="${link(
      `/spreadsheets/d/${encodeURIComponent(file.id)}/edit`,
      language,
    )}">${file.name}</a>${file.trashed && html` <span class="badge sample">${say.trashed}</span>`}${
      file.mimeType !== SPREADSHEET && html` <span class="badge">${say.office}</span>`
    }</td>${units && html`<td>${file.unit}</td>`}<td class="when">${time(Date.parse(file.modifiedTime), language)}</td></tr>\n`;
  const table = html`<table class="list"><thead><tr><th>${say.name}</th>${units && html`<th>${say.unit}</th>`}<th>${
    say.modified
  }</th></tr></thead><tbody>${sorted.map(row)}</tbody></table>`;
  const body = html`<main><h1>${say.sheets}</h1><p class="lead">${say.sheetsIntro} <a href="${link('/drive/upload', language)}">${say.upload}</a></p>${
    files.length === 0 ? html`<p class="card empty">${say.noSheets}</p>` : table
  }</main>`;
  return { title: say.sheets, language, url, place: 'sheets', body };
}

/** What stands here and where. `mails` is absent when there is no mailbox. */
export function homePage(counts: { sheets: number; mails?: number }, language: Language, url: URL): Page {
  const say = words[language];
  const card = (path: string, name: string, much: string, text: string): Html =>
    html`<a class="card" href="${link(path, language)}"><b>${name}</b><span class="badge">${much}</span><p>${text}</p></a>`;
  const body = html`<main><h1>${say.brand}</h1><p class="lead">${say.homeIntro}</p><div class="cards">${card(
    '/drive',
    say.sheets,
    say.countSheets(count(counts.sheets, language)),
    say.sheetsIntro,
  )}${
    counts.mails !== undefined &&
    card('/mail', say.mail, say.countMails(count(counts.mails, language)), say.mailIntro)
  }</div></main>`;
  return { title: say.home, language, url, place: 'home', body };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
