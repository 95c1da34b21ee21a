/** One method of Google's APIs: where it is called, what it costs, what it does. */
import type { Kind } from './quota.ts';
import type { Services } from './services.ts';

export type Api = 'sheets' | 'drive' | 'gmail' | 'pubsub' | 'iam' | 'events';

/** What hooks and faults are told of a call. */
export interface CallInfo {
  method: string;
  path: string;
  url: string;
  account: string;
  api: Api;
  kind: Kind;
  /** As in Google's documentation: `values.batchGet`, `spreadsheets.batchUpdate`, `files.list`, … */
  operation: string;
  /** The spreadsheet or Drive file that the path names. */
  spreadsheetId?: string;
}

export interface Call {
  services: Services;
  account: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
  /** The body as it came, of an operation that takes files. */
  content?: Uint8Array;
}

export interface Operation {
  api: Api;
  kind: Kind;
  name: string;
  method: string;
  /** Matched against the path as it came: groups are decoded. */
  path: RegExp;
  /** The body is a file, no JSON. */
  raw?: true;
  /** Undefined is answered with 204. */
  run(call: Call, parts: string[]): unknown;
}

/** Makes operations of one API: `of('drive')('read', 'files.get', 'GET', /^…$/, run)`. */
export const of =
  (api: Api) =>
  (kind: Kind, name: string, method: string, path: RegExp, run: Operation['run']): Operation => ({
    api,
    kind,
    name,
    method,
    path,
    run,
  });
