/**
 * Cloudflare D1 from outside of a Worker, through Cloudflare's API: as much of a binding as the store uses.
 * https://developers.cloudflare.com/api/resources/d1/subresources/database/methods/query/
 */
import type { D1Database, D1Result } from '@cloudflare/workers-types';
import * as z from 'zod';

/** Cloudflare's own; another only where a machine plays Cloudflare. */
const API = 'https://api.cloudflare.com/client/v4';

/** A statement may take 30 s there. Milliseconds. */
const PATIENCE = 60_000;

export interface CloudflareAccess {
  /** Id of the account: 32 hexadecimal digits. */
  account: string;
  /** API token that may edit D1. */
  token: string;
  /** Address of the API, without a slash at its end. */
  api?: string | undefined;
}

const Envelope = z.looseObject({
  success: z.boolean(),
  errors: z.array(z.looseObject({ code: z.number().optional(), message: z.string() })).default([]),
  result: z.unknown(),
});
const Databases = z.array(z.looseObject({ uuid: z.string(), name: z.string() }));
const Results = z.array(
  z.looseObject({
    success: z.boolean(),
    results: z.array(z.record(z.string(), z.unknown())).default([]),
    meta: z.looseObject({ changes: z.number().default(0), last_row_id: z.number().default(0) }),
  }),
);

/**
 * @param name of the database, as wrangler.toml has it, or its id.
 * @throws Error when Cloudflare cannot be reached, refuses the token, or has no such database.
 */
export async function remoteD1(access: CloudflareAccess, name: string): Promise<D1Database> {
  const databases = `/accounts/${encodeURIComponent(access.account)}/d1/database`;
  const found = Databases.parse(
    await call(access, `${databases}?name=${encodeURIComponent(name)}&per_page=100`),
  );
  const id = isId(name) ? name : found.find((each) => each.name === name)?.uuid;
  if (id === undefined)
    throw new Error(
      `Cloudflare has no D1 database "${name}" in this account; \`npx wrangler d1 list\` shows them`,
    );

  /** All or none, as one step: D1 runs a batch as a transaction. */
  async function run(statements: readonly Statement[]): Promise<D1Result[]> {
    const sent = statements.map(withTextsBound);
    const body = sent.length === 1 ? sent[0] : { batch: sent };
    const results = Results.parse(await call(access, `${databases}/${id}/query`, body));
    if (results.length !== sent.length || results.some(({ success }) => !success))
      throw new Error('Cloudflare did not answer every statement; what was done is not known');
    return results as unknown as D1Result[];
  }
  const statement = (text: string, values: readonly unknown[]): Bound => ({
    text,
    values,
    bind: (...bound) => statement(text, bound),
    all: async () => (await run([{ text, values }]))[0]!,
  });
  const database = { prepare: (text: string) => statement(text, []), batch: run };
  return database as unknown as D1Database;
}

interface Statement {
  text: string;
  values: readonly unknown[];
}

interface Bound extends Statement {
  bind(...values: unknown[]): Bound;
  all(): Promise<D1Result>;
}

const isId = (name: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);

/** Quoted texts and names, which may hold a question mark, or the mark of a parameter. */
const MARKS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\?/g;

/** The API takes parameters that are texts; numbers and null are written into the statement. */
function withTextsBound({ text, values }: Statement): { sql: string; params: string[] } {
  const params: string[] = [];
  let next = 0;
  const sql = text.replace(MARKS, (mark) => {
    if (mark !== '?') return mark;
    const value = values[next++];
    if (value === null) return 'null';
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
    if (typeof value !== 'string') throw new TypeError(`D1 cannot bind a value of type ${typeof value}`);
    params.push(value);
    return '?';
  });
  return { sql, params };
}

/** Gives the `result` of the answer. A body makes it a POST. */
async function call({ token, api = API }: CloudflareAccess, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${api}${path}`, {
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
  }).catch((cause: Error) => {
    throw new Error(`Cloudflare cannot be reached: ${cause.message}`, { cause });
  });
  const read = Envelope.safeParse(await response.json().catch(() => undefined));
  if (response.ok && read.data?.success) return read.data.result;
  const said = (read.data?.errors ?? []).map(({ code, message }) => `${message} (${code ?? '–'})`).join('; ');
  throw new Error(
    `Cloudflare refused: ${said || response.statusText}, HTTP ${response.status}${remedy(response.status)}`,
  );
}

function remedy(status: number): string {
  if (status === 401 || status === 403)
    return '; CLOUDFLARE_API_TOKEN must be a token of this account that may edit D1';
  if (status === 429) return '; wait five minutes, then do the same again';
  return '';
}
