/** `files.export`: a spreadsheet in another format. https://developers.google.com/workspace/drive/api/guides/ref-export-formats */
import { driveError } from '../errors.ts';
import { writeBook } from '../xlsx/write.ts';
import { OFFICE, SPREADSHEET } from './file.ts';
import { type DriveCall, visible } from './json.ts';

/** Largest export, in bytes. */
const MAX_EXPORT = 10 * 1024 * 1024;

/** The bytes, as an answer. Of Google's formats only `.xlsx` is made here; others are refused as a format it has not. */
export async function exportFile(call: DriveCall, id: string): Promise<Response> {
  const { services, query } = call;
  // The export knows no `supportsAllDrives`: files in shared drives are found without it.
  const asked = new URLSearchParams(query);
  asked.set('supportsAllDrives', 'true');
  const file = visible({ ...call, query: asked }, id);
  const mimeType = query.get('mimeType');
  if (!mimeType) throw driveError(400, 'required', 'Required parameter: mimeType', 'mimeType');
  if (file.mime_type !== SPREADSHEET)
    throw driveError(403, 'fileNotExportable', 'Export only supports Docs Editors files.');
  if (mimeType !== OFFICE)
    throw driveError(400, 'badRequest', 'The requested conversion is not supported.', 'mimeType');
  const { book, revision } = services.books.open(id);
  const bytes = await writeBook(book, {
    value: (tab, row, column, cell) => services.calculator.value(book, revision, tab, row, column, cell),
  });
  if (bytes.length > MAX_EXPORT)
    throw driveError(403, 'exportSizeLimitExceeded', 'This file is too large to be exported.');
  return new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { 'content-type': OFFICE } });
}
