import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LENGTH_FOR_AGE } from '../../../../../src/core/measures/growth/tables/length-for-age.ts';
import { ALPHABET, unpack } from '../../../../../src/core/measures/growth/tables/packed.ts';

/** How the tables were made. */
function pack(values: readonly number[]): string {
  const differences = (numbers: readonly number[]) =>
    numbers.map((value, at) => value - (numbers[at - 1] ?? 0));
  const letters = (value: number) => {
    let zigzag = value < 0 ? -2 * value - 1 : 2 * value;
    let text = '';
    for (; zigzag >= 32; zigzag = Math.floor(zigzag / 32)) text += ALPHABET[32 + (zigzag % 32)];
    return text + ALPHABET[zigzag];
  };
  return differences(differences(values)).map(letters).join('');
}

describe('packed columns', () => {
  it('give back any whole numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 })), (values) => {
        expect(unpack(pack(values))).toEqual(values);
      }),
      { seed: 2006 },
    );
  });

  it('hold a table as it is packed', () => {
    for (const text of Object.values(LENGTH_FOR_AGE.girls)) expect(pack(unpack(text))).toBe(text);
  });
});
