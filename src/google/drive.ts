/** The drive port over Google's client. */
import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3.js';
import { type Drive, type DriveFile, OFFICE_SPREADSHEET, SPREADSHEET } from '../ports/drive.ts';
import { Trouble } from '../ports/trouble.ts';
import { asking } from './trouble.ts';

const FIELDS =
  'nextPageToken,incompleteSearch,files(id,name,mimeType,modifiedTime,trashed,driveId,lastModifyingUser(me,emailAddress))';

/** @param pool addresses of all accounts that write for Pantau. */
export function googleDrive(api: drive_v3.Drive, pool: readonly string[] = []): Drive {
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
        files: (data.files ?? []).map((file) => fileOf(file, pool)),
        ...(data.nextPageToken && { nextPageToken: data.nextPageToken }),
        incomplete: data.incompleteSearch ?? false,
        date,
      };
    },

    async watch({ id, address, token, expiresAt }) {
      const { data } = await asking(async () => {
        const { data: start } = await api.changes.getStartPageToken({ supportsAllDrives: true });
        return api.changes.watch({
          pageToken: start.startPageToken ?? '',
          includeItemsFromAllDrives: true,
          supportsAllDrives: true,
          restrictToMyDrive: false,
          requestBody: { id, type: 'web_hook', address, token, expiration: String(expiresAt) },
        });
      });
      return { resourceId: data.resourceId ?? '', expiresAt: Number(data.expiration ?? expiresAt) };
    },

    async stop({ id, resourceId }) {
      try {
        await asking(() => api.channels.stop({ requestBody: { id, resourceId } }));
      } catch (error) {
        if (!(error instanceof Trouble && error.code === 'not-found')) throw error;
      }
    },
  };
}

function fileOf(file: drive_v3.Schema$File, pool: readonly string[]): DriveFile {
  return {
    id: file.id ?? '',
    name: file.name ?? '',
    mimeType: file.mimeType ?? '',
    modifiedTime: file.modifiedTime ?? '',
    trashed: file.trashed ?? false,
    byUs: (file.lastModifyingUser?.me ?? false) || pool.includes(file.lastModifyingUser?.emailAddress ?? ''),
    ...(file.driveId && { driveId: file.driveId }),
  };
}
