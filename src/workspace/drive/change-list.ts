/** `changes.getStartPageToken` and `changes.list`: what happened to the files that an account sees. */
import { driveError } from '../errors.ts';
import type { LoggedChange } from './changes.ts';
import { fileJson } from './file-json.ts';
import { type DriveCall, flag, type Json, masked, pageSize, time } from './json.ts';
import { CHANGE_LIST, START_TOKEN } from './shapes.ts';

const FILE = 'kind,id,name,mimeType,teamDriveId,driveId';
const FIELDS = `kind,nextPageToken,newStartPageToken,changes(kind,type,changeType,time,removed,fileId,driveId,file(${FILE}))`;

/** Page tokens are numbers and never expire. */
export function pageOfChanges(call: DriveCall): number {
  const token = call.query.get('pageToken');
  if (token === null || token === '')
    throw driveError(400, 'required', 'Required parameter: pageToken', 'pageToken');
  const from = Number(token);
  if (!/^\d{1,15}$/.test(token) || from < 1 || from > call.services.changes.next())
    throw driveError(400, 'invalid', 'Invalid Value', 'pageToken');
  return from;
}

/** The shared drive asked for, which must be one that the account is a member of. */
function driveOf(call: DriveCall): string | undefined {
  const id = call.query.get('driveId') ?? call.query.get('teamDriveId') ?? undefined;
  if (id !== undefined && !call.services.access.driveRole(id, call.account))
    throw driveError(404, 'notFound', `Shared drive not found: ${id}`, 'driveId');
  return id;
}

export function startPageToken(call: DriveCall): unknown {
  driveOf(call);
  const startPageToken = String(call.services.changes.next());
  return masked(
    { kind: 'drive#startPageToken', startPageToken },
    call.query,
    START_TOKEN,
    'kind,startPageToken',
  );
}

/** Each file once, with its last change. */
export function listChanges(call: DriveCall): unknown {
  const { services, account, query } = call;
  const from = pageOfChanges(call);
  const size = pageSize(query, 1000);
  const driveId = driveOf(call);
  const drives = flag(query, 'includeItemsFromAllDrives') && flag(query, 'supportsAllDrives');
  const removed = query.get('includeRemoved')?.toLowerCase() !== 'false';

  const last = new Map<string, { change: LoggedChange; json: Json }>();
  for (const change of services.changes.since(from)) {
    if (change.audience && !change.audience.includes(account)) continue;
    if (driveId !== undefined ? change.drive_id !== driveId : change.drive_id !== null && !drives) continue;
    const file = services.files.get(change.file_id);
    const seen = file !== undefined && services.access.listed(file, account);
    if (!seen && (change.audience === null || !removed)) continue;
    if (flag(query, 'restrictToMyDrive') && file?.owner !== account) continue;
    // Deleted first, so that the map stands in the order of the last changes.
    last.delete(change.file_id);
    last.set(change.file_id, {
      change,
      json: {
        kind: 'drive#change',
        type: 'file',
        changeType: 'file',
        time: time(change.at),
        removed: !seen,
        fileId: change.file_id,
        ...(change.drive_id === null ? {} : { driveId: change.drive_id }),
        ...(seen ? { file: fileJson(file, account, services) } : {}),
      },
    });
  }
  const entries = [...last.values()];
  const page = entries.slice(0, size);
  return masked(
    {
      kind: 'drive#changeList',
      ...(entries.length > size
        ? { nextPageToken: String(page.at(-1)!.change.seq + 1) }
        : { newStartPageToken: String(services.changes.next()) }),
      changes: page.map(({ json }) => json),
    },
    query,
    CHANGE_LIST,
    FIELDS,
  );
}
