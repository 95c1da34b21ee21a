/** A client for somebody whose tokens the account attached to the function gets: it has a key of nobody. */
import { gaxios, OAuth2Client } from 'google-auth-library';
import { Trouble } from '../ports/trouble.ts';
import { through } from './clients.ts';
import { troubleOf } from './trouble.ts';

export interface BorrowedToken {
  value: string;
  /** Epoch milliseconds. */
  until: number;
}

/** Asks for a token where it has none that is good for five minutes more. */
export function borrowing(
  token: () => Promise<BorrowedToken>,
  fetch?: typeof globalThis.fetch,
): OAuth2Client {
  const auth = new OAuth2Client(through(fetch));
  auth.refreshHandler = async () => {
    const { value, until } = await token().catch((error) => {
      throw refusal(error);
    });
    return { access_token: value, expiry_date: until };
  };
  return auth;
}

/** Whatever was to be done with the token: what Google refuses here is the account. */
function refusal(error: unknown): Error {
  const status = error instanceof gaxios.GaxiosError ? error.status : undefined;
  if (status === 400 || status === 403 || status === 404) return new Trouble('auth', String(status));
  return troubleOf(error);
}
