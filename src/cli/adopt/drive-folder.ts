/** The spreadsheets of a folder in Drive, and workbooks brought into one. */
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { asking } from '../../google/trouble.ts';
import { OFFICE_SPREADSHEET, SPREADSHEET } from '../../ports/drive.ts';
import type { ReachedGoogle } from '../reach-google.ts';
import { orRefusal } from './google.ts';
import { Refusal } from './refusal.ts';

export interface FolderFile {
  id: string;
  name: string;
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** By name. Workbooks of Excel are among them: they are set apart with the reason. @throws Refusal */
export async function filesIn(google: ReachedGoogle, folderId: string): Promise<FolderFile[]> {
  const files: FolderFile[] = [];
  let pageToken: string | undefined;
  do {
    const { data } = await orRefusal(google, () =>
      asking(() =>
        google.apis.drive.files.list({
          q: `${quoted(folderId)} in parents and trashed = false and (mimeType = '${SPREADSHEET}' or mimeType = '${OFFICE_SPREADSHEET}')`,
          pageSize: 1000,
          ...(pageToken !== undefined && { pageToken }),
          corpora: 'allDrives',
          includeItemsFromAllDrives: true,
          supportsAllDrives: true,
          fields: 'nextPageToken,files(id,name)',
        }),
      ),
    );
    files.push(...(data.files ?? []).map(({ id, name }) => ({ id: id ?? '', name: name ?? '' })));
    pageToken = data.nextPageToken ?? undefined;
  } while (pageToken !== undefined);
  return files.sort((a, b) => a.name.localeCompare(b.name, 'id'));
}

/** Makes a Google spreadsheet of a workbook; its id. @throws Refusal when there is one of that name already. */
export async function upload(google: ReachedGoogle, file: string, folderId: string): Promise<string> {
  const name = path.basename(file).replace(/\.xlsx$/i, '');
  const there = (await filesIn(google, folderId)).find((one) => one.name === name);
  if (there !== undefined)
    throw new Refusal(
      `Di folder itu sudah ada "${name}". Adopsi langsung dengan alamatnya: adopt ${there.id}.`,
    );
  const { data } = await orRefusal(google, () =>
    asking(() =>
      google.apis.drive.files.create({
        supportsAllDrives: true,
        fields: 'id',
        requestBody: { name, mimeType: SPREADSHEET, parents: [folderId] },
        media: { mimeType: OFFICE_SPREADSHEET, body: createReadStream(file) },
      }),
    ),
  );
  return data.id as string;
}
