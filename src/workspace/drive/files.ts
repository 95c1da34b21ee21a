/** `files`: get, create, copy, update, delete. */
import type { Book } from '../book/model.ts';
import { driveError, fileNotFound } from '../errors.ts';
import { newFileId } from '../ids.ts';
import { mayAddFiles } from './access.ts';
import { FOLDER, SPREADSHEET } from './file.ts';
import { FILE_FIELDS, fileJson } from './file-json.ts';
import { type DriveCall, flag, masked, notPermitted, visible, writable } from './json.ts';
import { FILE } from './shapes.ts';

const shown = (call: DriveCall, id: string): unknown =>
  masked(fileJson(call.services.files.get(id)!, call.account, call.services), call.query, FILE, FILE_FIELDS);

export function getFile(call: DriveCall, id: string): unknown {
  return shown(call, visible(call, id).id);
}

interface Place {
  parent: string | null;
  drive_id: string | null;
}

/** Where a new or moved file goes: My Drive, a folder, or the top of a shared drive. */
function destination(call: DriveCall, parent: string | undefined): Place {
  if (parent === undefined || parent === 'root') return { parent: null, drive_id: null };
  const { access, files } = call.services;
  if (access.drive(parent)) {
    const role = access.driveRole(parent, call.account);
    if (role === undefined || !flag(call.query, 'supportsAllDrives')) throw fileNotFound(parent);
    if (!mayAddFiles(role)) throw notPermitted();
    return { parent, drive_id: parent };
  }
  const folder = files.get(parent);
  if (!folder || folder.mime_type !== FOLDER || !access.canRead(folder, call.account))
    throw fileNotFound(parent);
  if (!access.canWrite(folder, call.account)) throw notPermitted();
  return { parent, drive_id: folder.drive_id };
}

/** Service accounts have no storage of their own since 2025. */
function assertStorage(call: DriveCall, place: Place): void {
  if (place.drive_id === null && call.services.isServiceAccount(call.account))
    throw driveError(
      403,
      'storageQuotaExceeded',
      'Service Accounts do not have storage quota. Leverage shared drives (https://developers.google.com/workspace/drive/api/guides/about-shareddrives), or use OAuth delegation (http://support.google.com/a/answer/7281227) instead.',
    );
}

function parentOf(call: DriveCall): string | undefined {
  const parents = Array.isArray(call.body.parents) ? (call.body.parents as string[]) : [];
  if (parents.length > 1)
    throw driveError(403, 'cannotAddParent', 'A shared drive item must have exactly one parent.');
  return parents[0];
}

/** @param prepare fills a new spreadsheet. */
export function createFile(call: DriveCall, prepare?: (book: Book) => void): unknown {
  const { services, account, body } = call;
  const mimeType = typeof body.mimeType === 'string' ? body.mimeType : 'application/octet-stream';
  const name = typeof body.name === 'string' ? body.name : 'Untitled';
  const where = destination(call, parentOf(call));
  assertStorage(call, where);
  const { id } = services.createFile({
    id: newFileId(),
    name,
    mimeType,
    ...where,
    account,
    ...(prepare && { prepare }),
  });
  return shown(call, id);
}

/** A copy lies beside its original unless told, belongs to who made it, and is shared with nobody else. */
export function copyFile(call: DriveCall, id: string): unknown {
  const { services, account, body } = call;
  const original = visible(call, id);
  if (original.mime_type === FOLDER)
    throw driveError(403, 'cannotCopyFile', 'This file cannot be copied by the user.');
  const parent = parentOf(call);
  const folder = original.parent === null ? undefined : services.files.get(original.parent);
  const beside =
    folder && services.access.canWrite(folder, account)
      ? folder.id
      : original.parent !== null && original.parent === original.drive_id
        ? original.parent
        : undefined;
  const where = destination(call, parent ?? beside);
  assertStorage(call, where);
  const name = typeof body.name === 'string' ? body.name : `Copy of ${original.name}`;
  const copy = services.createFile({
    id: newFileId(),
    name,
    mimeType: original.mime_type,
    ...where,
    account,
    ...(original.mime_type === SPREADSHEET ? { from: original.id } : {}),
  });
  return shown(call, copy.id);
}

export function updateFile(call: DriveCall, id: string): unknown {
  const { services, account, body, query } = call;
  const file = writable(call, id);
  const added = query.get('addParents');
  if (added) services.files.set(id, destination(call, added));
  if (typeof body.trashed === 'boolean') services.files.set(id, { trashed: body.trashed ? 1 : 0 });
  if (typeof body.name === 'string' && body.name !== file.name) {
    services.files.rename(id, body.name);
    services.books.retitle(id, body.name);
    services.files.touch(id, account, 'properties');
  }
  if (typeof body.modifiedTime === 'string') setTime(call, id, body.modifiedTime);
  return shown(call, id);
}

/** Anyone's client may say when a file was changed, also in the future. */
function setTime(call: DriveCall, id: string, text: string): void {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw driveError(400, 'invalid', `Invalid value for: Invalid format: "${text}"`);
  call.services.files.setModified(id, call.account, at);
}

export function deleteFile(call: DriveCall, id: string): undefined {
  const file = visible(call, id);
  if (!call.services.access.isMaster(file, call.account)) throw notPermitted();
  call.services.removeFile(id);
}
