/** With whom a file is shared. */
import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3.js';
import { asking } from '../trouble.ts';

export interface Writer {
  /** In lower case. */
  address: string;
  /** By the shared drive or a folder, not by the file itself. */
  inherited: boolean;
}

const WRITING = new Set(['writer', 'fileOrganizer', 'organizer', 'owner']);

/** Who may write there. One Drive call a hundred people. */
export async function writersIn(drive: drive_v3.Drive, fileId: string): Promise<Writer[]> {
  const found: Writer[] = [];
  let pageToken: string | undefined;
  do {
    const { data } = await asking(() =>
      drive.permissions.list({
        fileId,
        supportsAllDrives: true,
        pageSize: 100,
        ...(pageToken !== undefined && { pageToken }),
        fields: 'nextPageToken,permissions(emailAddress,role,permissionDetails)',
      }),
    );
    for (const { emailAddress, role, permissionDetails } of data.permissions ?? []) {
      if (!emailAddress || !WRITING.has(role ?? '')) continue;
      const inherited = permissionDetails?.every((detail) => detail.inherited) ?? false;
      found.push({ address: emailAddress.toLowerCase(), inherited });
    }
    pageToken = data.nextPageToken ?? undefined;
  } while (pageToken !== undefined);
  return found;
}

/** Google writes to the person, as it does whenever something is shared. One Drive call. */
export async function letWrite(drive: drive_v3.Drive, fileId: string, address: string): Promise<void> {
  await asking(() =>
    drive.permissions.create({
      fileId,
      supportsAllDrives: true,
      requestBody: { type: 'user', role: 'writer', emailAddress: address },
    }),
  );
}
