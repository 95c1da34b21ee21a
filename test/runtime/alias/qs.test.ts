import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stringify } from '../../../src/runtime/alias/qs.ts';

/** The package itself, as Google's client finds it. */
const real = createRequire(
  createRequire(import.meta.url).resolve('googleapis-common/package.json', {
    paths: [createRequire(import.meta.url).resolve('googleapis/package.json')],
  }),
)('qs') as { stringify: (params: object, options: object) => string };
const REPEAT = { arrayFormat: 'repeat' };

it('writes flat parameters and lists as the package does', () => {
  const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean());
  const any = fc.oneof(value, fc.array(value), fc.constant(undefined), fc.constant(null));
  const params = fc.dictionary(fc.stringMatching(/^[$a-zA-Z.]{1,12}$/), any);
  fc.assert(
    fc.property(params, (one) => {
      expect(stringify(one, REPEAT)).toBe(real.stringify(one, REPEAT));
    }),
  );
});

it('refuses what it does not know, instead of writing something else', () => {
  expect(() => stringify({ a: { b: 1 } } as never, REPEAT)).toThrow('parameter "a" is nested');
  expect(() => stringify({ a: [1] }, { arrayFormat: 'indices' })).toThrow('repeating');
});
