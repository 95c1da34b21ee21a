/** One Sheets call, and the spreadsheet it is about. */
import type { Editor } from '../book/protection.ts';
import type { FileRow } from '../drive/file.ts';
import { OFFICE, SPREADSHEET } from '../drive/file.ts';
import { entityNotFound, forbidden, officeFile } from '../errors.ts';
import type { Services } from '../services.ts';

export interface SheetsCall {
  services: Services;
  account: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
}

/** The file, checked for being a spreadsheet that the account may read, or write. */
export function spreadsheetFile(call: SheetsCall, id: string, write: boolean): FileRow {
  const { services, account } = call;
  const file = services.files.get(id);
  if (file === undefined) throw entityNotFound();
  if (!services.access.canRead(file, account)) throw forbidden();
  if (file.mime_type === OFFICE) throw officeFile();
  if (file.mime_type !== SPREADSHEET) throw entityNotFound();
  if (write && !services.access.canWrite(file, account)) throw forbidden();
  return file;
}

export const editorOf = (call: SheetsCall, file: FileRow): Editor => ({
  email: call.account,
  master: call.services.access.isMaster(file, call.account),
});

/** A truth value in a query. */
export const flag = (query: URLSearchParams, name: string): boolean =>
  query.get(name)?.toLowerCase() === 'true';
