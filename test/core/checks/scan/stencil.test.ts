import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches, stencilOf } from '../../../../src/core/checks/scan/stencil.ts';

const PLACES = [
  'a',
  'Z',
  '7',
  '-',
  '/',
  ':',
  ',',
  '_',
  '\\.',
  '\\d',
  '[0-9]',
  '[a-c]',
  '[A-Z]',
  '[12]',
  '[cab]',
  '[7-7]',
];
const place = fc
  .tuple(fc.constantFrom(...PLACES), fc.constantFrom('', '', '', '{1}', '{2}', '{3}'))
  .map(([one, times]) => `${one}${times}`);
const pattern = fc
  .array(place, { minLength: 1, maxLength: 8 })
  .map((places) => places.join(''))
  .filter((one) => stencilOf(one) !== undefined);

describe('the stencil of a pattern', () => {
  it('takes what the regular expression matches, and nothing else', () => {
    const made = pattern.chain((one) => {
      const like = fc.stringMatching(new RegExp(`^${one}$`));
      const slip = fc
        .tuple(
          like,
          fc.nat(7),
          fc.oneof(fc.string({ unit: 'binary', maxLength: 2 }), fc.constantFrom('/', ':', '@')),
        )
        .map(([text, at, other]) => text.slice(0, at) + other + text.slice(at + 1));
      const text = fc.oneof(like, slip, fc.string({ minLength: 4, maxLength: 8 }));
      return fc.tuple(fc.constant(one), text);
    });
    fc.assert(
      fc.property(made, ([one, text]) => {
        const stencil = stencilOf(one);
        if (stencil === undefined) throw new Error(`${one} has no stencil`);
        expect(matches(stencil, text)).toBe(new RegExp(`^(?:${one})$`, 'u').test(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(['S24-[0-9]{2}', '[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}', 'T5\\.[12]', 'PK-\\d\\d'])(
    'exists for %s',
    (one) => expect(stencilOf(one)).toBeDefined(),
  );

  it.each([
    ['says more', 'PK-[0-9]+'],
    ['leaves out', 'PK-[0-9]?'],
    ['chooses', 'PK-1|PK-2'],
    ['groups', '(PK)-12'],
    ['takes more than one run', 'PK-[ac]'],
    ['takes the unlike', 'PK-[^0]'],
    ['takes anything', 'PK..'],
    ['takes letters of all alphabets', 'PK-\\p{L}'],
    ['is too short', 'P-1'],
    ['is too long', '[0-9]{5}[a-z]{4}'],
    ['varies in length', '[0-9]{4,5}'],
  ])('does not exist where it %s', (_, one) => expect(stencilOf(one)).toBeUndefined());
});
