import { describe, expect, it } from 'vitest';
import { type Child, LYING, STANDING } from '../../../../src/core/measures/growth/child.ts';
import { growthOf } from '../../../../src/core/measures/growth/growth.ts';

const CHILD: Child = { sex: 2, ageDays: 731, weight: 9.5, lenhei: 79.3, measured: STANDING, oedema: false };

describe('growth of a child', () => {
  it('has z-scores and classes', () => {
    const { indices, ...rest } = growthOf(CHILD);
    expect(rest).toMatchObject({ lenhei: 79.3, measured: STANDING, standingTooYoung: false });
    expect(rest.bmi).toBeCloseTo(9.5 / 0.793 ** 2, 12);
    const shown = Object.values(indices).map(({ z, outcome, class: found }) => [z, outcome, found?.id]);
    expect(shown).toEqual([
      [-1.99, 'scored', 'normal'],
      [-1.57, 'scored', 'berat badan normal'],
      [-0.68, 'scored', 'gizi baik'],
      [-0.45, 'scored', 'gizi baik'],
    ]);
  });

  it('takes 0.7 cm off a child measured lying, which may make it short', () => {
    const { lenhei, indices } = growthOf({ ...CHILD, measured: LYING });
    expect(lenhei).toBeCloseTo(78.6, 12);
    expect(indices.lengthForAge).toMatchObject({ z: -2.21, class: { id: 'pendek', en: 'stunted' } });
  });

  it('says that a child under 9 months was said to stand', () => {
    expect(growthOf({ ...CHILD, ageDays: 200, weight: 7, lenhei: 64 })).toMatchObject({
      standingTooYoung: true,
      measured: 0,
      lenhei: 64,
    });
  });

  it('gives no class to what cannot be of a living child, and no z-score to what is not known', () => {
    const { indices } = growthOf({ ...CHILD, lenhei: 50, weight: Number.NaN });
    expect(indices.lengthForAge).toMatchObject({ outcome: 'implausible', class: null });
    expect(indices.lengthForAge.z).toBeLessThan(-6);
    expect(indices.weightForAge).toEqual({ outcome: 'weight-missing', z: null, class: null });
  });
});
