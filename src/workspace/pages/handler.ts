/** The pages of the local workspace, to be mounted beside its API. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { refusal } from './guard.ts';
import { drivePage, homePage, type ListedFile } from './lists.ts';
import { link, notice, respond } from './page.ts';
import { renderSpreadsheet } from './spreadsheet.ts';
import { languageOf, words } from './words.ts';

export interface PagesOptions {
  workspace: {
    /** The JSON of `spreadsheets.get?includeGridData=true`; undefined when there is none. */
    spreadsheet(id: string): object | undefined;
    /** The JSON of `files.get`, for every file; folders are passed over. A unit's name may be added. */
    files(): readonly { readonly [field in keyof ListedFile]?: unknown }[];
  };
  mailbox?: Mailbox;
}

const VIEWER = /^\/spreadsheets\/d\/([\w-]{1,200})(?:\/(?:edit|view)?)?$/;

/**
 * `/` front page, `/drive` list, `/spreadsheets/d/{id}/view` viewer (`?gid=` picks the tab), `/mail` mailbox;
 * `?lang=en` for English. The workspace itself answers `…/edit` with its grid; without it, it is the viewer. Answers undefined for every other path, which belongs to someone else.
 */
export function pagesHandler({
  workspace,
  mailbox,
}: PagesOptions): (request: Request) => Response | undefined {
  return (request) => {
    const url = new URL(request.url);
    const language = languageOf(url);
    const viewed = VIEWER.exec(url.pathname)?.[1];
    if (viewed === undefined && url.pathname !== '/' && url.pathname !== '/drive')
      return mailbox?.handle(request);
    const refused = refusal(request);
    if (refused !== undefined) return refused;
    if (viewed !== undefined) return viewer(viewed, workspace, url);
    const files = listed(workspace);
    if (url.pathname === '/drive') return respond(drivePage(files, language, url));
    const counts = { sheets: files.length, ...(mailbox === undefined ? {} : { mails: mailbox.count() }) };
    return respond(homePage(counts, language, url));
  };
}

const FOLDER = 'application/vnd.google-apps.folder';

function listed(workspace: PagesOptions['workspace']): ListedFile[] {
  return workspace
    .files()
    .filter((file) => file.mimeType !== FOLDER)
    .map(({ id, name, mimeType, modifiedTime, trashed, unit }) => ({
      id: String(id),
      name: String(name),
      mimeType: String(mimeType),
      modifiedTime: String(modifiedTime),
      trashed: trashed === true,
      ...(unit === undefined ? {} : { unit: String(unit) }),
    }));
}

function viewer(id: string, workspace: PagesOptions['workspace'], url: URL): Response {
  const language = languageOf(url);
  const say = words[language];
  // Google's own shape, whose every field may be missing: nothing below takes one for granted.
  const spreadsheet = workspace.spreadsheet(id) as sheets_v4.Schema$Spreadsheet | undefined;
  if (spreadsheet === undefined) {
    const known = listed(workspace).some((file) => file.id === id);
    const back = { href: link('/drive', language), text: say.backToSheets };
    return notice(url, language, 404, say.notFound, known ? say.noView : say.noSheet, back);
  }
  const gid = url.searchParams.get('gid');
  const tab = gid !== null && /^\d{1,12}$/.test(gid) ? Number(gid) : undefined;
  return respond(renderSpreadsheet(spreadsheet, { tab, language, url }));
}
