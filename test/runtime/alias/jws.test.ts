import { generateKeyPairSync } from 'node:crypto';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sign } from '../../../src/runtime/alias/jws.ts';

/** The package itself, as Google's client finds it. */
const require = createRequire(import.meta.url);
const real = createRequire(require.resolve('google-auth-library'))('jws') as { sign: typeof sign };
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const secret = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

it('signs as the package does', () => {
  const claims = fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer()));
  fc.assert(
    fc.property(claims, fc.option(fc.base64String(), { nil: undefined }), (payload, kid) => {
      const signing = { header: { alg: 'RS256', ...(kid !== undefined && { kid }) }, payload, secret };
      expect(sign(signing)).toBe(real.sign(signing));
    }),
    { numRuns: 20 },
  );
});

it('refuses another algorithm, above all none', () => {
  for (const alg of ['none', 'HS256', 'ES256'])
    expect(() => sign({ header: { alg }, payload: {}, secret })).toThrow(`not ${alg}`);
});
