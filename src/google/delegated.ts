/**
 * A service account that acts for a person of the domain (domain-wide delegation): with its key, or with the signature that
 * Google makes for an account attached to what it runs.
 */
import { JWT, type OAuth2Client } from 'google-auth-library';
import type { BorrowedToken } from './borrowed.ts';
import { CALLS, type ServiceAccount, through } from './clients.ts';

/** All that the delegation needs to allow for sending mail. */
export const MAIL_SCOPE = 'https://www.googleapis.com/auth/gmail.send';

/** Paths that end in a service account's address and `:method`. */
export const CREDENTIALS_SERVICE = 'https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts';
const TOKENS = 'https://oauth2.googleapis.com/token';
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** Seconds that an assertion is good for, Google's longest. */
const LIFE = 3_600;
/** Milliseconds before its end from which a token is no longer used. */
const EARLY = 300_000;

export interface Acting {
  headers(): Promise<Record<string, string>>;
  /** Google no longer takes the token: the next call asks for another. */
  refused(): void;
}

export function actingWithKey(
  { email, key }: ServiceAccount,
  user: string,
  fetch?: typeof globalThis.fetch,
): Acting {
  const auth = new JWT({ email, key, subject: user, scopes: [MAIL_SCOPE], ...through(fetch) });
  return {
    headers: async () => Object.fromEntries((await auth.getRequestHeaders()).entries()),
    refused: () => {
      auth.credentials.expiry_date = 1;
    },
  };
}

/** The attached account sends mail for a person. */
export function actingAttached(
  attached: Pick<OAuth2Client, 'request'>,
  email: string,
  user: string,
  now: () => number = Date.now,
): Acting {
  let token: BorrowedToken | undefined;
  return {
    async headers() {
      if (token === undefined || token.until - EARLY <= now())
        token = await delegatedToken(attached, { email, user, scope: MAIL_SCOPE }, now);
      return { authorization: `Bearer ${token.value}` };
    },
    refused: () => {
      token = undefined;
    },
  };
}

/**
 * A token of `user` for the attached account `email`, which may sign for itself (roles/iam.serviceAccountTokenCreator on
 * itself): there is no key.
 * https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/signJwt
 */
export async function delegatedToken(
  attached: Pick<OAuth2Client, 'request'>,
  { email, user, scope }: { email: string; user: string; scope: string },
  now: () => number = Date.now,
): Promise<BorrowedToken> {
  const issued = Math.floor(now() / 1_000);
  const claims = { iss: email, sub: user, scope, aud: TOKENS, iat: issued, exp: issued + LIFE };
  const signed = await attached.request<{ signedJwt: string }>({
    url: `${CREDENTIALS_SERVICE}/${encodeURIComponent(email)}:signJwt`,
    method: 'POST',
    data: { payload: JSON.stringify(claims) },
    ...CALLS,
  });
  const granted = await attached.request<{ access_token: string; expires_in: number }>({
    url: TOKENS,
    method: 'POST',
    data: new URLSearchParams({ grant_type: GRANT, assertion: signed.data.signedJwt }),
    ...CALLS,
  });
  return { value: granted.data.access_token, until: (issued + granted.data.expires_in) * 1_000 };
}
