/** Google, asked for a person who waits: what it does not give or take is refused in words. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { asking } from '../../google/trouble.ts';
import { Trouble } from '../../ports/trouble.ts';
import type { ReachedGoogle } from '../reach-google.ts';
import { Refusal } from './refusal.ts';
import { troubleText } from './words.ts';

/** @throws Refusal for a Trouble. */
export async function orRefusal<T>({ email }: ReachedGoogle, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Trouble) throw new Refusal(troubleText(error.code, email));
    throw error;
  }
}

/** All of the requests in one call, or none. @throws Refusal */
export async function batchUpdate(
  google: ReachedGoogle,
  spreadsheetId: string,
  requests: sheets_v4.Schema$Request[],
): Promise<void> {
  await orRefusal(google, () =>
    asking(() =>
      google.apis.sheets.spreadsheets.batchUpdate({
        spreadsheetId,
        fields: 'spreadsheetId',
        requestBody: { requests },
      }),
    ),
  );
}
