/**
 * A service account that acts for a person of the domain (domain-wide delegation) to send mail: with its key, or with
 * the signature that Google makes for an account attached to what it runs.
 */
import { JWT, type OAuth2Client } from 'google-auth-library';
import { CALLS, type ServiceAccount, through } from './clients.ts';

/** All that the delegation needs to allow. */
export const MAIL_SCOPE = 'https://www.googleapis.com/auth/gmail.send';

const TOKENS = 'https://oauth2.googleapis.com/token';
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** Seconds that an assertion is good for, Google's longest; and before its end a token is no longer used. */
const LIFE = 3_600;
const EARLY = 300;

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

/**
 * `attached` may sign for itself (roles/iam.serviceAccountTokenCreator on itself): there is no key.
 * https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/signJwt
 */
export function actingAttached(
  attached: Pick<OAuth2Client, 'request'>,
  email: string,
  user: string,
  now: () => number = Date.now,
): Acting {
  let token: { value: string; until: number } | undefined;
  async function fresh() {
    const issued = Math.floor(now() / 1_000);
    const claims = { iss: email, sub: user, scope: MAIL_SCOPE, aud: TOKENS, iat: issued, exp: issued + LIFE };
    const signed = await attached.request<{ signedJwt: string }>({
      url: `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${encodeURIComponent(email)}:signJwt`,
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
    return { value: granted.data.access_token, until: issued + granted.data.expires_in - EARLY };
  }
  return {
    async headers() {
      if (token === undefined || token.until <= now() / 1_000) token = await fresh();
      return { authorization: `Bearer ${token.value}` };
    },
    refused: () => {
      token = undefined;
    },
  };
}
