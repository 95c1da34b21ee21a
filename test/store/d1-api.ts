/** Cloudflare's API for D1 on 127.0.0.1, on top of a D1 binding: as strict about parameters as its reference is. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { D1Database } from '@cloudflare/workers-types';

export const ACCOUNT = '0123456789abcdef0123456789abcdef';
export const TOKEN = 'kunci-contoh';

export interface D1Api {
  /** Address of the API. */
  api: string;
  /** Environment by which a command finds it. */
  environment: Record<string, string>;
  /** Answers the next call with this status and nothing done. */
  refuse(status: number): void;
  close(): Promise<void>;
}

/** @param database behind a name, asked anew at every call. */
export async function startD1Api(database: (name: string) => D1Database | undefined): Promise<D1Api> {
  const ids = new Map<string, string>();
  const idOf = (name: string) => {
    const id = ids.get(name) ?? `00000000-0000-4000-8000-${String(ids.size).padStart(12, '0')}`;
    ids.set(name, id);
    return id;
  };
  let refused: number | undefined;

  async function answer(method: string, address: string, token: string | undefined, body: string) {
    if (refused !== undefined) {
      const status = refused;
      refused = undefined;
      return fault(status, 10_000, 'refused for this test');
    }
    if (token !== `Bearer ${TOKEN}`) return fault(403, 10_000, 'Authentication error');
    const url = new URL(address, 'http://api');
    const [account, id, action] =
      /^\/client\/v4\/accounts\/(\w+)\/d1\/database(?:\/([\w-]+)\/(query))?$/.exec(url.pathname)?.slice(1) ??
      [];
    if (account !== ACCOUNT) return fault(404, 7003, 'Could not route');
    if (action === undefined) {
      const name = url.searchParams.get('name') ?? '';
      // Names that merely hold what was asked for are found too.
      const names = database(name) === undefined ? [] : [`${name}-lain`, name];
      return done(names.map((each) => ({ uuid: idOf(each), name: each })));
    }
    const name = [...ids].find(([, known]) => known === id)?.[0];
    const found = name === undefined ? undefined : database(name);
    if (found === undefined || method !== 'POST') return fault(404, 7404, 'The database could not be found');
    const { batch, ...one } = JSON.parse(body) as { batch?: Sent[] } & Sent;
    const sent = batch ?? [one];
    if (sent.some(({ params }) => params?.some((param) => typeof param !== 'string')))
      return fault(400, 7400, 'params must be texts');
    try {
      return done(
        await found.batch(sent.map(({ sql, params }) => found.prepare(sql).bind(...(params ?? [])))),
      );
    } catch (error) {
      return fault(400, 7500, (error as Error).message);
    }
  }

  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const { status, body } = await answer(method, url, headers.authorization, await text(request));
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}/client/v4`;
  return {
    api,
    environment: {
      CLOUDFLARE_ACCOUNT_ID: ACCOUNT,
      CLOUDFLARE_API_TOKEN: TOKEN,
      CLOUDFLARE_API_BASE_URL: api,
    },
    refuse: (status) => {
      refused = status;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Sent {
  sql: string;
  params?: string[];
}

const done = (result: unknown) => ({
  status: 200,
  body: { success: true, errors: [], messages: [], result },
});
const fault = (status: number, code: number, message: string) => ({
  status,
  body: { success: false, errors: [{ code, message }], messages: [], result: null },
});
