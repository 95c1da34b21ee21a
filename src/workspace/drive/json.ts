/** Masks, flags and refusals that all Drive methods share. */
import { driveError, fileNotFound } from '../errors.ts';
import { applyMask, type Mask, parseMask } from '../mask.ts';
import type { Call } from '../operation.ts';
import type { FileRow } from './file.ts';
import { type Shape, unknownField } from './shapes.ts';

export type Json = Record<string, unknown>;
export type DriveCall = Call;

/** Epoch milliseconds as Drive writes them. */
export const time = (ms: number): string => new Date(ms).toISOString();

export const flag = (query: URLSearchParams, name: string): boolean =>
  query.get(name)?.toLowerCase() === 'true';

export const badParameter = (name: string, value: string) =>
  driveError(400, 'invalid', `Invalid value ${value}`, name);

const badMask = (field: string) =>
  driveError(400, 'invalidParameter', `Invalid field selection ${field}`, 'fields');

/** Keeps what `fields` selects, or what Drive gives when nothing is selected. 400 on a field that does not exist. */
export function masked(value: Json, query: URLSearchParams, shape: Shape, fallback: string): unknown {
  const fields = query.get('fields');
  let mask: Mask | undefined;
  try {
    mask = parseMask(fields || fallback);
  } catch {
    throw badMask(fields ?? '');
  }
  const unknown = unknownField(mask, shape);
  if (unknown !== undefined) throw badMask(unknown);
  return applyMask(value, mask);
}

/** `pageSize`: 1 to `most`. */
export function pageSize(query: URLSearchParams, most: number, fallback = 100): number {
  const size = Number(query.get('pageSize') ?? fallback);
  if (!Number.isInteger(size) || size < 1 || size > most)
    throw driveError(
      400,
      'invalidParameter',
      `Invalid value '${query.get('pageSize')}'. Values must be within the range: [1, ${most}]`,
      'pageSize',
    );
  return size;
}

/** The file, when the account may see it; 404 as for a file that does not exist. */
export function visible(call: DriveCall, id: string): FileRow {
  const file = call.services.files.get(id);
  if (!file || !call.services.access.canRead(file, call.account)) throw fileNotFound(id);
  // An application that does not know shared drives is told that the file is not there.
  if (file.drive_id && !flag(call.query, 'supportsAllDrives') && !flag(call.query, 'supportsTeamDrives'))
    throw fileNotFound(id);
  return file;
}

export const notPermitted = () =>
  driveError(
    403,
    'insufficientFilePermissions',
    'The user does not have sufficient permissions for this file.',
  );

export function writable(call: DriveCall, id: string): FileRow {
  const file = visible(call, id);
  if (!call.services.access.canWrite(file, call.account)) throw notPermitted();
  return file;
}
