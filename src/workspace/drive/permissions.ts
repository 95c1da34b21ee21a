/** `permissions`: list, get, create, update, delete, of a file or of a shared drive itself. */
import { driveError, fileNotFound } from '../errors.ts';
import { ANYONE, type Permission, permissionId, type Role } from './access.ts';
import type { FileRow } from './file.ts';
import { type DriveCall, flag, type Json, masked, notPermitted, pageSize, visible } from './json.ts';
import { PERMISSION, PERMISSION_LIST } from './shapes.ts';

const FIELDS = 'kind,id,type,role';

/** What is shared: a file, or a shared drive whose members are its permissions. */
interface Item {
  id: string;
  file?: FileRow;
}

function itemOf(call: DriveCall, id: string): Item {
  const { access } = call.services;
  if (!access.drive(id)) return { id, file: visible(call, id) };
  if (!access.driveRole(id, call.account) || !flag(call.query, 'supportsAllDrives')) throw fileNotFound(id);
  return { id };
}

/** Sharing takes a writer of the file, or a manager of the shared drive. */
function sharable(call: DriveCall, id: string): Item {
  const item = itemOf(call, id);
  const { access } = call.services;
  const may = item.file
    ? access.canWrite(item.file, call.account)
    : access.driveRole(id, call.account) === 'organizer';
  if (!may) throw notPermitted();
  return item;
}

interface Listed extends Permission {
  /** Where it comes from, when it is not the item's own. */
  inheritedFrom?: string;
}

function permissionsOf(call: DriveCall, { id, file }: Item): Listed[] {
  const { access } = call.services;
  const owner: Listed[] = file?.owner
    ? [{ id: permissionId(file.owner), email: file.owner, role: 'owner' }]
    : [];
  const own: Listed[] = access.list(id);
  const from = file?.drive_id ?? undefined;
  const members: Listed[] = from
    ? access
        .list(from)
        .filter((member) => !own.some(({ email }) => email === member.email))
        .map((member) => ({ ...member, inheritedFrom: from }))
    : [];
  return [...owner, ...own, ...members];
}

function permissionJson(permission: Listed, { file }: Item): Json {
  const { id, email, role, inheritedFrom } = permission;
  const shared = file?.drive_id || !file;
  const details = {
    permissionType: inheritedFrom || !file ? 'member' : 'file',
    role,
    inherited: inheritedFrom !== undefined,
    ...(inheritedFrom ? { inheritedFrom } : {}),
  };
  return {
    kind: 'drive#permission',
    id,
    ...(email === ANYONE
      ? { type: 'anyone', allowFileDiscovery: false }
      : {
          type: 'user',
          emailAddress: email,
          displayName: email.split('@')[0],
          deleted: false,
          pendingOwner: false,
        }),
    role,
    ...(shared ? { permissionDetails: [details] } : {}),
  };
}

function find(call: DriveCall, item: Item, id: string): Listed {
  const found = permissionsOf(call, item).find((permission) => permission.id === id);
  if (!found) throw driveError(404, 'notFound', `Permission not found: ${id}.`, 'permissionId');
  return found;
}

export function listPermissions(call: DriveCall, id: string): unknown {
  const item = itemOf(call, id);
  // Readers are not told who else reads.
  if (item.file && !call.services.access.canWrite(item.file, call.account)) throw notPermitted();
  const size = pageSize(call.query, 100);
  const token = call.query.get('pageToken') ?? '';
  const all = permissionsOf(call, item);
  const after = token === '' ? 0 : all.findIndex((permission) => permission.id === token) + 1;
  if (token !== '' && after === 0) throw driveError(400, 'invalid', 'Invalid Value', 'pageToken');
  const page = all.slice(after, after + size);
  return masked(
    {
      kind: 'drive#permissionList',
      ...(after + size < all.length ? { nextPageToken: page.at(-1)?.id } : {}),
      permissions: page.map((permission) => permissionJson(permission, item)),
    },
    call.query,
    PERMISSION_LIST,
    `kind,nextPageToken,permissions(${FIELDS})`,
  );
}

export function getPermission(call: DriveCall, id: string, permission: string): unknown {
  const item = itemOf(call, id);
  return masked(permissionJson(find(call, item, permission), item), call.query, PERMISSION, FIELDS);
}

const FILE_ROLES: Role[] = ['reader', 'commenter', 'writer'];
const DRIVE_ROLES: Role[] = [...FILE_ROLES, 'fileOrganizer', 'organizer'];

/** The role of the request, when it can be given on the item to such an account. */
function roleOf(call: DriveCall, item: Item, anyone: boolean): Role {
  const role = call.body.role as Role;
  const folder = item.file?.mime_type.endsWith('.folder') && item.file.drive_id;
  const allowed = anyone || (item.file && !folder) ? FILE_ROLES : DRIVE_ROLES;
  if (role === 'owner' && item.file && !anyone) return role;
  if (typeof role !== 'string') throw driveError(400, 'required', 'The permission role field is required.');
  if (!allowed.includes(role)) throw driveError(400, 'invalid', 'The specified role is invalid.');
  return role;
}

/** Hands a file over to another person; who had it stays a writer. */
function transfer(call: DriveCall, file: FileRow, email: string): Listed {
  const { access, files, isServiceAccount } = call.services;
  if (!flag(call.query, 'transferOwnership'))
    throw driveError(
      403,
      'forbidden',
      "The transferOwnership parameter must be enabled when the permission role is 'owner'.",
      'transferOwnership',
    );
  if (file.owner === null || file.owner !== call.account) throw notPermitted();
  if (isServiceAccount(email))
    throw driveError(403, 'storageQuotaExceeded', "The user's Drive storage quota has been exceeded.");
  const old = file.owner;
  if (email !== old) {
    files.set(file.id, { owner: email });
    access.revoke(file.id, permissionId(email));
    access.grant(file.id, old, 'writer');
  }
  return { id: permissionId(email), email, role: 'owner' };
}

export function createPermission(call: DriveCall, id: string): unknown {
  const item = sharable(call, id);
  const { type, emailAddress } = call.body;
  const anyone = type === 'anyone';
  if (typeof type !== 'string') throw driveError(400, 'required', 'The permission type field is required.');
  const role = roleOf(call, item, anyone);
  const known = type === 'user' && typeof emailAddress === 'string' && /^\S+@\S+$/.test(emailAddress);
  if (!known && !(anyone && item.file))
    throw driveError(
      400,
      'invalidSharingRequest',
      'Bad Request. User message: "You cannot share this item."',
    );
  const email = anyone ? ANYONE : (emailAddress as string);
  const permission =
    role === 'owner' && item.file
      ? transfer(call, item.file, email)
      : item.file?.owner === email
        ? { id: permissionId(email), email, role: 'owner' as const }
        : call.services.access.grant(id, email, role);
  return masked(permissionJson(permission, item), call.query, PERMISSION, FIELDS);
}

/** Only a permission's own item may change it. */
function own(permission: Listed): void {
  if (permission.inheritedFrom)
    throw driveError(
      403,
      'cannotModifyInheritedPermission',
      'Cannot modify a permission that is inherited from a shared drive.',
    );
}

export function updatePermission(call: DriveCall, id: string, permission: string): unknown {
  const item = sharable(call, id);
  const found = find(call, item, permission);
  own(found);
  const role = roleOf(call, item, found.email === ANYONE);
  if (found.role === 'owner' && role !== 'owner') throw notPermitted();
  const changed =
    role === 'owner' && item.file
      ? transfer(call, item.file, found.email)
      : call.services.access.grant(id, found.email, role);
  return masked(permissionJson(changed, item), call.query, PERMISSION, FIELDS);
}

/** Everyone may give up their own access; the owner's stays. */
export function deletePermission(call: DriveCall, id: string, permission: string): undefined {
  const leaving = permission === permissionId(call.account);
  const item = leaving ? itemOf(call, id) : sharable(call, id);
  const found = find(call, item, permission);
  own(found);
  if (found.role === 'owner') throw notPermitted();
  call.services.access.revoke(id, permission);
}
