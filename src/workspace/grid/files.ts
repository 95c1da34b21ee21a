/** Spreadsheets as `.xlsx`: download, and upload by a plain form. */

import { ArchiveError } from '../../xlsx/unzip.ts';
import { isOwnHost } from '../host.ts';
import { html } from '../pages/html.ts';
import { document, link } from '../pages/page.ts';
import { type Language, languageOf } from '../pages/words.ts';
import { fill } from './client/places.ts';
import type { Desk } from './desk.ts';
import { ownPage, SESSION_COOKIE } from './session.ts';
import { gridWords } from './words.ts';

const EXPORT = /^\/spreadsheets\/d\/([\w-]{1,200})\/export$/;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Bytes of an uploaded file. */
const MAX_FILE = 20 * 1024 * 1024;

/** `/spreadsheets/d/{id}/export?format=xlsx` and `/drive/upload`; undefined for every other path. */
export async function filesRoute(desk: Desk, request: Request, url: URL): Promise<Response | undefined> {
  const id = EXPORT.exec(url.pathname)?.[1];
  if (id === undefined && url.pathname !== '/drive/upload') return undefined;
  if (!isOwnHost(request)) return new Response('foreign host', { status: 403 });
  if (id !== undefined)
    return request.method === 'GET' && ownPage(request) ? download(desk, id, url) : undefined;
  const language = languageOf(url);
  if (request.method === 'GET') return form(desk, language, url);
  if (request.method !== 'POST') return undefined;
  if (!ownPage(request)) return form(desk, language, url, gridWords[language].uploadForeign, 403);
  return upload(desk, request, language, url);
}

async function download(desk: Desk, id: string, url: URL): Promise<Response | undefined> {
  const title = desk.version(id) === undefined ? undefined : desk.title(id);
  if (title === undefined || url.searchParams.get('format') !== 'xlsx') return undefined;
  const name = `${title.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(0, 150)}.xlsx`;
  return new Response((await desk.download(id)) as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': XLSX,
      'Content-Disposition': `attachment; filename="lembar.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });
}

async function upload(desk: Desk, request: Request, language: Language, url: URL): Promise<Response> {
  const say = gridWords[language];
  const again = (message: string, status: number) => form(desk, language, url, message, status);
  const fields = await request.formData().catch(() => undefined);
  const file = fields?.get('file');
  const owner = String(fields?.get('owner') ?? '');
  if (!(file instanceof File) || file.size === 0) return again(say.uploadNone, 400);
  if (!desk.everybody().includes(owner)) return again(say.nobody, 400);
  if (file.size > MAX_FILE) return again(fill(say.uploadFailed, { message: '> 20 MB' }), 413);
  const name = file.name.replace(/\.xlsx$/i, '').slice(0, 200) || 'Lembar';
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const id = await desk.upload(owner, name, bytes, language === 'id' ? 'in_ID' : 'en_US');
    return new Response(null, {
      status: 303,
      headers: { Location: link(`/spreadsheets/d/${id}/edit`, language) },
    });
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return again(fill(say.uploadFailed, { message: error.message }), 400);
  }
}

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

function form(desk: Desk, language: Language, url: URL, message?: string, status = 200): Response {
  const say = gridWords[language];
  const owners = desk.everybody().map((email) => html`<option>${email}</option>`);
  const body = html`<main><h1>${say.upload}</h1><p class="lead">${say.uploadIntro}</p>${
    message !== undefined && html`<p class="card problem" role="alert">${message}</p>`
  }<form class="card" method="post" enctype="multipart/form-data" action="${link('/drive/upload', language)}">
<p><label>${say.uploadFile}<br><input type="file" name="file" accept=".xlsx" required></label></p>
<p><label>${say.uploadOwner}<br><select name="owner">${owners}</select></label></p>
<p><button>${say.upload}</button></p></form></main>`;
  const style = `.problem { border-color: #c4320a; color: #c4320a; margin: 0 0 16px } form.card p { margin: 0 0 16px; color: var(--ink) } form.card p:last-child { margin: 0 } label { font-weight: 600 } input, select { margin-top: 6px; font: inherit; font-weight: 400; max-width: 100% } select { padding: 6px 8px } button { font: inherit; font-weight: 600; padding: 8px 18px; border: 0; border-radius: 8px; background: var(--accent); color: var(--card); cursor: pointer }`;
  return new Response(
    document({ title: say.upload, language, url, place: 'sheets', style, body }).toString(),
    {
      status,
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': POLICY,
        'X-Content-Type-Options': 'nosniff',
        // The form's own Origin would be hidden by a stricter policy, and the form refused.
        'Referrer-Policy': 'same-origin',
        'Cache-Control': 'no-store',
        'Set-Cookie': SESSION_COOKIE,
      },
    },
  );
}
