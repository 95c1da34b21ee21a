import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLASSES, classNamed, classOf } from '../../../../src/core/measures/growth/classes.ts';
import { INDICES, type Index } from '../../../../src/core/measures/growth/indices.ts';

const WASTING = [
  ['gizi buruk', -3.01, -9],
  ['gizi kurang', -3, -2.01],
  ['gizi baik', -2, 1],
  ['berisiko gizi lebih', 1.01, 2],
  ['gizi lebih', 2.01, 3],
  ['obesitas', 3.01, 9],
];
/** Permenkes 2/2020, Lampiran: class, and a z-score at either end. */
const REGULATION: Record<Index, unknown[][]> = {
  lengthForAge: [
    ['sangat pendek', -3.01, -9],
    ['pendek', -3, -2.01],
    ['normal', -2, 3],
    ['tinggi', 3.01, 9],
  ],
  weightForAge: [
    ['berat badan sangat kurang', -3.01, -9],
    ['berat badan kurang', -3, -2.01],
    ['berat badan normal', -2, 1],
    ['risiko berat badan lebih', 1.01, 9],
  ],
  weightForLength: WASTING,
  bmiForAge: WASTING,
};

describe('classes of Permenkes 2/2020', () => {
  it.each(INDICES)('%s: every class to its very ends', (index) => {
    const ends = REGULATION[index] as [string, number, number][];
    expect(CLASSES[index].map(({ id }) => id)).toEqual(ends.map(([name]) => name));
    for (const [name, one, other] of ends) {
      expect(classOf(index, one)?.id).toBe(name);
      expect(classOf(index, other)?.id).toBe(name);
    }
    expect(classOf(index, Number.NaN)).toBeUndefined();
  });

  it('are found by code and by name in either language', () => {
    expect(classNamed('lengthForAge', ' Sangat  Pendek ')?.code).toBe('severely-stunted');
    expect(classNamed('weightForLength', 'Obese')?.id).toBe('obesitas');
    expect(classNamed('lengthForAge', 'gizi buruk')).toBeUndefined();
    for (const index of INDICES)
      for (const one of CLASSES[index]) {
        for (const name of [one.code, one.id, one.en]) expect(classNamed(index, name)).toBe(one);
      }
  });

  it('rise with the z-score', () => {
    const rank = (index: Index, z: number) => CLASSES[index].indexOf(classOf(index, z)!);
    const z = fc.integer({ min: -900, max: 900 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(fc.constantFrom(...INDICES), z, z, (index, a, b) => {
        fc.pre(a <= b);
        expect(rank(index, a)).toBeLessThanOrEqual(rank(index, b));
      }),
      { seed: 2020 },
    );
  });
});
