/** Bytes of files that lie in Drive as they were uploaded: workbooks that nobody turned into a spreadsheet. */
import type { DatabaseSync } from 'node:sqlite';
import { driveError } from '../errors.ts';
import { OFFICE } from './file.ts';
import { type DriveCall, visible } from './json.ts';

export function keepContent(db: DatabaseSync, id: string, bytes: Uint8Array): void {
  db.prepare(
    'INSERT INTO contents (file_id, bytes) VALUES (?, ?) ON CONFLICT (file_id) DO UPDATE SET bytes = excluded.bytes',
  ).run(id, bytes);
}

/** Undefined where nothing was uploaded. */
export function contentSize(db: DatabaseSync, id: string): number | undefined {
  const row = db.prepare('SELECT length(bytes) AS size FROM contents WHERE file_id = ?').get(id);
  return row && Number(row.size);
}

/** `files.get` with `alt=media`. */
export function fileContent(call: DriveCall, id: string): Response {
  visible(call, id);
  const row = call.services.db.prepare('SELECT bytes FROM contents WHERE file_id = ?').get(id);
  if (row === undefined)
    throw driveError(
      403,
      'fileNotDownloadable',
      'Only files with binary content can be downloaded. Use Export with Docs Editors files.',
      'alt',
    );
  return new Response(row.bytes as Uint8Array<ArrayBuffer>, { headers: { 'content-type': OFFICE } });
}
