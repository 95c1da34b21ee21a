/** `drives`: list, get. */
import { driveError } from '../errors.ts';
import { mayAddFiles, type SharedDrive } from './access.ts';
import { type DriveCall, type Json, masked, pageSize, time } from './json.ts';
import { DRIVE, DRIVE_LIST } from './shapes.ts';

function driveJson(drive: SharedDrive, call: DriveCall): Json {
  const role = call.services.access.driveRole(drive.id, call.account);
  const manager = role === 'organizer';
  return {
    kind: 'drive#drive',
    id: drive.id,
    name: drive.name,
    createdTime: time(drive.created),
    hidden: false,
    capabilities: {
      canAddChildren: mayAddFiles(role),
      canEdit: mayAddFiles(role),
      canListChildren: true,
      canManageMembers: manager,
      canDeleteDrive: manager,
      canRenameDrive: manager,
    },
    restrictions: {
      adminManagedRestrictions: false,
      copyRequiresWriterPermission: false,
      domainUsersOnly: false,
      driveMembersOnly: false,
    },
  };
}

const FIELDS = 'kind,id,name';

export function getDrive(call: DriveCall, id: string): unknown {
  const { access } = call.services;
  const drive = access.drive(id);
  if (!drive || !access.driveRole(id, call.account))
    throw driveError(404, 'notFound', `Shared drive not found: ${id}`, 'driveId');
  return masked(driveJson(drive, call), call.query, DRIVE, FIELDS);
}

/** The shared drives that the account is a member of, by name. */
export function listDrives(call: DriveCall): unknown {
  const { access } = call.services;
  const size = pageSize(call.query, 100, 10);
  const token = call.query.get('pageToken') ?? '';
  const own = access.drives().filter(({ id }) => access.driveRole(id, call.account));
  const after = token === '' ? 0 : own.findIndex(({ id }) => id === token) + 1;
  if (token !== '' && after === 0) throw driveError(400, 'invalid', 'Invalid Value', 'pageToken');
  const page = own.slice(after, after + size);
  const more = after + size < own.length;
  return masked(
    {
      kind: 'drive#driveList',
      ...(more ? { nextPageToken: page.at(-1)?.id } : {}),
      drives: page.map((drive) => driveJson(drive, call)),
    },
    call.query,
    DRIVE_LIST,
    `kind,nextPageToken,drives(${FIELDS})`,
  );
}
