import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainWord } from '../../../src/core/cells/text.ts';

it('a plain word has no capitals, no outer blanks and no two blanks together', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aB z1-\t\u00a0É~'), maxLength: 8 });
  fc.assert(
    fc.property(text, (typed) => {
      expect(plainWord(typed)).toBe(typed.replace(/\s+/g, ' ').trim().toLowerCase());
    }),
    { numRuns: 2_000 },
  );
});
