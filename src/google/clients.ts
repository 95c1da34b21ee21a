/**
 * Google's own client, by the deep paths of the two versions in use: the package root costs 1 s and 170 MB at start,
 * these 0.1 s, and a folder's index would bring versions along that nobody calls.
 * One client serves both clouds; `fetch` is the only seam, so that the local workspace can stand in for Google
 * without any address in configuration.
 */
import { type gaxios, JWT, type OAuth2Client } from 'google-auth-library';
import { drive_v3 } from 'googleapis/build/src/apis/drive/v3.js';
import { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';

/** `spreadsheets` for cells, `drive` to list, and to create in a shared folder. */
export const SCOPES: readonly string[] = [
  'https://www.googleapis.com/auth/spreadsheets',
  'https://www.googleapis.com/auth/drive',
];

export interface ServiceAccount {
  email: string;
  /** PEM, PKCS #8. */
  key: string;
}

export interface GoogleApis {
  sheets: sheets_v4.Sheets;
  drive: drive_v3.Drive;
}

/** The identity of a service account by its key. Where Google attaches one, `attached.ts` needs no key. */
export function keyedAccount({ email, key }: ServiceAccount, fetch?: typeof globalThis.fetch): OAuth2Client {
  return new JWT({ email, key, scopes: [...SCOPES], ...through(fetch) });
}

/** Client options that send requests through `fetch`; the client's own way when absent. */
export function through(fetch?: typeof globalThis.fetch) {
  return fetch === undefined ? {} : { transporterOptions: { fetchImplementation: fetch } };
}

/** Retries are ours (due times in the store): the client would repeat GET only, at once, and hide the quota it uses. */
export const CALLS = { retry: false, timeout: 60_000 } as const;

export function googleApis(auth: OAuth2Client): GoogleApis {
  // The client keeps a token until its hour is over, also one that Google no longer takes (a key was revoked and put
  // back, the clock was wrong): refused once, it is taken for expired, and the next call asks for another.
  auth.transporter.interceptors.response.add({
    rejected(error: gaxios.GaxiosError) {
      if (error.status === 401) auth.credentials.expiry_date = 1;
      throw error;
    },
  });
  const options = { auth, ...CALLS };
  return { sheets: new sheets_v4.Sheets(options), drive: new drive_v3.Drive(options) };
}
