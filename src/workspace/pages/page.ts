/** The frame around every page: bar, language switch, headers that keep it closed. */
import { raw } from 'hono/html';
import { type Content, type Html, html } from './html.ts';
import { STYLE } from './style.ts';
import { type Language, words } from './words.ts';

/** Nothing is loaded, run, framed or sent from these pages. Styles stand in the page itself. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export const LOGO = raw(
  '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true"><rect x="3" y="3" width="18" height="18" rx="4"/><path d="M3 9h18M9 9v12M13 15l2 2 3-4"/></svg>',
);

export type Place = 'home' | 'sheets' | 'mail';

export interface Page {
  title: string;
  language: Language;
  /** The address asked for, for the language switch. */
  url: URL;
  place?: Place;
  /** Rules of this page only. Never anything typed by a person. */
  style?: string;
  /** Whether the page fills the window and scrolls inside. */
  fills?: boolean;
  body: Content;
}

/** An address within the workspace, with the language carried along. */
export function link(path: string, language: Language, query: Record<string, string | number> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) search.set(name, String(value));
  if (language === 'en') search.set('lang', 'en');
  return search.size === 0 ? path : `${path}?${search}`;
}

export function otherLanguage(url: URL, language: Language): string {
  const search = new URLSearchParams(url.searchParams);
  search.delete('lang');
  return link(url.pathname, language === 'id' ? 'en' : 'id', Object.fromEntries(search));
}

/** The whole document. */
export function document(page: Page): Html {
  const { language } = page;
  const say = words[language];
  const entry = (place: Place, path: string) =>
    html`<a href="${link(path, language)}"${page.place === place ? raw(' aria-current="page"') : ''}>${say[place]}</a>`;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} · ${say.brand}</title>
<style>${raw(STYLE)}${raw(page.style ?? '')}</style>
</head>
<body${page.fills ? raw(' class="fills"') : ''}>
<header class="bar">
<a class="brand" href="${link('/', language)}">${LOGO}${say.brand}</a>
<span class="badge sample">${say.sample}</span>
<nav>${entry('sheets', '/drive')}${entry('mail', '/mail')}<a href="${otherLanguage(page.url, language)}" hreflang="${
    language === 'id' ? 'en' : 'id'
  }">${say.other}</a></nav>
</header>
${page.body}
</body>
</html>
`;
}

/** A page as an answer. `status` is 200 unless told. */
export function respond(page: Page, status = 200): Response {
  return new Response(document(page).toString(), {
    status,
    headers: { ...CLOSED, 'Content-Type': 'text/html; charset=utf-8' },
  });
}

/** Headers of everything the workspace shows to a browser. */
export const CLOSED = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
} as const;

/** A page with a heading and one sentence: not found, refused. */
export function notice(
  url: URL,
  language: Language,
  status: number,
  title: string,
  sentence: string,
  back?: { href: string; text: string },
): Response {
  const body = html`<main><h1>${title}</h1><p class="lead">${sentence}</p>${
    back === undefined ? '' : html`<p><a href="${back.href}">${back.text}</a></p>`
  }</main>`;
  return respond({ title, language, url, body }, status);
}
