/** Which spreadsheets moved, and who is told that they did. */
export interface DriveFile {
  id: string;
  name: string;
  mimeType: string;
  /** RFC 3339, as Drive gives it; compared as text for equality, as time for order. */
  modifiedTime: string;
  trashed: boolean;
  /** The last change was made by an account of the pool. A hint for the order of work, never a reason to skip. */
  byUs: boolean;
  driveId?: string;
}

export interface DrivePage {
  files: DriveFile[];
  nextPageToken?: string;
  /** Google could not search everywhere: the cursor may not move. */
  incomplete: boolean;
  /** Google's own `Date` header, epoch milliseconds. */
  date: number;
}

export const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
export const OFFICE_SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface Drive {
  /** Spreadsheets changed after `since` (RFC 3339; all when absent), and trashed ones, oldest first. */
  list(query: { since?: string; pageToken?: string }): Promise<DrivePage>;
  /**
   * Has changes told to `address` from now on, until `expiresAt` (epoch milliseconds) at most: Google may grant less. A
   * notification is a hint, without any content.
   */
  watch(channel: {
    id: string;
    address: string;
    token: string;
    expiresAt: number;
  }): Promise<{ resourceId: string; expiresAt: number }>;
  /** Ends a channel of this account. Nothing happens when it is over already. */
  stop(channel: { id: string; resourceId: string }): Promise<void>;
}
