/**
 * What Pantau made in Drive, found again by properties that only its own project sees: whoever is stopped between making a
 * file and noting it finds it by them, and makes no second one.
 * https://developers.google.com/workspace/drive/api/guides/properties
 */
import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3.js';
import { SPREADSHEET } from '../../ports/drive.ts';
import { asking } from '../trouble.ts';

/** What a file is for. `folder` and `unit` are codes of units. */
export interface Purpose {
  /** Code of the top unit of the installation. */
  district: string;
  folder?: string;
  unit?: string;
  template?: string;
  period?: string;
}

export interface MadeFile extends Purpose {
  id: string;
}

const FOLDER = 'application/vnd.google-apps.folder';
const PREFIX = 'pantau_';

export const properties = (purpose: Purpose): Record<string, string> =>
  Object.fromEntries(Object.entries(purpose).map(([name, value]) => [PREFIX + name, value as string]));

/** Everything that was made for a district and is not in the trash, the oldest first. One Drive call a thousand files. */
export async function madeFiles(drive: drive_v3.Drive, only: Purpose): Promise<MadeFile[]> {
  const terms = Object.entries(properties(only)).map(
    ([key, value]) => `appProperties has { key='${key}' and value='${value.replace(/['\\]/g, '\\$&')}' }`,
  );
  const files = await listed(drive, terms.join(' and '));
  return files.map(({ id, appProperties }) => {
    const own = Object.entries(appProperties ?? {}).filter(([name]) => name.startsWith(PREFIX));
    const purpose = Object.fromEntries(own.map(([name, value]) => [name.slice(PREFIX.length), value]));
    return { ...(purpose as unknown as Purpose), id: id ?? '' };
  });
}

/**
 * All spreadsheets that the account sees, whoever made them, and that are not in the trash; by id, whether it may write
 * there. One call a thousand.
 */
export async function visibleSpreadsheets(drive: drive_v3.Drive): Promise<Map<string, boolean>> {
  const files = await listed(drive, `mimeType = '${SPREADSHEET}'`);
  return new Map(files.map(({ id, capabilities }) => [id ?? '', capabilities?.canEdit === true]));
}

async function listed(drive: drive_v3.Drive, what: string): Promise<drive_v3.Schema$File[]> {
  const found: drive_v3.Schema$File[] = [];
  let pageToken: string | undefined;
  do {
    const { data } = await asking(() =>
      drive.files.list({
        q: `${what} and trashed = false`,
        orderBy: 'createdTime',
        pageSize: 1000,
        ...(pageToken !== undefined && { pageToken }),
        corpora: 'allDrives',
        includeItemsFromAllDrives: true,
        supportsAllDrives: true,
        fields: 'nextPageToken,files(id,appProperties,capabilities(canEdit))',
      }),
    );
    found.push(...(data.files ?? []));
    pageToken = data.nextPageToken ?? undefined;
  } while (pageToken !== undefined);
  return found;
}

/** Gives its id. */
export async function makeFolder(
  drive: drive_v3.Drive,
  name: string,
  parent: string,
  purpose: Purpose,
): Promise<string> {
  const { data } = await asking(() =>
    drive.files.create({
      supportsAllDrives: true,
      fields: 'id',
      requestBody: { name, mimeType: FOLDER, parents: [parent], appProperties: properties(purpose) },
    }),
  );
  return data.id ?? '';
}
