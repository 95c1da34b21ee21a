/** Drive v3 files and permissions over HTTP. */
import { driveError, fileNotFound } from '../errors.ts';
import { newFileId } from '../ids.ts';
import { applyMask, parseMask } from '../mask.ts';
import type { Services } from '../services.ts';
import { ANYONE, mayAddFiles, ROLES, type Role } from './access.ts';
import type { FileRow } from './file.ts';
import { FOLDER } from './file.ts';
import { compileQuery } from './query.ts';

export interface DriveCall {
  services: Services;
  account: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
}

type Json = Record<string, unknown>;

const time = (ms: number): string => new Date(ms).toISOString();
const flag = (query: URLSearchParams, name: string): boolean => query.get(name)?.toLowerCase() === 'true';
const badParameter = (name: string, value: string) =>
  driveError(400, 'invalid', `Invalid value ${value}`, name);

/** All fields of a file that this workspace knows. */
export function fileJson(file: FileRow, account: string, services: Services): Json {
  const role = services.access.role(file, account);
  const writer = services.access.canWrite(file, account);
  return {
    kind: 'drive#file',
    id: file.id,
    name: file.name,
    mimeType: file.mime_type,
    trashed: file.trashed === 1,
    explicitlyTrashed: file.trashed === 1,
    parents: [file.parent ?? 'root'],
    version: String(file.version),
    createdTime: time(file.created),
    modifiedTime: time(file.modified),
    lastModifyingUser: {
      kind: 'drive#user',
      displayName: file.modified_by.split('@')[0],
      me: file.modified_by === account,
      emailAddress: file.modified_by,
      permissionId: '',
    },
    ...(file.owner
      ? { owners: [{ kind: 'drive#user', emailAddress: file.owner, me: file.owner === account }] }
      : {}),
    ownedByMe: file.owner === account,
    shared: file.drive_id !== null || services.access.list(file.id).length > 0,
    capabilities: {
      canEdit: writer,
      canShare: writer,
      canTrash: writer,
      canDelete: role === 'owner' || role === 'organizer',
    },
    ...(file.drive_id ? { driveId: file.drive_id, teamDriveId: file.drive_id } : {}),
    webViewLink:
      file.mime_type === FOLDER
        ? `${services.origin()}/drive?folder=${file.id}`
        : `${services.origin()}/spreadsheets/d/${file.id}/edit`,
  };
}

const DEFAULT_FIELDS = 'kind,id,name,mimeType,driveId,teamDriveId';

function masked(value: Json, query: URLSearchParams, fallback: string): unknown {
  try {
    return applyMask(value, parseMask(query.get('fields') ?? fallback));
  } catch {
    throw driveError(400, 'invalidParameter', `Invalid field selection ${query.get('fields')}`, 'fields');
  }
}

/** The file, when the account may see it; 404 as for a file that does not exist. */
function visible(call: DriveCall, id: string): FileRow {
  const file = call.services.files.get(id);
  if (!file || !call.services.access.canRead(file, call.account)) throw fileNotFound(id);
  // An application that does not know shared drives is told that the file is not there.
  if (file.drive_id && !flag(call.query, 'supportsAllDrives') && !flag(call.query, 'supportsTeamDrives'))
    throw fileNotFound(id);
  return file;
}

function writable(call: DriveCall, id: string): FileRow {
  const file = visible(call, id);
  if (!call.services.access.canWrite(file, call.account))
    throw driveError(
      403,
      'insufficientFilePermissions',
      'The user does not have sufficient permissions for this file.',
    );
  return file;
}

export function getFile(call: DriveCall, id: string): unknown {
  const file = visible(call, id);
  return masked(fileJson(file, call.account, call.services), call.query, DEFAULT_FIELDS);
}

/** Where a new or moved file goes: My Drive, a folder, or the top of a shared drive. */
function destination(
  call: DriveCall,
  parent: string | undefined,
): { parent: string | null; drive_id: string | null } {
  if (parent === undefined || parent === 'root') return { parent: null, drive_id: null };
  const { access, files } = call.services;
  if (access.drive(parent)) {
    const role = access.driveRole(parent, call.account);
    if (role === undefined || !flag(call.query, 'supportsAllDrives')) throw fileNotFound(parent);
    if (!mayAddFiles(role))
      throw driveError(
        403,
        'insufficientFilePermissions',
        'The user does not have sufficient permissions for this file.',
      );
    return { parent, drive_id: parent };
  }
  const folder = files.get(parent);
  if (!folder || folder.mime_type !== FOLDER || !access.canRead(folder, call.account))
    throw fileNotFound(parent);
  if (!access.canWrite(folder, call.account))
    throw driveError(
      403,
      'insufficientFilePermissions',
      'The user does not have sufficient permissions for this file.',
    );
  return { parent, drive_id: folder.drive_id };
}

export function createFile(call: DriveCall): unknown {
  const { services, account, body } = call;
  const mimeType = typeof body.mimeType === 'string' ? body.mimeType : 'application/octet-stream';
  const name = typeof body.name === 'string' ? body.name : 'Untitled';
  const parents = Array.isArray(body.parents) ? (body.parents as string[]) : [];
  if (parents.length > 1)
    throw driveError(403, 'cannotAddParent', 'A shared drive item must have exactly one parent.');
  const where = destination(call, parents[0]);
  if (where.drive_id === null && services.isServiceAccount(account))
    throw driveError(
      403,
      'storageQuotaExceeded',
      'Service Accounts do not have storage quota. Leverage shared drives (https://developers.google.com/workspace/drive/api/guides/about-shareddrives), or use OAuth delegation (http://support.google.com/a/answer/7281227) instead.',
    );
  const file = services.createFile({ id: newFileId(), name, mimeType, ...where, account });
  return masked(fileJson(file, account, services), call.query, DEFAULT_FIELDS);
}

export function updateFile(call: DriveCall, id: string): unknown {
  const { services, account, body, query } = call;
  const file = writable(call, id);
  const added = query.get('addParents');
  if (added) {
    const where = destination(call, added);
    services.files.set(id, where);
  }
  if (typeof body.trashed === 'boolean') services.files.set(id, { trashed: body.trashed ? 1 : 0 });
  if (typeof body.name === 'string' && body.name !== file.name) {
    services.files.rename(id, body.name);
    services.books.retitle(id, body.name);
    services.files.touch(id, account);
  }
  return masked(fileJson(services.files.get(id)!, account, services), query, DEFAULT_FIELDS);
}

export function deleteFile(call: DriveCall, id: string): undefined {
  const file = visible(call, id);
  if (!call.services.access.isMaster(file, call.account))
    throw driveError(
      403,
      'insufficientFilePermissions',
      'The user does not have sufficient permissions for this file.',
    );
  call.services.removeFile(id);
}

const ORDERS: Record<string, (a: FileRow, b: FileRow) => number> = {
  modifiedTime: (a, b) => a.modified - b.modified,
  createdTime: (a, b) => a.created - b.created,
  name: (a, b) => a.name.localeCompare(b.name),
  name_natural: (a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }),
  folder: (a, b) => Number(b.mime_type === FOLDER) - Number(a.mime_type === FOLDER),
};

function ordering(text: string): (a: FileRow, b: FileRow) => number {
  const keys = text.split(',').map((part) => {
    const [key = '', direction] = part.trim().split(/\s+/);
    const order = ORDERS[key];
    if (!order || (direction !== undefined && direction !== 'desc')) throw badParameter('orderBy', text);
    return direction === 'desc' ? (a: FileRow, b: FileRow) => order(b, a) : order;
  });
  return (a, b) => keys.reduce((sum, key) => sum || key(a, b), 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

export function listFiles(call: DriveCall): unknown {
  const { services, account, query } = call;
  const q = query.get('q');
  let test = (_file: FileRow) => true;
  try {
    if (q) test = compileQuery(q);
  } catch {
    throw driveError(400, 'invalid', 'Invalid Value', 'q');
  }
  const size = Number(query.get('pageSize') ?? 100);
  if (!Number.isInteger(size) || size < 1 || size > 1000)
    throw driveError(
      400,
      'invalidParameter',
      `Invalid value '${query.get('pageSize')}'. Values must be within the range: [1, 1000]`,
      'pageSize',
    );
  const drives = flag(query, 'includeItemsFromAllDrives') && flag(query, 'supportsAllDrives');
  const corpora = query.get('corpora') ?? 'user';
  const driveId = query.get('driveId');
  if (driveId && !services.access.driveRole(driveId, account))
    throw driveError(404, 'notFound', `Shared drive not found: ${driveId}`, 'driveId');
  const files = services.files.all().filter((file) => {
    if (file.drive_id ? !drives : corpora === 'drive') return false;
    if (driveId && file.drive_id !== driveId) return false;
    return test(file) && services.access.listed(file, account);
  });
  files.sort(ordering(query.get('orderBy') ?? 'modifiedTime desc'));
  const from = pageStart(query.get('pageToken'));
  const page = files.slice(from, from + size);
  const more = from + size < files.length;
  return masked(
    {
      kind: 'drive#fileList',
      incompleteSearch: false,
      files: page.map((file) => fileJson(file, account, services)),
      ...(more ? { nextPageToken: Buffer.from(`~${from + size}`).toString('base64url') } : {}),
    },
    query,
    `kind,incompleteSearch,nextPageToken,files(${DEFAULT_FIELDS})`,
  );
}

function pageStart(token: string | null): number {
  if (token === null || token === '') return 0;
  const text = Buffer.from(token, 'base64url').toString();
  if (!/^~\d+$/.test(text)) throw driveError(400, 'invalid', 'Invalid Value', 'pageToken');
  return Number(text.slice(1));
}

const permissionJson = ({ id, email, role }: { id: string; email: string; role: string }): Json => ({
  kind: 'drive#permission',
  id,
  type: email === ANYONE ? 'anyone' : 'user',
  role,
  ...(email === ANYONE ? {} : { emailAddress: email }),
});

const PERMISSION_FIELDS = 'kind,id,type,role';

export function listPermissions(call: DriveCall, id: string): unknown {
  const file = visible(call, id);
  const own = call.services.access.list(id);
  const owner = file.owner ? [{ id: 'owner', email: file.owner, role: 'owner' }] : [];
  const permissions = [...owner, ...own].map(permissionJson);
  return masked(
    { kind: 'drive#permissionList', permissions },
    call.query,
    `kind,permissions(${PERMISSION_FIELDS})`,
  );
}

export function createPermission(call: DriveCall, id: string): unknown {
  writable(call, id);
  const { type, role, emailAddress } = call.body;
  if (!ROLES.includes(role as Role))
    throw driveError(400, 'invalid', 'The permission role field is required.');
  if (
    type !== 'anyone' &&
    (type !== 'user' || typeof emailAddress !== 'string' || !emailAddress.includes('@'))
  )
    throw driveError(
      400,
      'invalidSharingRequest',
      'Bad Request. User message: "You cannot share this item."',
    );
  const email = type === 'anyone' ? ANYONE : (emailAddress as string);
  const permission = call.services.access.grant(id, email, role as Role);
  return masked(permissionJson(permission), call.query, PERMISSION_FIELDS);
}

export function deletePermission(call: DriveCall, id: string, permission: string): undefined {
  writable(call, id);
  if (!call.services.access.revoke(id, permission))
    throw driveError(404, 'notFound', `Permission not found: ${permission}.`, 'permissionId');
}
