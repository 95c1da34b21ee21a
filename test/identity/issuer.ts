/** An issuer of assertions with real keys, whose public ones a server on this machine gives out. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type Served, serve } from '../support/serve.ts';

export type Algorithm = 'RS256' | 'ES256';

export interface Key {
  kid: string;
  algorithm: Algorithm;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

export function newKey(kid: string, algorithm: Algorithm): Key {
  const pair =
    algorithm === 'RS256'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { kid, algorithm, ...pair };
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JSON Web Token; `header` wins over what the key says of itself. */
export function token(claims: object, key: Key, header: object = {}): string {
  const signed = `${part({ alg: key.algorithm, kid: key.kid, typ: 'JWT', ...header })}.${part(claims)}`;
  const signature = sign('sha256', Buffer.from(signed), { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

export interface IssuerServer extends Served {
  /** Public keys given out from now on. */
  publish(...keys: Key[]): void;
  /** Paths asked for since the last look. */
  asked(): string[];
  /** Answers from now on with this instead of keys; with keys again without it. */
  answer(other?: () => Response): void;
}

export async function issuerServer(): Promise<IssuerServer> {
  let keys: Key[] = [];
  let paths: string[] = [];
  let other: (() => Response) | undefined;
  const served = await serve((request) => {
    paths.push(new URL(request.url).pathname);
    if (other !== undefined) return Promise.resolve(other());
    const published = keys.map(({ kid, algorithm, publicKey }) => ({
      ...publicKey.export({ format: 'jwk' }),
      kid,
      alg: algorithm,
      use: 'sig',
    }));
    return Promise.resolve(Response.json({ keys: published }));
  });
  return {
    ...served,
    publish(...given) {
      keys = given;
    },
    asked() {
      const before = paths;
      paths = [];
      return before;
    },
    answer(given) {
      other = given;
    },
  };
}
