import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, nearest } from '../../../src/core/cells/nearest.ts';

const CHOICES = ['normal', 'kek', 'resti', 'gizi kurang', 'gizi buruk', 'hijau', 'kuning', 'merah'];

describe('near misses', () => {
  it.each([
    ['nromal', 'normal'],
    ['norml', 'normal'],
    ['noormal', 'normal'],
    ['kuninng', 'kuning'],
    ['meraa', 'merah'],
    ['hij', 'hijau'],
    ['gizi', undefined],
    ['gizi b', 'gizi buruk'],
    ['kok', 'kek'],
    ['ko', undefined],
    ['xx', undefined],
    ['biru', undefined],
    ['', undefined],
    ['x'.repeat(100_000), undefined],
  ])('%j → %s', (word, expected) => expect(nearest(word, CHOICES)).toBe(expected));

  it('are not guessed between two that are as near', () => {
    expect(nearest('batu', ['bata', 'bara', 'satu'])).toBeUndefined();
  });

  it('are measured alike from both sides; one swap is one slip', () => {
    expect(distance('gmial', 'gmail')).toBe(1);
    expect(distance('', 'abc')).toBe(3);
    const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, b) === 0).toBe(a === b);
        expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});
