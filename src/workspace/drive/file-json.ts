/** A file as Drive v3 shows it to an account. */
import type { Services } from '../services.ts';
import { permissionId } from './access.ts';
import { contentSize } from './content.ts';
import type { FileRow } from './file.ts';
import { FOLDER } from './file.ts';
import { type Json, time } from './json.ts';

/** Fields of a file when none are asked for. */
export const FILE_FIELDS = 'kind,id,name,mimeType,driveId,teamDriveId';

const user = (email: string, account: string): Json => ({
  kind: 'drive#user',
  displayName: email.split('@')[0],
  me: email === account,
  permissionId: permissionId(email),
  emailAddress: email,
});

/** All fields of a file that this workspace knows. */
export function fileJson(file: FileRow, account: string, services: Services): Json {
  const role = services.access.role(file, account);
  const writer = services.access.canWrite(file, account);
  const master = role === 'owner' || role === 'organizer';
  const permissions = services.access.list(file.id);
  const size = contentSize(services.db, file.id);
  const link = file.mime_type === FOLDER ? `/drive?folder=${file.id}` : `/spreadsheets/d/${file.id}/edit`;
  return {
    kind: 'drive#file',
    id: file.id,
    name: file.name,
    mimeType: file.mime_type,
    starred: false,
    trashed: file.trashed === 1,
    explicitlyTrashed: file.trashed === 1,
    parents: [file.parent ?? 'root'],
    spaces: ['drive'],
    ...(file.app_properties === '{}' ? {} : { appProperties: JSON.parse(file.app_properties) }),
    version: String(file.version),
    createdTime: time(file.created),
    modifiedTime: time(file.modified),
    modifiedByMe: file.modified_by === account,
    lastModifyingUser: user(file.modified_by, account),
    ...(file.owner ? { owners: [user(file.owner, account)], ownedByMe: file.owner === account } : {}),
    shared: file.drive_id !== null || permissions.length > 0,
    ...(writer && !file.drive_id
      ? {
          permissionIds: [
            ...(file.owner ? [permissionId(file.owner)] : []),
            ...permissions.map(({ id }) => id),
          ],
        }
      : {}),
    capabilities: {
      canEdit: writer,
      canCopy: true,
      canModifyContent: writer,
      canRename: writer,
      canShare: writer,
      canTrash: writer,
      canUntrash: writer,
      canDelete: master,
    },
    ...(file.drive_id ? { driveId: file.drive_id, teamDriveId: file.drive_id } : {}),
    ...(size !== undefined ? { size: String(size) } : {}),
    webViewLink: services.origin() + link,
  };
}
