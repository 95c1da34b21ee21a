/** Assertions of service accounts: https://developers.google.com/identity/protocols/oauth2/service-account#httprest */
import { createPublicKey, createVerify } from 'node:crypto';
import { ApiError } from './errors.ts';
import { readScopes } from './scopes.ts';

export interface ServiceAccount {
  email: string;
  /** PEM of the key that the account's assertions are signed with. */
  publicKey: string;
  /** May act for people (domain-wide delegation). */
  delegated?: boolean;
  /** Accounts that may sign as this one and get tokens of it (`roles/iam.serviceAccountTokenCreator` on it). */
  tokenCreators?: readonly string[];
}

/** Seconds that an access token lives, and an assertion at most. */
export const LIFETIME = 3600;

/** Seconds that clocks may differ. */
const SKEW = 300;

export const oauthError = (error: string, description: string, status = 400): ApiError =>
  new ApiError(status, description, { error, error_description: description });

interface Claims {
  iss?: unknown;
  sub?: unknown;
  scope?: unknown;
  aud?: unknown;
  exp?: unknown;
  iat?: unknown;
}

/** Who and what an assertion asks for. */
export interface Granted {
  email: string;
  scopes: string[];
}

/**
 * Throws Google's answer to an assertion that is not good. `now`: epoch seconds. `ownKey`: public key of what Google signs
 * itself for an account.
 */
export function verifyAssertion(
  assertion: string,
  accounts: readonly ServiceAccount[],
  people: ReadonlySet<string>,
  now: number,
  ownKey?: string,
): Granted {
  const [head = '', claim = '', signature = '', ...rest] = assertion.split('.');
  let claims: Claims;
  let algorithm: unknown;
  try {
    algorithm = JSON.parse(Buffer.from(head, 'base64url').toString()).alg;
    claims = JSON.parse(Buffer.from(claim, 'base64url').toString()) as Claims;
  } catch {
    throw oauthError('invalid_grant', 'Bad Request');
  }
  const account = accounts.find(({ email }) => email === claims.iss);
  if (!account) throw oauthError('invalid_grant', 'Invalid grant: account not found');
  const fits = (key: string) =>
    createVerify('RSA-SHA256')
      .update(`${head}.${claim}`)
      .verify(createPublicKey(key), Buffer.from(signature, 'base64url'));
  const signed =
    algorithm === 'RS256' &&
    rest.length === 0 &&
    (fits(account.publicKey) || (ownKey !== undefined && fits(ownKey)));
  if (!signed) throw oauthError('invalid_grant', 'Invalid JWT Signature.');
  if (!/^https:\/\/(oauth2|www)\.googleapis\.com\/(oauth2\/v4\/)?token$/.test(String(claims.aud)))
    throw oauthError('invalid_grant', 'Invalid JWT: Failed audience check.');
  if (!inTime(claims, now))
    throw oauthError(
      'invalid_grant',
      'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
    );
  const scopes = readScopes(String(claims.scope ?? ''));
  if (scopes === undefined)
    throw oauthError('invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
  if (scopes.length === 0) throw oauthError('invalid_scope', 'Empty or missing scope not allowed.');
  return { email: actingFor(account, claims.sub, people), scopes };
}

function inTime({ exp, iat }: Claims, now: number): boolean {
  if (typeof exp !== 'number' || typeof iat !== 'number') return false;
  return exp > now && iat <= now + SKEW && exp - iat <= LIFETIME;
}

/** The account itself, or the person that it may act for. */
function actingFor(account: ServiceAccount, sub: unknown, people: ReadonlySet<string>): string {
  if (sub === undefined || sub === account.email) return account.email;
  if (account.delegated !== true)
    throw oauthError(
      'unauthorized_client',
      'Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.',
      401,
    );
  if (!people.has(String(sub))) throw oauthError('invalid_grant', 'Invalid email or User ID');
  return String(sub);
}
