/** The token endpoint, and who a bearer token stands for. */
import { createHmac, createSign, generateKeyPairSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { LIFETIME, oauthError, type ServiceAccount, verifyAssertion } from './assertion.ts';

export type { ServiceAccount } from './assertion.ts';

const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

export interface Bearer {
  account: string;
  /** Null for a token that is good for everything. */
  scopes: string[] | null;
}

export interface TokensOptions {
  accounts: ServiceAccount[];
  people: ReadonlySet<string>;
  /** Whatever the token, it stands for this account. */
  soleOwner?: string | undefined;
  /** Epoch milliseconds by which tokens expire. Clients keep real time, and so does this unless told otherwise. */
  now?: (() => number) | undefined;
}

/** What a token carries: account, expiry (epoch seconds, 0 for never), scopes, and how often all were made to expire. */
type Content = [email: string, expires: number, scopes: string[] | null, epoch: number];

/** Tokens carry their content under a signature with a secret of the data file, so that they outlive a restart. */
export class Tokens {
  #db: DatabaseSync;
  #secret: Buffer;
  #options: TokensOptions;
  #now: () => number;

  constructor(db: DatabaseSync, options: TokensOptions) {
    this.#db = db;
    const put = db.prepare('INSERT OR IGNORE INTO secrets (name, value) VALUES (?, ?)');
    put.run('tokens', randomBytes(32).toString('base64url'));
    put.run('epoch', '0');
    const row = db.prepare("SELECT value FROM secrets WHERE name = 'tokens'").get()!;
    this.#secret = Buffer.from(row.value as string, 'base64url');
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  #kept(name: string): string | undefined {
    return this.#db.prepare('SELECT value FROM secrets WHERE name = ?').get(name)?.value as
      | string
      | undefined;
  }

  #epoch(): number {
    return Number(this.#kept('epoch'));
  }

  #seal(body: string): string {
    return `ya29.${body}.${createHmac('sha256', this.#secret).update(body).digest('base64url')}`;
  }

  #make(...content: Content): string {
    return this.#seal(Buffer.from(JSON.stringify(content)).toString('base64url'));
  }

  /** Bearer token of a person, which does not expire and is good for everything. */
  forPerson = (email: string): string => this.#make(email, 0, null, 0);

  account = (email: string): ServiceAccount | undefined =>
    this.#options.accounts.find((account) => account.email === email);

  /** Token of a service account that another one may act for. */
  lend(email: string, scopes: string[], seconds: number): { accessToken: string; expireTime: string } {
    const expires = Math.floor(this.#now() / 1000) + seconds;
    return {
      accessToken: this.#make(email, expires, scopes, this.#epoch()),
      expireTime: new Date(expires * 1000).toISOString(),
    };
  }

  /** A JWT over these claims, under a key of Google's own. */
  sign(payload: string): { keyId: string; signedJwt: string } {
    const part = (text: string) => Buffer.from(text).toString('base64url');
    const keyId = 'kunci-google';
    const head = `${part(JSON.stringify({ alg: 'RS256', kid: keyId, typ: 'JWT' }))}.${part(payload)}`;
    const signature = createSign('RSA-SHA256').update(head).sign(this.#ownKey(), 'base64url');
    return { keyId, signedJwt: `${head}.${signature}` };
  }

  /** Made when it is first needed: that takes a moment. */
  #ownKey(): string {
    const kept = this.#kept('private key');
    if (kept !== undefined) return kept;
    const { publicKey, privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const put = this.#db.prepare('INSERT INTO secrets (name, value) VALUES (?, ?)');
    put.run('public key', publicKey);
    put.run('private key', privateKey);
    return privateKey;
  }

  /** Refuses from now on every token that the endpoint gave out. */
  expireAll(): void {
    this.#db.prepare("UPDATE secrets SET value = ? WHERE name = 'epoch'").run(String(this.#epoch() + 1));
  }

  /** Who an `Authorization` header stands for; undefined when it is missing, forged or expired. */
  bearer(header: string | null): Bearer | undefined {
    const { soleOwner } = this.#options;
    if (soleOwner !== undefined)
      return /^Bearer \S/i.test(header ?? '') ? { account: soleOwner, scopes: null } : undefined;
    const token = /^Bearer (ya29\.\S+)$/i.exec(header ?? '')?.[1];
    const body = token?.split('.')[1];
    if (token === undefined || body === undefined) return undefined;
    const expected = Buffer.from(this.#seal(body));
    const given = Buffer.from(token);
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
    const [account, expires, scopes, epoch] = JSON.parse(
      Buffer.from(body, 'base64url').toString(),
    ) as Content;
    const good = expires === 0 || (expires * 1000 > this.#now() && epoch === this.#epoch());
    return good ? { account, scopes } : undefined;
  }

  /** Answers `POST /token`. Throws Google's refusals. */
  grant(form: URLSearchParams): { access_token: string; expires_in: number; token_type: 'Bearer' } {
    const type = form.get('grant_type') ?? '';
    if (type !== GRANT) throw oauthError('unsupported_grant_type', `Invalid grant_type: ${type}`);
    const now = Math.floor(this.#now() / 1000);
    const { accounts, people, soleOwner } = this.#options;
    const { email, scopes } =
      soleOwner === undefined
        ? verifyAssertion(form.get('assertion') ?? '', accounts, people, now, this.#kept('public key'))
        : { email: soleOwner, scopes: null };
    const access_token = this.#make(email, now + LIFETIME, scopes, this.#epoch());
    return { access_token, expires_in: LIFETIME, token_type: 'Bearer' };
  }
}
