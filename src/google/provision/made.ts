/**
 * What Pantau made in Drive, found again by properties that only its own project sees: whoever is stopped between making a
 * file and noting it finds it by them, and makes no second one.
 * https://developers.google.com/workspace/drive/api/guides/properties
 */
import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3.js';
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
  const found: MadeFile[] = [];
  let pageToken: string | undefined;
  do {
    const { data } = await asking(() =>
      drive.files.list({
        q: [...terms, 'trashed = false'].join(' and '),
        orderBy: 'createdTime',
        pageSize: 1000,
        ...(pageToken !== undefined && { pageToken }),
        corpora: 'allDrives',
        includeItemsFromAllDrives: true,
        supportsAllDrives: true,
        fields: 'nextPageToken,files(id,appProperties)',
      }),
    );
    for (const { id, appProperties } of data.files ?? []) {
      const own = Object.entries(appProperties ?? {}).filter(([name]) => name.startsWith(PREFIX));
      found.push({
        ...(Object.fromEntries(
          own.map(([name, value]) => [name.slice(PREFIX.length), value]),
        ) as unknown as Purpose),
        id: id ?? '',
      });
    }
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
