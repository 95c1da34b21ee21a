/** The token endpoint for service accounts, and who a bearer token stands for. */
import { createHmac, createPublicKey, createVerify, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { ApiError } from './errors.ts';

export interface ServiceAccount {
  email: string;
  /** PEM of the key that the account's assertions are signed with. */
  publicKey: string;
}

/** Seconds that an access token lives. */
const LIFETIME = 3600;
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

const oauthError = (error: string, description: string): ApiError =>
  new ApiError(400, description, { error, error_description: description });

/**
 * Tokens carry account and expiry under a signature with a secret of the data file, so that they outlive a restart.
 * Expiry runs on real time, whatever clock the workspace shows.
 */
export class Tokens {
  #secret: Buffer;
  #accounts: ServiceAccount[];
  #soleOwner: string | undefined;

  /** `soleOwner`: whatever the token, it stands for this account. */
  constructor(db: DatabaseSync, accounts: ServiceAccount[], soleOwner?: string) {
    this.#soleOwner = soleOwner;
    db.prepare("INSERT OR IGNORE INTO secrets (name, value) VALUES ('tokens', ?)").run(
      randomBytes(32).toString('base64url'),
    );
    const row = db.prepare("SELECT value FROM secrets WHERE name = 'tokens'").get()!;
    this.#secret = Buffer.from(row.value as string, 'base64url');
    this.#accounts = accounts;
  }

  #seal(body: string): string {
    return `ya29.${body}.${createHmac('sha256', this.#secret).update(body).digest('base64url')}`;
  }

  /** `expires`: epoch seconds; 0 for never. */
  #make(email: string, expires: number): string {
    return this.#seal(Buffer.from(JSON.stringify([email, expires])).toString('base64url'));
  }

  /** Bearer token of a person, which does not expire. */
  forPerson = (email: string): string => this.#make(email, 0);

  /** Account of an `Authorization` header; undefined when it is missing, forged or expired. */
  account(header: string | null): string | undefined {
    if (this.#soleOwner !== undefined) return /^Bearer \S/i.test(header ?? '') ? this.#soleOwner : undefined;
    const token = /^Bearer (ya29\.\S+)$/i.exec(header ?? '')?.[1];
    const body = token?.split('.')[1];
    if (token === undefined || body === undefined) return undefined;
    const expected = Buffer.from(this.#seal(body));
    const given = Buffer.from(token);
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
    const [email, expires] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [string, number];
    return expires === 0 || expires * 1000 > Date.now() ? email : undefined;
  }

  /** Answers `POST /token`: https://developers.google.com/identity/protocols/oauth2/service-account#httprest */
  grant(form: URLSearchParams): { access_token: string; expires_in: number; token_type: 'Bearer' } {
    if (form.get('grant_type') !== GRANT) throw oauthError('unsupported_grant_type', 'Invalid grant_type: ');
    const email = this.#soleOwner ?? this.#verify(form.get('assertion') ?? '');
    const now = Math.floor(Date.now() / 1000);
    return { access_token: this.#make(email, now + LIFETIME), expires_in: LIFETIME, token_type: 'Bearer' };
  }

  #verify(assertion: string): string {
    const [head = '', claim = '', signature = '', ...rest] = assertion.split('.');
    let claims: { iss?: unknown; aud?: unknown; exp?: unknown; iat?: unknown };
    let algorithm: unknown;
    try {
      algorithm = JSON.parse(Buffer.from(head, 'base64url').toString()).alg;
      claims = JSON.parse(Buffer.from(claim, 'base64url').toString());
    } catch {
      throw oauthError('invalid_grant', 'Bad Request');
    }
    const account = this.#accounts.find(({ email }) => email === claims.iss);
    if (!account) throw oauthError('invalid_grant', 'Invalid grant: account not found');
    const signed =
      algorithm === 'RS256' &&
      rest.length === 0 &&
      createVerify('RSA-SHA256')
        .update(`${head}.${claim}`)
        .verify(createPublicKey(account.publicKey), Buffer.from(signature, 'base64url'));
    if (!signed) throw oauthError('invalid_grant', 'Invalid JWT Signature.');
    if (!/^https:\/\/(oauth2|www)\.googleapis\.com\/(oauth2\/v4\/)?token$/.test(String(claims.aud)))
      throw oauthError('invalid_grant', 'Invalid JWT: Failed audience check.');
    const now = Math.floor(Date.now() / 1000);
    const { exp, iat } = claims;
    if (
      typeof exp !== 'number' ||
      typeof iat !== 'number' ||
      exp <= now ||
      iat > now + 300 ||
      exp - iat > LIFETIME
    )
      throw oauthError(
        'invalid_grant',
        'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
      );
    return account.email;
  }
}
