/** The paths of Drive v3. */
import { type Operation, of } from '../operation.ts';
import * as drive from './routes.ts';

const files = of('drive');
const FILE = '/drive/v3/files/([^/]+)';
const fileAt = (tail: string) => new RegExp(`^${FILE}${tail}$`);

export const DRIVE_OPERATIONS: Operation[] = [
  files('read', 'files.list', 'GET', /^\/drive\/v3\/files$/, (call) => drive.listFiles(call)),
  files('write', 'files.create', 'POST', /^\/drive\/v3\/files$/, (call) => drive.createFile(call)),
  files('read', 'files.get', 'GET', fileAt(''), (call, [id]) => drive.getFile(call, id!)),
  files('write', 'files.update', 'PATCH', fileAt(''), (call, [id]) => drive.updateFile(call, id!)),
  files('write', 'files.delete', 'DELETE', fileAt(''), (call, [id]) => drive.deleteFile(call, id!)),
  files('read', 'permissions.list', 'GET', fileAt('/permissions'), (call, [id]) =>
    drive.listPermissions(call, id!),
  ),
  files('write', 'permissions.create', 'POST', fileAt('/permissions'), (call, [id]) =>
    drive.createPermission(call, id!),
  ),
  files('write', 'permissions.delete', 'DELETE', fileAt('/permissions/([^/]+)'), (call, [id, one]) =>
    drive.deletePermission(call, id!, one!),
  ),
];
