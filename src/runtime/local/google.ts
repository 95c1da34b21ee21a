/** Google's client on this machine: the same calls, sent to the local workspace. */
import { OAuth2Client } from 'google-auth-library';
import { drive_v3 } from 'googleapis/build/src/apis/drive/v3.js';
import { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import {
  type GoogleApis,
  googleApis,
  keyedAccount,
  type ServiceAccount,
  through,
} from '../../google/clients.ts';

/** Sends whatever host is asked to `origin`, path and query as they are. */
export function redirectTo(origin: string): typeof globalThis.fetch {
  return (input, init) => {
    const asked = new URL(input instanceof Request ? input.url : input);
    return fetch(new URL(asked.pathname + asked.search, origin), init);
  };
}

export function serviceAccountApis(account: ServiceAccount, origin: string): GoogleApis {
  return googleApis(keyedAccount(account, redirectTo(origin)));
}

/** A person with a bearer token, as the browser would act for them. */
export function personApis(token: string, origin: string): GoogleApis {
  const auth = new OAuth2Client(through(redirectTo(origin)));
  auth.setCredentials({ access_token: token });
  const options = { auth, retry: false };
  return { sheets: new sheets_v4.Sheets(options), drive: new drive_v3.Drive(options) };
}
