/** Who may do what with a file: its own permissions, those of the folders above it and of its shared drive. */
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { newDriveId } from '../ids.ts';
import type { Changes, State } from './changes.ts';
import type { FileRow } from './file.ts';

export const ROLES = ['reader', 'commenter', 'writer', 'fileOrganizer', 'organizer', 'owner'] as const;
export type Role = (typeof ROLES)[number];
/** E-mail under which a permission for everybody with the link is kept. */
export const ANYONE = 'anyone';

export interface Permission {
  id: string;
  email: string;
  role: Role;
}

export interface SharedDrive {
  id: string;
  name: string;
  created: number;
}

const rank = (role: Role | undefined): number => (role === undefined ? -1 : ROLES.indexOf(role));

/** One account has the same permission id everywhere. */
export const permissionId = (email: string): string =>
  email === ANYONE
    ? 'anyoneWithLink'
    : BigInt(`0x${createHash('sha256').update(email).digest('hex').slice(0, 16)}`).toString();

export class Access {
  #db: DatabaseSync;
  #changes: Changes;
  /** Whether sharing with an account is out of force, whatever the permissions say. */
  denied: (fileId: string, account: string) => boolean = () => false;

  constructor(db: DatabaseSync, changes: Changes) {
    this.#db = db;
    this.#changes = changes;
  }

  /** Highest role of an account on a file; undefined when it may not even know of it. */
  role(file: FileRow, account: string): Role | undefined {
    if (this.denied(file.id, account)) return undefined;
    let best: Role | undefined = file.owner === account ? 'owner' : undefined;
    const items = [file.id, ...this.#folders(file), ...(file.drive_id ? [file.drive_id] : [])];
    for (const item of items) {
      for (const { email, role } of this.list(item)) {
        if ((email === account || email === ANYONE) && rank(role) > rank(best)) best = role;
      }
    }
    return best;
  }

  /** A file open to everybody shows up only for those who have opened it; here: for nobody's list. */
  listed(file: FileRow, account: string): boolean {
    if (this.denied(file.id, account)) return false;
    if (file.owner === account) return true;
    const items = [file.id, ...this.#folders(file), ...(file.drive_id ? [file.drive_id] : [])];
    return items.some((item) => this.list(item).some(({ email }) => email === account));
  }

  #folders(file: FileRow): string[] {
    const out: string[] = [];
    let parent = file.parent;
    while (parent !== null && parent !== file.drive_id && out.length < 100) {
      out.push(parent);
      const row = this.#db.prepare('SELECT parent FROM files WHERE id = ?').get(parent) as
        | { parent: string | null }
        | undefined;
      parent = row?.parent ?? null;
    }
    return out;
  }

  canRead = (file: FileRow, account: string): boolean => this.role(file, account) !== undefined;
  canWrite = (file: FileRow, account: string): boolean => rank(this.role(file, account)) >= rank('writer');
  /** Passes every protected range: the owner, or a manager of the shared drive. */
  isMaster = (file: FileRow, account: string): boolean => rank(this.role(file, account)) >= rank('organizer');

  list(item: string): Permission[] {
    return this.#db
      .prepare('SELECT id, email, role FROM permissions WHERE item = ? ORDER BY email')
      .all(item) as unknown as Permission[];
  }

  grant(item: string, email: string, role: Role): Permission {
    const permission = { id: permissionId(email), email, role };
    this.#db
      .prepare(
        'INSERT INTO permissions (id, item, email, role) VALUES (?, ?, ?, ?) ON CONFLICT (item, email) DO UPDATE SET role = excluded.role',
      )
      .run(permission.id, item, email, role);
    this.#log(item, 'update', null);
    return permission;
  }

  /** Returns whether there was something to take away. */
  revoke(item: string, id: string): boolean {
    const found = this.list(item).find((permission) => permission.id === id);
    if (!found) return false;
    this.#db.prepare('DELETE FROM permissions WHERE item = ? AND id = ?').run(item, id);
    this.#log(item, 'update', null);
    if (found.email !== ANYONE) this.#log(item, 'remove', [found.email]);
    return true;
  }

  /** Members of a shared drive come and go without a line for every file. */
  #log(item: string, state: State, audience: string[] | null): void {
    const file = this.#db.prepare('SELECT drive_id FROM files WHERE id = ?').get(item);
    const driveId = (file?.drive_id ?? null) as string | null;
    if (file) this.#changes.log({ fileId: item, driveId, state, what: ['permissions'], audience });
  }

  /** Accounts that a file is shared with, by itself, its folders or its drive. */
  audience(file: FileRow): string[] {
    const items = [file.id, ...this.#folders(file), ...(file.drive_id ? [file.drive_id] : [])];
    const emails = items.flatMap((item) => this.list(item).map(({ email }) => email));
    return [...new Set([...(file.owner ? [file.owner] : []), ...emails])].filter((email) => email !== ANYONE);
  }

  createDrive(name: string, members: { email: string; role: Role }[], now: number): string {
    const id = newDriveId();
    this.#db
      .prepare('INSERT INTO drives (id, name, created) VALUES (?, ?, ?)')
      .run(id, name, Math.floor(now));
    for (const { email, role } of members) this.grant(id, email, role);
    return id;
  }

  drive(id: string): SharedDrive | undefined {
    return this.#db.prepare('SELECT id, name, created FROM drives WHERE id = ?').get(id) as
      | SharedDrive
      | undefined;
  }

  drives(): SharedDrive[] {
    return this.#db
      .prepare('SELECT id, name, created FROM drives ORDER BY name, id')
      .all() as unknown as SharedDrive[];
  }

  /** Role in a shared drive itself. */
  driveRole(id: string, account: string): Role | undefined {
    return this.list(id).find(({ email }) => email === account)?.role;
  }
}

export const mayAddFiles = (role: Role | undefined): boolean => rank(role) >= rank('writer');
