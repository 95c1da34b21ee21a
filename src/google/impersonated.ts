/**
 * Further service accounts of the pool where no account has a key: the attached one asks for their tokens
 * (roles/iam.serviceAccountTokenCreator on each of them).
 * https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken
 */
import type { OAuth2Client } from 'google-auth-library';
import type { AttachedAccount } from './attached.ts';
import { borrowing } from './borrowed.ts';
import { CALLS, SCOPES } from './clients.ts';
import { CREDENTIALS_SERVICE } from './delegated.ts';

/** Seconds that a token is asked for, the longest that Google gives without further ado. */
const LIFE = '3600s';

/** The pool: the attached account first, then those that it acts for. It is of the pool already where it is named again. */
export function attachedPool(
  attached: AttachedAccount,
  further: readonly string[],
  fetch?: typeof globalThis.fetch,
): AttachedAccount[] {
  const others = further.filter((email) => email !== attached.email);
  return [
    attached,
    ...others.map((email) => ({ email, auth: impersonatedAccount(attached.auth, email, fetch) })),
  ];
}

/**
 * The library's own `Impersonated` writes a warning to the console for every account, and lets an account that may not be
 * acted for look like a spreadsheet that may not be opened.
 */
export function impersonatedAccount(
  attached: Pick<OAuth2Client, 'request'>,
  email: string,
  fetch?: typeof globalThis.fetch,
): OAuth2Client {
  return borrowing(async () => {
    const { data } = await attached.request<{ accessToken: string; expireTime: string }>({
      url: `${CREDENTIALS_SERVICE}/${encodeURIComponent(email)}:generateAccessToken`,
      method: 'POST',
      data: { scope: SCOPES, lifetime: LIFE },
      ...CALLS,
    });
    return { value: data.accessToken, until: Date.parse(data.expireTime) };
  }, fetch);
}
