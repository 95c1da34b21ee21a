/**
 * `POST /upload/drive/v3/files?uploadType=multipart`: metadata and file in one body. An `.xlsx` becomes a spreadsheet where
 * the metadata asks for one; other files are not kept here.
 * https://developers.google.com/workspace/drive/api/guides/manage-uploads#multipart
 */
import { driveError } from '../errors.ts';
import { type Operation, of } from '../operation.ts';
import { ArchiveError } from '../xlsx/archive.ts';
import { readBook } from '../xlsx/read.ts';
import { SPREADSHEET } from './file.ts';
import { createFile } from './files.ts';
import type { DriveCall } from './json.ts';

export const UPLOAD_NEW: Operation = {
  ...of('drive')('write', 'files.create', 'POST', /^\/upload\/drive\/v3\/files$/, (call) => createFrom(call)),
  raw: true,
};

const badRequest = () => driveError(400, 'badRequest', 'Bad Request');

async function createFrom(call: DriveCall): Promise<unknown> {
  if (call.query.get('uploadType') !== 'multipart') throw badRequest();
  const [metadata, media] = partsOf(Buffer.from(call.content ?? []));
  let body: Record<string, unknown>;
  try {
    body = JSON.parse(metadata?.toString('utf8') ?? '') as Record<string, unknown>;
  } catch {
    throw badRequest();
  }
  if (media === undefined || body.mimeType !== SPREADSHEET) throw badRequest();
  const fill = await readBook(media).catch((error: Error) => {
    throw error instanceof ArchiveError ? badRequest() : error;
  });
  return createFile({ ...call, body }, fill);
}

/** Bodies of the parts of a `multipart/related` text, whose first line tells the boundary. */
function partsOf(content: Buffer): Buffer[] {
  const line = content.indexOf('\r\n');
  const boundary = content.subarray(0, Math.max(0, line));
  if (!boundary.toString('latin1').startsWith('--')) throw badRequest();
  const parts: Buffer[] = [];
  for (let at = boundary.length; ; ) {
    const end = content.indexOf(Buffer.concat([Buffer.from('\r\n'), boundary]), at);
    if (end < 0) return parts;
    const head = content.indexOf('\r\n\r\n', at);
    parts.push(content.subarray(head + 4, end));
    at = end + 2 + boundary.length;
  }
}
