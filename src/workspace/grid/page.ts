/** The page around the grid. Without JavaScript it leads to the reading view. */
import { randomBytes } from 'node:crypto';
import { raw } from 'hono/html';
import { html } from '../pages/html.ts';
import { LOGO, link, otherLanguage } from '../pages/page.ts';
import { type Language, words } from '../pages/words.ts';
import { SESSION_COOKIE } from './session.ts';
import { gridWords } from './words.ts';

/** `<` would end the data block: it is written as an escape that JSON knows. */
const data = (value: unknown) => raw(JSON.stringify(value).replaceAll('<', '\\u003c'));

/** Scripts, styles and calls of this origin only. The nonce is for the rules that RevoGrid adds to its own page. */
const policy = (nonce: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const ICONS: Record<string, string> = {
  undo: '<path d="M6 4 2.5 7.5 6 11"/><path d="M3 7.5h6.5a4 4 0 0 1 0 8H7"/>',
  rowAbove: '<rect x="2" y="8" width="14" height="7" rx="1"/><path d="M9 1v5M6.5 3.5h5"/>',
  rowBelow: '<rect x="2" y="3" width="14" height="7" rx="1"/><path d="M9 12v5M6.500 14.500h5"/>',
  rowDelete: '<rect x="2" y="6" width="9" height="6" rx="1"/><path d="m13 7 4 4m0-4-4 4"/>',
  columnLeft: '<rect x="9" y="2" width="7" height="14" rx="1"/><path d="M1 9h5M3.500 6.500v5"/>',
  columnDelete: '<rect x="6" y="2" width="6" height="9" rx="1"/><path d="m7 13 4 4m0-4-4 4"/>',
  sortUp: '<path d="M4 3v12m0 0-2.500-2.500M4 15l2.500-2.500M9 4h3m-3 5h5m-5 5h7"/>',
  sortDown: '<path d="M4 15V3m0 0L1.500 5.500M4 3l2.500 2.500M9 4h7m-7 5h5m-5 5h3"/>',
  filter: '<path d="M2 3h14l-5.500 6.500V15l-3 1.500v-7Z"/>',
  fillDown: '<path d="M3 3h12M9 6v9m0 0-3.500-3.500M9 15l3.500-3.500"/>',
  note: '<path d="M3 3h12v8l-4 4H3Z"/><path d="M11 15v-4h4M6 6.500h6M6 9.500h3"/>',
};

export function gridPage(id: string, title: string, language: Language, url: URL): Response {
  const nonce = randomBytes(16).toString('base64url');
  const say = words[language];
  const text = gridWords[language];
  const button = (name: keyof typeof ICONS & string) => {
    const label = text[name as keyof typeof text];
    return html`<button type="button" data-do="${name}" title="${label}" aria-label="${label}"><svg viewBox="0 0 18 18" aria-hidden="true">${raw(
      ICONS[name]!,
    )}</svg></button>`;
  };
  const read = link(`/spreadsheets/d/${id}/view`, language);
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="csp-nonce" content="${nonce}">
<title>${title} · ${say.brand}</title>
<link rel="stylesheet" href="/grid/style.css">
<link rel="icon" href="/grid/icon.svg">
<noscript><meta http-equiv="refresh" content="0; url=${read}"></noscript>
<script type="module" src="/grid/revogrid/revo-grid.esm.js"></script>
<script type="module" src="/grid/client/main.ts"></script>
</head>
<body>
<header class="bar">
<a class="brand" href="${link('/', language)}">${LOGO}<span>${say.brand}</span></a>
<span class="badge sample">${say.sample}</span>
<nav><a href="${link('/drive', language)}">${say.sheets}</a><a href="${link('/mail', language)}">${say.mail}</a><a href="${otherLanguage(
    url,
    language,
  )}" hreflang="${language === 'id' ? 'en' : 'id'}">${say.other}</a></nav>
</header>
<div class="title"><h1>${title}</h1><span class="badge" id="state" role="status">${text.loading}</span>
<label class="who"><span>${text.person}</span><select id="who"></select></label></div>
<div class="tools" role="toolbar" aria-label="${text.more}">
<div class="group">${button('undo')}${button('fillDown')}</div>
<div class="group">${button('rowAbove')}${button('rowBelow')}${button('rowDelete')}${button('columnLeft')}${button('columnDelete')}</div>
<div class="group">${button('sortUp')}${button('sortDown')}${button('filter')}</div>
<div class="group">${button('note')}</div>
<div class="group links"><a href="/spreadsheets/d/${id}/export?format=xlsx">${text.download}</a><a href="${read}">${text.view}</a></div>
</div>
<div class="formula"><output id="address" aria-label="${text.address}"></output><textarea id="content" rows="1" spellcheck="false" aria-label="${
    text.content
  }" disabled></textarea></div>
<p id="note-line" hidden></p>
<main id="sheet"></main>
<footer class="foot"><nav class="tabs" id="tabs" aria-label="${text.tabs}"></nav></footer>
<div id="toasts" aria-live="assertive"></div>
<script type="application/json" id="boot">${data({ id, language, words: text })}</script>
</body>
</html>
`;
  return new Response(page.toString(), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy(nonce),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
      'Set-Cookie': SESSION_COOKIE,
    },
  });
}
