/** What an access token may be used for: https://developers.google.com/identity/protocols/oauth2/scopes */
import { ApiError } from './errors.ts';
import type { Operation } from './operation.ts';

const AUTH = 'https://www.googleapis.com/auth/';
const names = (text: string): string[] => text.split(' ').map((name) => AUTH + name);

/** Any one of these will do. `drive.file` reaches files of the application only, which here is every client. */
const NEEDED: Record<Operation['api'], Record<Operation['kind'], string[]>> = {
  sheets: {
    read: names('spreadsheets spreadsheets.readonly drive drive.readonly drive.file'),
    write: names('spreadsheets drive drive.file'),
  },
  drive: {
    read: names('drive drive.readonly drive.file drive.metadata drive.metadata.readonly'),
    write: names('drive drive.file'),
  },
  gmail: {
    read: ['https://mail.google.com/', ...names('gmail.readonly gmail.modify')],
    write: ['https://mail.google.com/', ...names('gmail.send gmail.compose gmail.modify')],
  },
  pubsub: { read: names('pubsub cloud-platform'), write: names('pubsub cloud-platform') },
  events: {
    read: names('drive drive.readonly drive.file drive.metadata drive.metadata.readonly'),
    write: names('drive drive.readonly drive.file drive.metadata drive.metadata.readonly'),
  },
  iam: { read: names('iam cloud-platform'), write: names('iam cloud-platform') },
};

/** Watching writes nothing: who may read the metadata may watch. */
const WATCHING = new Set(['files.watch', 'changes.watch', 'channels.stop']);

const isScope = (scope: string): boolean =>
  /^https:\/\/(www\.googleapis\.com\/auth\/[\w.]+|mail\.google\.com\/)$/.test(scope) ||
  ['openid', 'email', 'profile'].includes(scope);

/** The scopes of a text with blanks between them; undefined when one is none of Google's. */
export function readScopes(text: string): string[] | undefined {
  const scopes = text.split(/\s+/).filter((scope) => scope !== '');
  return scopes.every(isScope) ? scopes : undefined;
}

const SERVICES: Record<Operation['api'], string> = {
  sheets: 'sheets.googleapis.com',
  drive: 'drive.googleapis.com',
  gmail: 'gmail.googleapis.com',
  pubsub: 'pubsub.googleapis.com',
  events: 'workspaceevents.googleapis.com',
  iam: 'iamcredentials.googleapis.com',
};

/** Throws Google's 403 when no scope of the token covers the operation. `scopes` null: covers everything. */
export function assertScope(scopes: readonly string[] | null, operation: Operation): void {
  const kind = WATCHING.has(operation.name) ? 'read' : operation.kind;
  const needed = NEEDED[operation.api][kind];
  if (scopes === null || scopes.some((scope) => needed.includes(scope))) return;
  const message = 'Request had insufficient authentication scopes.';
  const details = [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
      domain: 'googleapis.com',
      metadata: { service: SERVICES[operation.api], method: operation.name },
    },
  ];
  const errors = [
    { message: 'Insufficient Permission', domain: 'global', reason: 'insufficientPermissions' },
  ];
  const listed = operation.api === 'drive' || operation.api === 'gmail';
  throw new ApiError(403, message, {
    error: { code: 403, message, ...(listed ? { errors } : {}), status: 'PERMISSION_DENIED', details },
  });
}
