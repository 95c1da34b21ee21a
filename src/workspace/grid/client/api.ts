/** The page's calls. The session is a cookie that this script cannot read; the person is named in a header. */
import type { Block, BookView, Complaint, Write } from './types.ts';

export class Refused extends Error {
  readonly complaints: Complaint[];
  readonly status: number;
  constructor(status: number, message: string, complaints: Complaint[] = []) {
    super(message);
    this.name = 'Refused';
    this.status = status;
    this.complaints = complaints;
  }
}

export interface Done {
  version: number;
  warned: Complaint[];
}

export class Api {
  person = '';
  readonly #base: string;

  constructor(id: string) {
    this.#base = `/grid/d/${id}/`;
  }

  async #call<T>(path: string, body?: unknown): Promise<T> {
    const headers: Record<string, string> = this.person === '' ? {} : { 'x-workspace-person': this.person };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const answer = await fetch(this.#base + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const json = (await answer.json().catch(() => ({}))) as {
      error?: { message?: string };
      refused?: Complaint[];
    };
    if (!answer.ok) throw new Refused(answer.status, json.error?.message ?? answer.statusText, json.refused);
    return json as T;
  }

  book = (tab: number | undefined): Promise<BookView> =>
    this.#call(tab === undefined ? 'book' : `book?tab=${tab}`);

  cells(tab: { id: number; title: string }, from: number, to: number): Promise<Block> {
    const query = new URLSearchParams({
      tab: String(tab.id),
      title: tab.title,
      from: `${from}`,
      to: `${to}`,
    });
    return this.#call(`cells?${query}`);
  }

  /** Resolves when the version is another one, or after some seconds. */
  changes = async (since: number): Promise<number | null> =>
    (await this.#call<{ version: number | null }>(`changes?since=${since}`)).version;

  type = (tab: number, writes: Write[]): Promise<Done> => this.#call('type', { tab, writes });

  batch = (requests: unknown[]): Promise<Done> => this.#call('batch', { requests });
}
