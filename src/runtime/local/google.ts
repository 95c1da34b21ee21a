/** Google's client on this machine: the same calls, sent to the local workspace. */

import { OAuth2Client } from 'google-auth-library';
import { drive } from 'googleapis/build/src/apis/drive/index.js';
import { sheets } from 'googleapis/build/src/apis/sheets/index.js';
import { type GoogleApis, googleApis } from '../../google/clients.ts';

/** Sends whatever host is asked to `origin`, path and query as they are. */
export function redirectTo(origin: string): typeof globalThis.fetch {
  return (input, init) => {
    const asked = new URL(input instanceof Request ? input.url : input);
    return fetch(new URL(asked.pathname + asked.search, origin), init);
  };
}

export function serviceAccountApis(account: { email: string; key: string }, origin: string): GoogleApis {
  return googleApis(account, redirectTo(origin));
}

/** A person with a bearer token, as the browser would act for them. */
export function personApis(token: string, origin: string): GoogleApis {
  const auth = new OAuth2Client({ transporterOptions: { fetchImplementation: redirectTo(origin) } });
  auth.setCredentials({ access_token: token });
  return {
    sheets: sheets({ version: 'v4', auth, retry: false }),
    drive: drive({ version: 'v3', auth, retry: false }),
  };
}
