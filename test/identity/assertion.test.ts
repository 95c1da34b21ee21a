import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cloudflareAccess } from '../../src/identity/cloudflare-access.ts';
import { googleIap } from '../../src/identity/google-iap.ts';
import type { Identity } from '../../src/ports/identity.ts';
import { type Algorithm, type IssuerServer, issuerServer, newKey, token } from './issuer.ts';

const NOW = Date.UTC(2025, 10, 18, 2, 0);
const SECONDS = NOW / 1000;
const TAG = 'a1'.repeat(32);
const SERVICE = '/projects/123456/locations/asia-southeast2/services/pantau-web';

let server: IssuerServer;
beforeAll(async () => {
  server = await issuerServer();
});
afterAll(() => server.close());
beforeEach(() => server.answer());

const gates = [
  {
    name: 'Cloudflare Access',
    header: 'Cf-Access-Jwt-Assertion',
    algorithm: 'RS256' as Algorithm,
    other: 'ES256' as Algorithm,
    audience: TAG,
    // Access names all applications that a session is good for.
    claimed: ['0'.repeat(64), TAG] as string | string[],
    issuer: () => server.origin,
    keys: '/cdn-cgi/access/certs',
    open: (): Identity => cloudflareAccess({ team: server.origin, audience: TAG }),
  },
  {
    name: 'Identity-Aware Proxy',
    header: 'x-goog-iap-jwt-assertion',
    algorithm: 'ES256' as Algorithm,
    other: 'RS256' as Algorithm,
    audience: SERVICE,
    claimed: SERVICE as string | string[],
    issuer: () => 'https://cloud.google.com/iap',
    keys: '/iap/verify/public_key-jwk',
    // The same path on this machine: Google's address is no setting.
    open: (): Identity =>
      googleIap({ audience: SERVICE }, (url, init) => {
        expect(new URL(url).origin).toBe('https://www.gstatic.com');
        return fetch(server.origin + new URL(url).pathname, init);
      }),
  },
];

describe.each(gates)('$name', ({ header, algorithm, other, claimed, issuer, keys, open }) => {
  const key = newKey('k1', algorithm);
  const claims = (more: object = {}) => ({
    iss: issuer(),
    aud: claimed,
    email: 'Petugas@Kabupaten.example',
    sub: 's',
    iat: SECONDS - 10,
    exp: SECONDS + 300,
    ...more,
  });
  const identify = (jwt: string, identity = open(), now = NOW) =>
    identity.identify(new Headers({ [header]: jwt }), now);
  const accepted = { kind: 'address', address: 'petugas@kabupaten.example' };
  const refused = { kind: 'refused' };
  beforeEach(() => {
    server.publish(newKey('k0', algorithm), key);
    server.asked();
  });

  it('vouches for the address of an assertion that is right in everything', async () => {
    expect(await identify(token(claims(), key))).toEqual(accepted);
    expect(server.asked()).toEqual([keys]);
  });

  it('says nothing of a request without an assertion, and asks for no keys', async () => {
    const plain = new Headers({ 'cf-access-authenticated-user-email': 'a@b.example' });
    plain.set('x-goog-authenticated-user-email', 'accounts.google.com:a@b.example');
    expect(await open().identify(plain, NOW)).toEqual({ kind: 'none' });
    expect(server.asked()).toEqual([]);
  });

  it.each([
    ['another audience', { aud: 'other' }],
    ['no audience', { aud: undefined }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['no issuer', { iss: undefined }],
    ['no address', { email: undefined, common_name: 'program.access' }],
    ['something else than an address', { email: 'a@b.example, c@d.example' }],
    ['no end', { exp: undefined }],
    ['an end that is no number', { exp: '9999999999' }],
    ['no beginning', { iat: undefined }],
    ['an end long past', { exp: SECONDS - 31 }],
    ['a beginning to come', { iat: SECONDS + 31 }],
    ['a time from which it is good to come', { nbf: SECONDS + 31 }],
  ])('refuses %s', async (_, more) => {
    expect(await identify(token(claims(more), key))).toEqual(refused);
  });

  it.each([
    ['ended', { exp: SECONDS - 29 }],
    ['begins', { iat: SECONDS + 29 }],
    ['is good', { nbf: SECONDS + 29 }],
  ])('lets clocks differ by half a minute where it %s', async (_, more) => {
    expect(await identify(token(claims(more), key))).toEqual(accepted);
  });

  it('refuses a key of the same name that is not the issuer’s', async () => {
    expect(await identify(token(claims(), newKey('k1', algorithm)))).toEqual(refused);
  });

  it('refuses every other algorithm, whatever it is signed with', async () => {
    const [head, body] = token(claims(), key).split('.') as [string, string];
    const renamed = (alg: string) =>
      Buffer.from(JSON.stringify({ alg, kid: 'k1', typ: 'JWT' })).toString('base64url');
    // The public key taken for the secret of an HMAC: whoever knows it could then sign.
    const pem = key.publicKey.export({ type: 'spki', format: 'pem' });
    const hmac = createHmac('sha256', pem)
      .update(`${renamed('HS256')}.${body}`)
      .digest('base64url');
    for (const forged of [
      `${renamed('none')}.${body}.`,
      `${renamed('HS256')}.${body}.${hmac}`,
      `${head}.${body}.`,
      token(claims(), newKey('k1', other)),
      token(claims(), key, { alg: other }),
      token(claims(), key, { alg: 'RS512' }),
      token(claims(), key, { crit: ['exp'] }),
      token(claims(), key, { kid: undefined }),
    ])
      expect(await identify(forged)).toEqual(refused);
  });

  it('takes no key from the assertion itself', async () => {
    const own = newKey('own', algorithm);
    const jwk = own.publicKey.export({ format: 'jwk' });
    const forged = token(claims(), own, { jwk, jku: `${server.origin}/mine`, x5u: `${server.origin}/mine` });
    expect(await identify(forged)).toEqual(refused);
    expect(server.asked()).toEqual([keys]);
  });

  it('refuses what was changed anywhere', async () => {
    const jwt = token(claims(), key);
    const identity = open();
    await fc.assert(
      fc.asyncProperty(fc.nat(jwt.length - 1), fc.constantFrom(...'AZaz09-_.='), async (at, put) => {
        fc.pre(jwt[at] !== put);
        // The last character of a signature has bits that say nothing.
        fc.pre(at < jwt.length - 1);
        expect(await identify(jwt.slice(0, at) + put + jwt.slice(at + 1), identity)).toEqual(refused);
      }),
      { seed: 20251118, numRuns: 60 },
    );
  });

  it.each(['', '.', '..', 'a.b', 'a.b.c', 'a.b.c.d', '💥'.repeat(3), `${'a'.repeat(9_000)}.b.c`])(
    'refuses “%s” without asking for keys',
    async (text) => {
      expect(await identify(encodeURI(text))).toEqual(refused);
      expect(server.asked()).toEqual([]);
    },
  );

  it('takes up a new key when the issuer begins to sign with it', async () => {
    const identity = open();
    await identify(token(claims(), key), identity);
    const next = newKey('k2', algorithm);
    server.publish(next);
    const later = NOW + 60_000;
    expect(await identify(token(claims(), next), identity, later)).toEqual(accepted);
    expect(await identify(token(claims(), key), identity, later)).toEqual(refused);
  });

  it('is an error, not a stranger, when the keys cannot be had', async () => {
    server.answer(() => new Response('', { status: 503 }));
    await expect(identify(token(claims(), key))).rejects.toThrow(/503/);
  });
});
