/** What people at the browser may do: the API's own operations under their name, and what a page needs to draw. */

import type { Book } from '../book/model.ts';
import { type Complaint, choicesOf, validateTyped } from '../cells/validation.ts';
import { ROLES, type Role } from '../drive/access.ts';
import { SPREADSHEET } from '../drive/file.ts';
import { serialNow } from '../formulas/calculator.ts';
import { newFileId } from '../ids.ts';
import type { Services } from '../services.ts';
import { readBook } from '../xlsx/read.ts';
import { writeBook } from '../xlsx/write.ts';

export interface Person {
  email: string;
  role: Role;
}

export interface Typed {
  row: number;
  column: number;
  text: string;
}

export interface Desk {
  /** Everybody who may open the file: writers first, the managers after them, readers last. */
  people(id: string): Person[];
  /** Everybody with an account. */
  everybody(): string[];
  /** False once the workspace was closed. */
  isOpen(): boolean;
  title(id: string): string | undefined;
  /** Grows with every change of the file; undefined when there is no such spreadsheet. */
  version(id: string): number | undefined;
  /**
   * An operation of the API in a person's name. Like Google's own editor it takes nothing from the API's quota and is
   * not counted among the calls.
   */
  call(email: string, request: Request): Promise<Response>;
  /** What data validation says to values on their way into a tab: refusals and warnings. */
  judge(id: string, sheetId: number, typed: readonly Typed[]): { refused: Complaint[]; warned: Complaint[] };
  /** The spreadsheet as an `.xlsx`, with the values of its formulas. */
  download(id: string): Promise<Uint8Array>;
  /** A new spreadsheet of a person from an `.xlsx`; its id. @throws ArchiveError for what is no workbook. */
  upload(email: string, name: string, bytes: Uint8Array, locale: string): Promise<string>;
  /** What a drop-down offers; undefined where there is none. */
  choices(id: string, sheetId: number, row: number, column: number): string[] | undefined;
}

export interface DeskOptions {
  services: Services;
  everybody: readonly string[];
  /** The API's router, without quota and hooks. */
  route(request: Request): Promise<Response | undefined>;
  tokenFor(email: string): string;
}

export function makeDesk({ services, everybody, route, tokenFor }: DeskOptions): Desk {
  const open = (id: string) => {
    const held = services.books.open(id);
    const around = {
      today: serialNow(services.now(), held.book.timeZone),
      value: (
        ...cell: Parameters<typeof services.calculator.value> extends [unknown, unknown, ...infer Rest]
          ? Rest
          : never
      ) => services.calculator.value(held.book, held.revision, ...cell),
    };
    return { book: held.book, around };
  };
  const rank = (role: Role): number => (role === 'writer' ? 0 : ROLES.length - ROLES.indexOf(role));
  return {
    people(id) {
      const file = services.files.get(id);
      if (file === undefined) return [];
      return everybody
        .flatMap((email) => {
          const role = services.access.role(file, email);
          return role === undefined ? [] : [{ email, role }];
        })
        .sort((a, b) => rank(a.role) - rank(b.role) || (a.email < b.email ? -1 : 1));
    },
    everybody: () => [...everybody],
    isOpen: () => services.db.isOpen,
    title: (id) => services.files.get(id)?.name,
    version(id) {
      const file = services.files.get(id);
      return file?.mime_type === SPREADSHEET ? services.files.revision(id) : undefined;
    },
    async call(email, request) {
      const headers = new Headers({ authorization: `Bearer ${tokenFor(email)}` });
      const type = request.headers.get('content-type');
      if (type !== null) headers.set('content-type', type);
      const body = request.method === 'GET' ? {} : { body: await request.arrayBuffer() };
      const answer = await route(new Request(request.url, { method: request.method, headers, ...body }));
      return answer ?? new Response(null, { status: 404 });
    },
    judge(id, sheetId, typed) {
      const { book, around } = open(id);
      const refused: Complaint[] = [];
      const warned: Complaint[] = [];
      for (const { row, column, text } of typed) {
        const verdict = validateTyped(book, sheetId, row, column, text, around);
        if (!verdict.allowed) refused.push(verdict.complaint);
        else if (verdict.warning) warned.push(verdict.warning);
      }
      return { refused, warned };
    },
    download(id) {
      const { book, around } = open(id);
      return writeBook(book, { value: around.value });
    },
    async upload(email, name, bytes, locale) {
      const fill = await readBook(bytes);
      const id = newFileId();
      const prepare = (book: Book) => {
        Object.assign(book, { locale, timeZone: locale === 'in_ID' ? 'Asia/Jakarta' : 'Etc/GMT' });
        fill(book);
      };
      services.createFile({
        id,
        name,
        mimeType: SPREADSHEET,
        parent: null,
        drive_id: null,
        account: email,
        prepare,
      });
      return id;
    },
    choices(id, sheetId, row, column) {
      const { book, around } = open(id);
      const tab = book.tabs.find((one) => one.sheetId === sheetId);
      return tab && choicesOf(book, tab, row, column, around);
    },
  };
}
