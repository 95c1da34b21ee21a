/** From a path to an operation, on one origin whatever the `Host`. */
import type { Tokens } from './auth.ts';
import { DRIVE_OPERATIONS } from './drive/operations.ts';
import { UPLOAD_OPERATIONS } from './drive/upload.ts';
import { UPLOAD_NEW } from './drive/upload-new.ts';
import { ApiError, forbidden, sheetsError, unauthenticated } from './errors.ts';
import { EVENTS_OPERATIONS } from './events/operations.ts';
import type { Faults } from './faults/faults.ts';
import { ConnectionReset, strokeOf } from './faults/stroke.ts';
import { GMAIL_OPERATIONS } from './gmail/operations.ts';
import { isForeign } from './host.ts';
import { IAM_OPERATIONS } from './iam/operations.ts';
import type { CallInfo, Operation } from './operation.ts';
import { PUBSUB_OPERATIONS } from './pubsub/operations.ts';
import type { Quota } from './quota.ts';
import { violations } from './schema/check.ts';
import { checkRequest } from './schema/requests.ts';
import { assertScope } from './scopes.ts';
import type { Services } from './services.ts';
import { SHEETS_OPERATIONS } from './sheets/operations.ts';
import { textResponse } from './text-response.ts';

export type { CallInfo } from './operation.ts';

/** Run around every call. */
export interface Hooks {
  before?(call: CallInfo): void | Promise<void>;
  after?(call: CallInfo): void | Promise<void>;
}

const OPERATIONS: Operation[] = [
  ...SHEETS_OPERATIONS,
  ...DRIVE_OPERATIONS,
  ...UPLOAD_OPERATIONS,
  UPLOAD_NEW,
  ...GMAIL_OPERATIONS,
  ...PUBSUB_OPERATIONS,
  ...IAM_OPERATIONS,
  ...EVENTS_OPERATIONS,
];

export interface RouterOptions {
  services: Services;
  tokens: Tokens;
  quota: Quota;
  hooks: Hooks;
  faults?: Faults | undefined;
  /** No token is checked: then nobody but programs of this computer may call. */
  open?: boolean;
}

/** Answers requests to Google's paths; undefined for any other path. */
export function makeRouter(options: RouterOptions): (request: Request) => Promise<Response | undefined> {
  return async (request) => {
    const url = new URL(request.url);
    if (
      !/^\/(token|oauth2\/v4\/token|v4\/|drive\/v3\/|upload\/drive\/v[23]\/|gmail\/v1\/|v1\/(projects|subscriptions)\b)/.test(
        url.pathname,
      )
    )
      return undefined;
    try {
      return await respond(options, request, url);
    } catch (error) {
      if (error instanceof ConnectionReset) throw error;
      if (error instanceof ApiError && typeof error.body === 'string') return page(error.status, error.body);
      if (error instanceof ApiError) return json(error.status, error.body);
      console.error('workspace:', error);
      return json(500, sheetsError(500, 'Internal error encountered.').body);
    }
  };
}

async function respond(options: RouterOptions, request: Request, url: URL): Promise<Response> {
  const { services, tokens, quota, hooks, faults } = options;
  const path = url.pathname;
  if (options.open && isForeign(request)) throw forbidden();
  if (/^\/(oauth2\/v4\/)?token$/.test(path) && request.method === 'POST') {
    const asked = { api: 'token', operation: 'token', account: '', kind: 'write' } as const;
    await strokeOf(faults, asked, services).before();
    return json(200, tokens.grant(await grantForm(request)));
  }
  const bearer = tokens.bearer(request.headers.get('authorization'));
  if (bearer === undefined)
    return json(401, unauthenticated(path.startsWith('/drive/')).body, {
      'www-authenticate': 'Bearer realm="https://accounts.google.com/"',
    });

  const { account } = bearer;
  for (const operation of OPERATIONS) {
    if (operation.method !== request.method) continue;
    const match = operation.path.exec(path);
    if (!match) continue;
    const parts = match.slice(1).map(decode);
    const info: CallInfo = {
      method: request.method,
      path,
      url: request.url,
      account,
      api: operation.api,
      kind: operation.kind,
      operation: operation.name,
      ...(/^(sheets|drive)$/.test(operation.api) && parts[0] !== undefined
        ? { spreadsheetId: parts[0] }
        : {}),
    };
    assertScope(bearer.scopes, operation);
    const stroke = strokeOf(faults, info, services);
    await stroke.before();
    if (operation.api === 'sheets') quota.take(account, operation.kind);
    else if (operation.api === 'drive') quota.drive(account);
    const content = operation.raw ? new Uint8Array(await request.arrayBuffer()) : undefined;
    const body = content ? {} : await readBody(request);
    if (operation.api === 'sheets') checkRequest(operation.name, body, url.searchParams);
    await hooks.before?.(info);
    const call = { services, account, query: url.searchParams, body, ...(content ? { content } : {}) };
    const result = await stroke.run(() => operation.run(call, parts));
    await hooks.after?.(info);
    await stroke.after();
    if (result instanceof Response) return result;
    return result === undefined ? new Response(null, { status: 204 }) : json(200, result);
  }
  throw sheetsError(404, 'Method not found.');
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw sheetsError(400, `Unable to parse range: ${part}`);
  }
}

/** The token endpoint takes a form; some clients send the same fields as JSON. */
async function grantForm(request: Request): Promise<URLSearchParams> {
  const text = await request.text();
  if (!/json/.test(request.headers.get('content-type') ?? '')) return new URLSearchParams(text);
  try {
    return new URLSearchParams(JSON.parse(text) as Record<string, string>);
  } catch {
    return new URLSearchParams();
  }
}

async function readBody(request: Request): Promise<Record<string, unknown>> {
  if (request.method === 'GET' || request.method === 'DELETE') return {};
  const text = await request.text();
  if (text.trim() === '') return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw violations([
      { description: 'Invalid JSON payload received. Parsing terminated before end of input.' },
    ]);
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw violations([
      { description: 'Invalid JSON payload received. Unknown name "": Root element must be a message.' },
    ]);
  return body as Record<string, unknown>;
}

const page = (status: number, html: string): Response =>
  new Response(html, { status, headers: { 'content-type': 'text/html; charset=UTF-8' } });

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return textResponse(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8', 'cache-control': 'private', ...headers },
  });
}
