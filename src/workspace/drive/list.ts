/** `files.list`. */
import { createHash } from 'node:crypto';
import { driveError } from '../errors.ts';
import type { FileRow } from './file.ts';
import { FOLDER } from './file.ts';
import { FILE_FIELDS, fileJson } from './file-json.ts';
import { badParameter, type DriveCall, flag, masked, pageSize } from './json.ts';
import { compileQuery } from './query.ts';
import { FILE_LIST } from './shapes.ts';

type Order = (a: FileRow, b: FileRow) => number;

const byTime: Order = (a, b) => a.modified - b.modified;
const none: Order = () => 0;

const ORDERS: Record<string, Order> = {
  modifiedTime: byTime,
  recency: byTime,
  modifiedByMeTime: byTime,
  viewedByMeTime: none,
  sharedWithMeTime: none,
  quotaBytesUsed: none,
  starred: none,
  createdTime: (a, b) => a.created - b.created,
  name: (a, b) => a.name.localeCompare(b.name),
  name_natural: (a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }),
  folder: (a, b) => Number(b.mime_type === FOLDER) - Number(a.mime_type === FOLDER),
};

function ordering(text: string): Order {
  const keys = text.split(',').map((part) => {
    const [key = '', direction] = part.trim().split(/\s+/);
    const order = Object.hasOwn(ORDERS, key) ? ORDERS[key] : undefined;
    if (!order || (direction !== undefined && direction !== 'desc')) throw badParameter('orderBy', text);
    return direction === 'desc' ? (a: FileRow, b: FileRow) => order(b, a) : order;
  });
  return (a, b) => keys.reduce((sum, key) => sum || key(a, b), 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

const CORPORA = ['user', 'domain', 'drive', 'allDrives'];

/** Which files are searched: https://developers.google.com/workspace/drive/api/guides/enable-shareddrives */
function scope(call: DriveCall): (file: FileRow) => boolean {
  const { services, account, query } = call;
  const corpora = query.get('corpora') ?? 'user';
  if (!CORPORA.includes(corpora)) throw badParameter('corpora', corpora);
  const driveId = query.get('driveId') ?? query.get('teamDriveId') ?? undefined;
  if ((corpora === 'drive') !== (driveId !== undefined))
    throw driveError(
      400,
      'invalid',
      "The driveId must be specified if and only if corpora is set to 'drive'.",
      'driveId',
    );
  const both =
    flag(query, 'includeItemsFromAllDrives') &&
    (flag(query, 'supportsAllDrives') || flag(query, 'supportsTeamDrives'));
  if ((corpora === 'drive' || corpora === 'allDrives') && !both)
    throw driveError(
      403,
      'teamDrivesParameterRequired',
      'The includeItemsFromAllDrives and supportsAllDrives parameters must be set when corpora is drive or allDrives.',
    );
  if (driveId !== undefined && !services.access.driveRole(driveId, account))
    throw driveError(404, 'notFound', `Shared drive not found: ${driveId}`, 'driveId');
  return (file) =>
    (driveId === undefined ? file.drive_id === null || both : file.drive_id === driveId) &&
    services.access.listed(file, account);
}

export function listFiles(call: DriveCall): unknown {
  const { services, account, query } = call;
  const q = query.get('q');
  let test = (_file: FileRow) => true;
  try {
    if (q) test = compileQuery(q, { account, access: services.access });
  } catch {
    throw driveError(400, 'invalid', 'Invalid Value', 'q');
  }
  const size = pageSize(query, 1000);
  const within = scope(call);
  const order = ordering(query.get('orderBy') || 'modifiedTime desc');
  const files = services.files.all().filter((file) => test(file) && within(file));
  files.sort(order);
  const asked = fingerprint(query);
  const from = pageStart(query.get('pageToken'), asked);
  const page = files.slice(from, from + size);
  const next = Buffer.from(`~${from + size}~${asked}`).toString('base64url');
  return masked(
    {
      kind: 'drive#fileList',
      ...(from + size < files.length ? { nextPageToken: next } : {}),
      incompleteSearch: false,
      files: page.map((file) => fileJson(file, account, services)),
    },
    query,
    FILE_LIST,
    `kind,incompleteSearch,nextPageToken,files(${FILE_FIELDS})`,
  );
}

/** A page token belongs to its search: with another one it is refused. */
const fingerprint = (query: URLSearchParams): string =>
  createHash('sha256')
    .update(JSON.stringify(['q', 'orderBy', 'corpora', 'driveId'].map((name) => query.get(name))))
    .digest('hex')
    .slice(0, 12);

function pageStart(token: string | null, asked: string): number {
  if (token === null || token === '') return 0;
  const [, from, of] = /^~(\d{1,9})~(\w+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (from === undefined || of !== asked) throw driveError(400, 'invalid', 'Invalid Value', 'pageToken');
  return Number(from);
}
