/** A spreadsheet for reading, drawn from what Google answers to `spreadsheets.get?includeGridData=true`. */

import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { raw } from 'hono/html';
import { count } from './figures.ts';
import { hex } from './format.ts';
import { MAX_COLUMNS, MAX_ROWS } from './geometry.ts';
import { type Grid, grid } from './grid.ts';
import { GRID_STYLE } from './grid-style.ts';
import { type Html, html } from './html.ts';
import { link, type Page } from './page.ts';
import { lockedTab } from './protection.ts';
import { type Language, type Words, words } from './words.ts';

const LOCK = raw(
  '<svg viewBox="0 0 16 16" fill="currentColor" aria-hidden="true"><path d="M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7Zm2 0h4V5a2 2 0 0 0-4 0Z"/></svg>',
);

export interface View {
  /** `sheetId` of the tab to show; the first visible one when absent or unknown. */
  tab?: number | undefined;
  language: Language;
  url: URL;
}

/** The page of one spreadsheet. Hidden tabs, rows and columns are left out; all text is escaped. */
export function renderSpreadsheet(spreadsheet: sheets_v4.Schema$Spreadsheet, view: View): Page {
  const { language, url } = view;
  const say = words[language];
  const title = spreadsheet.properties?.title ?? '';
  const sheets = (spreadsheet.sheets ?? []).filter((s) => s.properties?.hidden !== true);
  const current = sheets.find((s) => s.properties?.sheetId === view.tab) ?? sheets[0];
  const drawn = current === undefined ? undefined : grid(current, say);
  const heading = html`<div class="title"><h1>${title}</h1><span class="badge">${say.readOnly}</span></div>`;
  const main =
    drawn === undefined
      ? html`<p class="empty">${say.noTabs}</p>`
      : html`<main class="sheet" style="max-width:none;margin:0;padding:0" tabindex="0" aria-label="${
          current?.properties?.title ?? ''
        }">${drawn.table}${remarks(drawn, say, language)}</main>`;
  const tabs = sheets.map((sheet) => tab(sheet, sheet === current, url.pathname, language, say));
  const body = html`${heading}
${main}
<footer class="foot"><nav class="tabs" aria-label="${say.tabs}">${tabs}</nav>${drawn && legend(drawn, say, language)}</footer>`;
  return {
    title,
    language,
    url,
    place: 'sheets',
    style: GRID_STYLE + (drawn?.style ?? ''),
    fills: true,
    body,
  };
}

function tab(
  sheet: sheets_v4.Schema$Sheet,
  current: boolean,
  path: string,
  language: Language,
  say: Words,
): Html {
  const color = hex(sheet.properties?.tabColorStyle, sheet.properties?.tabColor);
  const address = link(path, language, { gid: sheet.properties?.sheetId ?? 0 });
  return html`<a href="${address}"${current ? raw(' aria-current="page"') : ''}${
    color === undefined ? '' : html` style="--tab:${color}"`
  }${lockedTab(sheet) ? html` title="${say.lockedTab}"` : ''}>${sheet.properties?.title ?? ''}${
    lockedTab(sheet) ? LOCK : ''
  }</a>`;
}

/** What the window leaves out, in a line below the table. */
function remarks({ window }: Grid, say: Words, language: Language): Html {
  const n = (value: number) => count(value, language);
  const lines = [
    window.rowCount === 0 || window.columnCount === 0 ? say.emptyTab : '',
    window.cutRows ? say.rowsCut(n(MAX_ROWS), n(window.rowCount)) : '',
    window.cutColumns ? say.columnsCut(n(MAX_COLUMNS), n(window.columnCount)) : '',
    window.emptyBelow > 0 ? say.rowsEmpty(n(window.emptyBelow)) : '',
  ].filter((line) => line !== '');
  return html`${lines.map((line) => html`<p class="below">${line}</p>`)}`;
}

function legend({ notes }: Grid, say: Words, language: Language): Html {
  return html`<div class="legend"><span><i class="p"></i>${say.locked}</span><span><i class="w"></i>${say.warned}</span><span><i class="n"></i>${
    say.note
  }</span><span>▾ ${say.choice}</span>${
    notes.length > 0 &&
    html`<details class="notes"><summary>${say.notes(count(notes.length, language))}</summary><ul>${notes.map(
      (note) => html`<li><b>${note.address}</b>${note.text}</li>`,
    )}</ul></details>`
  }</div>`;
}
