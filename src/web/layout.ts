/** The frame of every page. */
import { html, raw } from 'hono/html';
import type { Language } from '../core/text/format.ts';
import { STYLE } from './style.ts';
import type { Wording } from './text/wording.ts';
import type { Viewer } from './viewer.ts';

export type Markup = ReturnType<typeof html>;

/** A rising line, inline so that no second request is needed. */
const ICON =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 16 16%22%3E%3Crect width=%2216%22 height=%2216%22 rx=%223%22 fill=%22%230b6b5f%22/%3E%3Cpath d=%22M3 11l4-3 2 1 4-5%22 fill=%22none%22 stroke=%22white%22 stroke-width=%221.6%22/%3E%3C/svg%3E';

export function documentPage(language: Language, title: string, body: Markup): Markup {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="${raw(ICON)}">
<style>${raw(STYLE)}</style>
</head>
<body>${body}</body>
</html>
`;
}

/** What an address asks for besides the language; what is undefined is left out. */
export type Query = Readonly<Record<string, string | undefined>>;

/** Where a page stands. */
export interface Place {
  path: '/' | '/ukuran' | '/cakupan' | '/mail-log' | '/alamat' | '/ops';
  viewer: Viewer;
  /** Kept in the other language; its template on other pages too. */
  query?: Query;
  mailbox?: string;
}

/** A link inside that keeps the language; Indonesian needs no mention. */
export function href(path: string, language: Language, asked: Query = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, value);
  if (language === 'en') query.set('lang', 'en');
  return query.size === 0 ? path : `${path}?${query}`;
}

export function framedPage(
  words: Wording,
  place: Place,
  heading: { title: string; district: string; demonstration: boolean },
  content: Markup,
): Markup {
  const { text, language } = words;
  const other: Language = language === 'id' ? 'en' : 'id';
  const link = (path: Place['path'], label: string) =>
    html`<a href="${href(path, language, { template: place.query?.template })}"${place.path === path ? raw(' aria-current="page"') : ''}>${label}</a>`;
  return documentPage(
    language,
    `${heading.title} · ${heading.district} · Pantau`,
    html`<a class="skip" href="#isi">${text.skip}</a>
${heading.demonstration ? html`<p class="demonstration" role="note">${text.demonstration}</p>` : ''}
<header class="top">
  <p class="brand">${text.product}</p>
  <nav>
    ${link('/', text.navigation.dashboard)}
    ${link('/ukuran', text.navigation.measures)}
    ${link('/cakupan', text.navigation.coverage)}
    ${place.viewer.scope.mailLog ? link('/mail-log', text.navigation.mailLog) : ''}
    ${place.viewer.scope.mailLog ? link('/alamat', text.navigation.addresses) : ''}
    ${place.viewer.scope.operations ? link('/ops', text.navigation.operations) : ''}
    ${place.mailbox === undefined ? '' : html`<a href="${place.mailbox}">${text.navigation.mailbox}</a>`}
    <a class="language" lang="${other}" hreflang="${other}" href="${href(place.path, other, place.query)}">${text.navigation.other}</a>
    ${place.viewer.session ? html`<form method="post" action="${href('/keluar', language)}"><button class="link">${text.navigation.signOut}</button></form>` : ''}
  </nav>
</header>
<main id="isi">
  <div class="heading"><p class="district">${heading.district}</p><h1>${heading.title}</h1></div>
  ${content}
</main>`,
  );
}

/** A page with one thing on it, for people who are not signed in. Without `path` there is no other language to turn to. */
export function plainPage(
  { text, language }: Wording,
  heading: { path?: string; title: string; demonstration: boolean },
  content: Markup,
): Markup {
  const other: Language = language === 'id' ? 'en' : 'id';
  return documentPage(
    language,
    `${heading.title} · Pantau`,
    html`${heading.demonstration ? html`<p class="demonstration" role="note">${text.demonstration}</p>` : ''}
<main class="refusal">
  <h1>${heading.title}</h1>
  ${content}
  ${heading.path === undefined ? '' : html`<p><a lang="${other}" hreflang="${other}" href="${href(heading.path, other)}">${text.navigation.other}</a></p>`}
</main>`,
  );
}
