/** The paths of Drive v3. */
import { type Fields, misfit } from '../body.ts';
import { driveError } from '../errors.ts';
import { type Operation, of } from '../operation.ts';
import { listChanges, startPageToken } from './change-list.ts';
import { getDrive, listDrives } from './drives.ts';
import { exportFile } from './export.ts';
import { copyFile, createFile, deleteFile, getFile, updateFile } from './files.ts';
import { listFiles } from './list.ts';
import * as permissions from './permissions.ts';
import { stopChannel, watchChanges, watchFile } from './watch.ts';

/** A file, a permission, or a channel. */
const BODY: Fields = {
  ...{ name: 'string', mimeType: 'string', parents: 'strings', trashed: 'boolean', modifiedTime: 'string' },
  appProperties: 'patch',
  ...{ type: 'string', role: 'string', emailAddress: 'string' },
  ...{ id: 'string', address: 'string', token: 'string', expiration: 'number', resourceId: 'string' },
};

const drive: ReturnType<typeof of> = (kind, name, method, path, run) =>
  of('drive')(kind, name, method, path, (call, parts) => {
    const field = misfit(call.body, BODY);
    if (field !== undefined) throw driveError(400, 'invalid', `Invalid value for: ${field}`);
    return run(call, parts);
  });
const ROOT = '/drive/v3';
const at = (path: string) => new RegExp(`^${ROOT}/${path}$`);
const FILE = 'files/([^/]+)';

export const DRIVE_OPERATIONS: Operation[] = [
  drive('read', 'files.list', 'GET', at('files'), (call) => listFiles(call)),
  drive('write', 'files.create', 'POST', at('files'), (call) => createFile(call)),
  drive('read', 'files.get', 'GET', at(FILE), (call, [id]) => getFile(call, id!)),
  drive('write', 'files.update', 'PATCH', at(FILE), (call, [id]) => updateFile(call, id!)),
  drive('write', 'files.delete', 'DELETE', at(FILE), (call, [id]) => deleteFile(call, id!)),
  drive('read', 'files.export', 'GET', at(`${FILE}/export`), (call, [id]) => exportFile(call, id!)),
  drive('write', 'files.copy', 'POST', at(`${FILE}/copy`), (call, [id]) => copyFile(call, id!)),
  drive('write', 'files.watch', 'POST', at(`${FILE}/watch`), (call, [id]) => watchFile(call, id!)),
  drive('read', 'permissions.list', 'GET', at(`${FILE}/permissions`), (call, [id]) =>
    permissions.listPermissions(call, id!),
  ),
  drive('write', 'permissions.create', 'POST', at(`${FILE}/permissions`), (call, [id]) =>
    permissions.createPermission(call, id!),
  ),
  drive('read', 'permissions.get', 'GET', at(`${FILE}/permissions/([^/]+)`), (call, [id, one]) =>
    permissions.getPermission(call, id!, one!),
  ),
  drive('write', 'permissions.update', 'PATCH', at(`${FILE}/permissions/([^/]+)`), (call, [id, one]) =>
    permissions.updatePermission(call, id!, one!),
  ),
  drive('write', 'permissions.delete', 'DELETE', at(`${FILE}/permissions/([^/]+)`), (call, [id, one]) =>
    permissions.deletePermission(call, id!, one!),
  ),
  drive('read', 'changes.getStartPageToken', 'GET', at('changes/startPageToken'), (call) =>
    startPageToken(call),
  ),
  drive('read', 'changes.list', 'GET', at('changes'), (call) => listChanges(call)),
  drive('write', 'changes.watch', 'POST', at('changes/watch'), (call) => watchChanges(call)),
  drive('write', 'channels.stop', 'POST', at('channels/stop'), (call) => stopChannel(call)),
  drive('read', 'drives.list', 'GET', at('drives'), (call) => listDrives(call)),
  drive('read', 'drives.get', 'GET', at('drives/([^/]+)'), (call, [id]) => getDrive(call, id!)),
];
