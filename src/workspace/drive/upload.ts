/**
 * `PUT /upload/drive/v2/files/{id}?convert=true`: a CSV file takes the place of a spreadsheet's content. Old clients
 * import so; v3 has no conversion into a spreadsheet that exists.
 */
import { intern } from '../book/cells.ts';
import { type Cell, newBook, newTab } from '../book/model.ts';
import { assertSize } from '../book/size.ts';
import { readEntered } from '../cells/entered.ts';
import { localeOf } from '../cells/locale.ts';
import { driveError, fileNotFound } from '../errors.ts';
import { newNumber } from '../ids.ts';
import { type Call, type Operation, of } from '../operation.ts';
import { parseCsv } from './csv.ts';
import { type FileRow, SPREADSHEET } from './file.ts';

/** Time zone of a spreadsheet that was converted from a file, as Google makes it. */
const CONVERTED_ZONE = 'America/Los_Angeles';
/** Longest text of a cell. */
const MAX_TEXT = 50_000;

export const UPLOAD_OPERATIONS: Operation[] = [
  {
    ...of('drive')('write', 'files.update', 'PUT', /^\/upload\/drive\/v2\/files\/([^/]+)$/, (call, [id]) =>
      importCsv(call, id!),
    ),
    raw: true,
  },
];

function importCsv(call: Call, id: string): unknown {
  const { services, account } = call;
  const file = services.files.get(id);
  if (!file || !services.access.canRead(file, account)) throw fileNotFound(id);
  if (!services.access.canWrite(file, account))
    throw driveError(
      403,
      'insufficientFilePermissions',
      'The user does not have sufficient permissions for this file.',
    );
  if (file.mime_type !== SPREADSHEET || call.query.get('convert')?.toLowerCase() !== 'true')
    throw driveError(400, 'badRequest', 'Bad Request');
  const year = new Date(services.now()).getUTCFullYear();
  services.books.edit(id, account, (draft) => {
    const { book } = draft;
    const fresh = newBook(book.id, book.title);
    const rows = parseCsv(new TextDecoder().decode(call.content));
    const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
    const tab = newTab(
      newNumber(() => false),
      book.title.slice(0, 100) || 'Sheet1',
    );
    const rowCount = Math.max(tab.rowCount, rows.length);
    const columnCount = Math.max(tab.columnCount, width);
    assertSize(fresh, fresh.tabs[0]!, rowCount, columnCount);
    Object.assign(tab, { rowCount, columnCount });
    const locale = localeOf(fresh.locale);
    for (const [r, row] of rows.entries())
      for (const [c, text] of row.entries()) {
        if (text === '') continue;
        if (text.length > MAX_TEXT) throw driveError(400, 'badRequest', 'Bad Request');
        const { numberFormat, ...entered } = readEntered(text, locale, year);
        const cell: Cell = { ...entered, ...(numberFormat ? { format: intern({ numberFormat })! } : {}) };
        tab.rows[r] ??= [];
        tab.rows[r][c] = cell;
      }
    Object.assign(book, fresh, { tabs: [tab], timeZone: CONVERTED_ZONE });
    draft.touch();
  });
  return fileV2(services.files.get(id)!, call);
}

/** A file as Drive v2 names its fields. */
function fileV2(file: FileRow, { services, account }: Call): unknown {
  const time = (ms: number) => new Date(ms).toISOString();
  return {
    kind: 'drive#file',
    id: file.id,
    title: file.name,
    mimeType: file.mime_type,
    createdDate: time(file.created),
    modifiedDate: time(file.modified),
    version: String(file.version),
    labels: { starred: false, hidden: false, trashed: file.trashed === 1, restricted: false, viewed: true },
    alternateLink: `${services.origin()}/spreadsheets/d/${file.id}/edit`,
    editable: true,
    writersCanShare: true,
    shared: file.drive_id !== null || services.access.list(file.id).length > 0,
    ownerNames: file.owner === null ? [] : [file.owner],
    lastModifyingUserName: account,
    appDataContents: false,
  };
}
