import { describe, expect, it } from 'vitest';
import { type Child, LYING, STANDING } from '../../../../src/core/measures/growth/child.ts';
import { explainDifference } from '../../../../src/core/measures/growth/difference.ts';

/** Twelve months and 29 days. */
const CHILD: Child = { sex: 1, ageDays: 394, weight: 8.1, lenhei: 71.2, measured: LYING, oedema: false };
const ours = (index: Parameters<typeof explainDifference>[1], child = CHILD) => {
  const found = explainDifference(child, index, { z: 99 });
  if (found.kind !== 'different') throw new Error(found.kind);
  return found.ours;
};

describe('a typed figure', () => {
  it('is the same when it is ours, with two decimals or one', () => {
    const { z, class: found } = ours('lengthForAge');
    expect([z, found.id]).toEqual([-2.33, 'pendek']);
    for (const typed of [{ z: -2.33 }, { z: -2.3 }, { class: 'Pendek' }, { class: 'stunted' }])
      expect(explainDifference(CHILD, 'lengthForAge', typed)).toEqual({
        kind: 'same',
        ours: { z, class: found },
      });
  });

  it('is explained by full months', () => {
    // At 12 months WHO prints M 75.7488 and S 0.03137: (71.2 ÷ M − 1) ÷ S.
    expect(explainDifference(CHILD, 'lengthForAge', { z: -1.91 })).toMatchObject({
      kind: 'different',
      difference: 0.42,
      methods: [{ age: 'full-months', correction: true, formula: 'who' }],
    });
    const { methods } = explainDifference(CHILD, 'lengthForAge', { class: 'normal' }) as {
      methods: unknown[];
    };
    expect(methods).toEqual([{ age: 'full-months', correction: true, formula: 'who' }]);
  });

  it('is explained by full months of the calendar where they are given', () => {
    // A year has 11.99 months of 30.4375 days, so their full months would be 11.
    const child = { ...CHILD, ageDays: 365 };
    const typed = { class: 'normal' };
    const boy = { ...child, lenhei: 70.5 };
    expect(explainDifference(boy, 'lengthForAge', typed)).toMatchObject({
      methods: [{ age: 'full-months' }],
    });
    expect(explainDifference(boy, 'lengthForAge', typed, 12)).toMatchObject({
      kind: 'different',
      methods: [],
    });
  });

  it('is explained by the 0.7 cm left out', () => {
    const child: Child = { ...CHILD, ageDays: 800, lenhei: 80, measured: LYING, weight: 10 };
    const without = ours('lengthForAge', { ...child, measured: 0 }).z;
    expect(explainDifference(child, 'lengthForAge', { z: without })).toMatchObject({
      methods: [{ age: 'days', correction: false, formula: 'who' }],
    });
  });

  it('is explained by the linear formula, and by that with the printed table', () => {
    // Boys at 12 months as printed: median 9.6, -1 SD 8.6, so (8.13 − 9.6) ÷ 1.0.
    const light = { ...CHILD, weight: 8.13 };
    expect(explainDifference(light, 'weightForAge', { z: -1.47 })).toMatchObject({
      methods: [{ age: 'full-months', correction: true, formula: 'printed-table' }],
    });
    expect(explainDifference(light, 'weightForAge', { z: -1.69 })).toMatchObject({
      methods: [{ age: 'days', correction: true, formula: 'linear' }],
    });
    // Boys of 72 cm: median 8.9 kg, 1 SD 9.6, so (10 − 8.9) ÷ 0.7.
    const long: Child = { ...CHILD, lenhei: 72, weight: 10 };
    expect(explainDifference(long, 'weightForLength', { z: 1.57 })).toMatchObject({
      methods: [{ age: 'days', correction: true, formula: 'printed-table' }],
    });
  });

  it('is explained by tails that were not restricted', () => {
    // L 0.0568, M 9.8625, S 0.10948 at 394 days.
    const child: Child = { ...CHILD, weight: 16 };
    expect(ours('weightForAge', child).z).toBeGreaterThan(3);
    const lms = { kind: 'different', methods: [{ age: 'days', correction: true, formula: 'unrestricted' }] };
    expect(explainDifference(child, 'weightForAge', { z: 4.48 })).toMatchObject(lms);
  });

  it('is not explained when nothing gives it', () => {
    expect(explainDifference({ ...CHILD, measured: STANDING }, 'lengthForAge', { z: 1.23 })).toMatchObject({
      kind: 'different',
      methods: [],
    });
    expect(explainDifference(CHILD, 'lengthForAge', { class: 'tinggi' })).toMatchObject({
      difference: null,
      methods: [],
    });
  });

  it('is not compared with what we do not have, nor when it is no class', () => {
    expect(explainDifference({ ...CHILD, sex: 0 }, 'lengthForAge', { z: 0 })).toEqual({
      kind: 'no-score',
      outcome: 'sex-missing',
    });
    expect(explainDifference({ ...CHILD, lenhei: 20 }, 'lengthForAge', { z: 0 })).toEqual({
      kind: 'no-score',
      outcome: 'implausible',
    });
    expect(explainDifference(CHILD, 'lengthForAge', { class: 'gizi buruk' })).toEqual({
      kind: 'unknown-class',
      typed: 'gizi buruk',
    });
  });
});
