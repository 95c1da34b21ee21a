/**
 * A service account that acts for a person of the domain (domain-wide delegation): with its key, or with the signature that
 * Google makes for an account attached to what it runs.
 */
import { JWT, type OAuth2Client } from 'google-auth-library';
import { type BorrowedToken, borrowing } from './borrowed.ts';
import { CALLS, type ServiceAccount, through } from './clients.ts';
import { asking } from './trouble.ts';

/** All that the delegation needs to allow for sending mail. */
export const MAIL_SCOPE = 'https://www.googleapis.com/auth/gmail.send';

/** Paths that end in a service account's address and `:method`. */
export const CREDENTIALS_SERVICE = 'https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts';
const TOKENS = 'https://oauth2.googleapis.com/token';
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** Seconds that an assertion is good for, Google's longest. */
const LIFE = 3_600;

export interface Acting {
  /** @throws Trouble when there is no token, with what Google has against it. */
  headers(): Promise<Record<string, string>>;
  /** Google no longer takes the token: the next call asks for another. */
  refused(): void;
}

export function actingWithKey(
  { email, key }: ServiceAccount,
  user: string,
  fetch?: typeof globalThis.fetch,
): Acting {
  return by(new JWT({ email, key, subject: user, scopes: [MAIL_SCOPE], ...through(fetch) }));
}

/** The attached account sends mail for a person. */
export function actingAttached(attached: Pick<OAuth2Client, 'request'>, email: string, user: string): Acting {
  return by(borrowing(() => delegatedToken(attached, { email, user, scope: MAIL_SCOPE })));
}

function by(auth: OAuth2Client): Acting {
  return {
    headers: async () => Object.fromEntries((await asking(() => auth.getRequestHeaders())).entries()),
    refused: () => {
      auth.credentials.expiry_date = 1;
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
): Promise<BorrowedToken> {
  const issued = Math.floor(Date.now() / 1_000);
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
