/** The grid: its page, its scripts, and the routes by which it reads and acts. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { columnName, quoteTitle } from '../book/a1.ts';
import { isOwnHost } from '../host.ts';
import { lockedTab } from '../pages/protection.ts';
import { languageOf } from '../pages/words.ts';
import { asset } from './assets.ts';
import type { BookView, Complaint, Write } from './client/types.ts';
import type { Desk } from './desk.ts';
import { filesRoute } from './files.ts';
import { gridPage } from './page.ts';
import { ownPage } from './session.ts';
import { BLOCK_FIELDS, blockOf, filteredRows, TAB_FIELDS, tabColor, tabView } from './view.ts';
import { readWrites } from './writes.ts';

const EDIT = /^\/spreadsheets\/d\/([\w-]{1,200})(?:\/edit)?\/?$/;
const ROUTE = /^\/grid\/d\/([\w-]{1,200})\/(book|cells|changes|type|batch)$/;

/** Milliseconds that a request for changes is held open, and between two looks at the version. */
const HOLD = 20_000;
const LOOK = 150;
/** Rows of one answer. */
const MAX_BLOCK = 500;

/** Answers the grid's own paths; undefined for every other, and for a file that is no spreadsheet. */
export function gridHandler(desk: Desk): (request: Request) => Promise<Response | undefined> {
  return async (request) => {
    const url = new URL(request.url);
    const edit = EDIT.exec(url.pathname)?.[1];
    if (edit !== undefined && request.method === 'GET' && isOwnHost(request)) {
      const title = desk.version(edit) === undefined ? undefined : desk.title(edit);
      return title === undefined ? undefined : gridPage(edit, title, languageOf(url), url);
    }
    const files = await filesRoute(desk, request, url);
    if (files) return files;
    if (!url.pathname.startsWith('/grid/')) return undefined;
    if (!isOwnHost(request)) return refusal(403, 'foreign host');
    if (request.method === 'GET') {
      const found = asset(url.pathname);
      if (found) return found;
    }
    const [, id, action] = ROUTE.exec(url.pathname) ?? [];
    if (id === undefined) return refusal(404, 'not found');
    if (!ownPage(request)) return refusal(403, 'foreign page');
    if (desk.version(id) === undefined) return refusal(404, 'no such spreadsheet');
    const people = desk.people(id);
    const asked = request.headers.get('x-workspace-person') ?? '';
    const me = people.find(({ email }) => email === asked) ?? people[0];
    if (me === undefined) return refusal(403, 'nobody may open this spreadsheet');
    const call = new Call(desk, id, me.email, url);
    if (request.method === 'GET') {
      if (action === 'changes')
        return changes(desk, id, Number(url.searchParams.get('since')), request.signal);
      if (action === 'book') return call.book(people, me.role);
      if (action === 'cells') return call.cells();
    } else if (request.method === 'POST') {
      const body = (await request.json().catch(() => undefined)) as Record<string, unknown> | undefined;
      if (typeof body !== 'object' || body === null) return refusal(400, 'no JSON');
      if (action === 'type') return call.type(Number(body.tab), readWrites(body.writes));
      if (action === 'batch') return call.batch(body.requests);
    }
    return refusal(405, 'method not allowed');
  };
}

class Call {
  readonly #desk: Desk;
  readonly #id: string;
  readonly #me: string;
  readonly #url: URL;

  constructor(desk: Desk, id: string, me: string, url: URL) {
    this.#desk = desk;
    this.#id = id;
    this.#me = me;
    this.#url = url;
  }

  /** Tabs, people, and the layout of one tab: the one asked for, else the first visible. */
  async book(people: { email: string; role: string }[], role: string): Promise<Response> {
    const version = this.#desk.version(this.#id) ?? 0;
    const all = await this.#get<sheets_v4.Schema$Spreadsheet>('', {
      fields: 'properties(title),sheets(properties,protectedRanges(warningOnly,range))',
    });
    if (all instanceof Response) return all;
    const sheets = (all.sheets ?? []).filter(({ properties }) => properties?.hidden !== true);
    const asked = Number(this.#url.searchParams.get('tab') ?? Number.NaN);
    const chosen = sheets.find(({ properties }) => properties?.sheetId === asked) ?? sheets[0];
    if (chosen === undefined) return refusal(404, 'no visible tab');
    const title = chosen.properties?.title ?? '';
    const full = await this.#get<sheets_v4.Schema$Spreadsheet>('', {
      ranges: quoteTitle(title),
      fields: TAB_FIELDS,
    });
    if (full instanceof Response) return full;
    const tab = tabView(full.sheets![0]!);
    if (tab.filter && Object.keys(tab.filter.hidden).length > 0) {
      const { top, bottom, left, right } = tab.filter.area;
      const range = `${quoteTitle(title)}!${columnName(left)}${top + 1}:${columnName(right - 1)}${bottom}`;
      const shown = await this.#get<sheets_v4.Schema$ValueRange>(`/values/${encodeURIComponent(range)}`, {});
      if (shown instanceof Response) return shown;
      tab.hiddenRows = [...new Set([...tab.hiddenRows, ...filteredRows(tab.filter, shown.values ?? [])])];
    }
    const view: BookView = {
      id: this.#id,
      title: all.properties?.title ?? '',
      version,
      me: this.#me,
      canWrite: role !== 'reader' && role !== 'commenter',
      people,
      tabs: sheets.map((sheet) => {
        const color = tabColor(sheet);
        return {
          id: sheet.properties?.sheetId ?? 0,
          title: sheet.properties?.title ?? '',
          locked: lockedTab(sheet),
          ...(color ? { color } : {}),
        };
      }),
      tab,
    };
    return Response.json(view);
  }

  /** A stretch of rows with everything that is drawn of them. */
  async cells(): Promise<Response> {
    const query = this.#url.searchParams;
    const from = Math.max(0, Math.floor(Number(query.get('from')) || 0));
    const to = Math.min(Math.floor(Number(query.get('to')) || 0), from + MAX_BLOCK);
    const tab = Number(query.get('tab'));
    const title = query.get('title') ?? '';
    if (to <= from) return refusal(400, 'no rows');
    const found = await this.#get<sheets_v4.Schema$Spreadsheet>('', {
      ranges: `${quoteTitle(title)}!${from + 1}:${to}`,
      fields: `properties(locale),${BLOCK_FIELDS}`,
    });
    if (found instanceof Response) return found;
    const judge = (row: number, column: number, text: string) =>
      this.#desk.judge(this.#id, tab, [{ row, column, text }]).warned.length > 0;
    const choices = (row: number, column: number) => this.#desk.choices(this.#id, tab, row, column);
    return Response.json(
      blockOf(found.sheets![0]!, from, found.properties?.locale ?? 'en_US', judge, choices),
    );
  }

  /** Values as typed. A rule that is strict refuses all of them, and says which cell it was. */
  async type(tab: number, writes: Write[] | undefined): Promise<Response> {
    if (writes === undefined) return refusal(400, 'nothing typed');
    const properties = await this.#get<sheets_v4.Schema$Spreadsheet>('', {
      fields: 'sheets(properties(sheetId,title))',
    });
    if (properties instanceof Response) return properties;
    const title = properties.sheets?.find((sheet) => sheet.properties?.sheetId === tab)?.properties?.title;
    if (title == null) return refusal(404, 'no such tab');
    const typed = writes.flatMap(({ row, column, values }) =>
      values.flatMap((line, r) =>
        line.flatMap((text, c) => (text === null ? [] : [{ row: row + r, column: column + c, text }])),
      ),
    );
    const { refused, warned } = this.#desk.judge(this.#id, tab, typed);
    if (refused.length > 0) return Response.json({ refused: refused.slice(0, 5) }, { status: 422 });
    const data = writes.map(({ row, column, values }) => ({
      range: `${quoteTitle(title)}!${columnName(column)}${row + 1}`,
      values,
    }));
    const answer = await this.#send('/values:batchUpdate', { valueInputOption: 'USER_ENTERED', data });
    return this.#after(answer, warned);
  }

  /** Requests of `spreadsheets.batchUpdate`, as the person. */
  async batch(requests: unknown): Promise<Response> {
    return this.#after(await this.#send(':batchUpdate', { requests }), []);
  }

  async #after(answer: Response, warned: Complaint[]): Promise<Response> {
    if (!answer.ok) return answer;
    return Response.json({ version: this.#desk.version(this.#id), warned: warned.slice(0, 5) });
  }

  #address = (tail: string): URL => new URL(`/v4/spreadsheets/${this.#id}${tail}`, this.#url);

  #send(tail: string, body: unknown): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return this.#desk.call(
      this.#me,
      new Request(this.#address(tail), { method: 'POST', headers, body: JSON.stringify(body) }),
    );
  }

  /** The parsed answer, or the refusal to hand on. */
  async #get<T>(tail: string, query: Record<string, string>): Promise<T | Response> {
    const address = this.#address(tail);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    const answer = await this.#desk.call(this.#me, new Request(address));
    return answer.ok ? ((await answer.json()) as T) : answer;
  }
}

/** Answers as soon as the version is not the known one any more; at the latest after `HOLD`, with the known one. */
async function changes(desk: Desk, id: string, since: number, signal: AbortSignal): Promise<Response> {
  const end = performance.now() + HOLD;
  let version = desk.version(id);
  while (version === since && performance.now() < end && !signal.aborted) {
    await new Promise((resolve) => setTimeout(resolve, LOOK).unref());
    version = desk.isOpen() ? desk.version(id) : undefined;
  }
  return Response.json({ version: version ?? null });
}

const refusal = (status: number, message: string): Response =>
  Response.json({ error: { code: status, message } }, { status });
