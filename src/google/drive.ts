/** The drive port over Google's client. */
import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3.js';
import { type Drive, type DriveFile, OFFICE_SPREADSHEET, SPREADSHEET } from '../ports/drive.ts';
import { asking } from './trouble.ts';

const FIELDS =
  'nextPageToken,incompleteSearch,files(id,name,mimeType,modifiedTime,trashed,driveId,lastModifyingUser(me))';

export function googleDrive(api: drive_v3.Drive): Drive {
  return {
    async list({ since, pageToken }) {
      const kinds = `(mimeType = '${SPREADSHEET}' or mimeType = '${OFFICE_SPREADSHEET}')`;
      // Putting a file into the trash does not move its modifiedTime, so what lies there is always listed.
      const q = since === undefined ? kinds : `${kinds} and (modifiedTime > '${since}' or trashed = true)`;
      const { data, headers } = await asking(() =>
        api.files.list({
          q,
          orderBy: 'modifiedTime',
          pageSize: 1000,
          ...(pageToken !== undefined && { pageToken }),
          corpora: 'allDrives',
          includeItemsFromAllDrives: true,
          supportsAllDrives: true,
          fields: FIELDS,
        }),
      );
      const date = Date.parse(new Headers(headers as HeadersInit).get('date') ?? '');
      if (Number.isNaN(date)) throw new Error("Drive's answer carries no Date header");
      return {
        files: (data.files ?? []).map(fileOf),
        ...(data.nextPageToken && { nextPageToken: data.nextPageToken }),
        incomplete: data.incompleteSearch ?? false,
        date,
      };
    },
  };
}

function fileOf(file: drive_v3.Schema$File): DriveFile {
  return {
    id: file.id ?? '',
    name: file.name ?? '',
    mimeType: file.mimeType ?? '',
    modifiedTime: file.modifiedTime ?? '',
    trashed: file.trashed ?? false,
    byUs: file.lastModifyingUser?.me ?? false,
    ...(file.driveId && { driveId: file.driveId }),
  };
}
