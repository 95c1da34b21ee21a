import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serialOfIso } from '../../../src/core/cells/calendar.ts';
import { explainDifference } from '../../../src/core/measures/growth/difference.ts';
import { growthOf } from '../../../src/core/measures/growth/growth.ts';
import type { Index } from '../../../src/core/measures/growth/indices.ts';
import { column } from './columns.ts';
import { codes, list, said } from './list.ts';

const INDEX_COLUMNS: [Index, string][] = [
  ['weightForAge', 'wa'],
  ['lengthForAge', 'la'],
  ['weightForLength', 'wl'],
  ['bmiForAge', 'ba'],
];
const text = (name: string) => column(name, { type: 'string' });
const figure = (name: string) => column(name, { type: 'number' });
const day = (name: string) => column(name, { type: 'date' });

const RULE = {
  rule: 'growth',
  sex: 'sex',
  birth: 'birth',
  measured: 'measured',
  weight: 'weight',
  length: 'length',
  position: 'position',
  oedema: 'oedema',
  zScores: Object.fromEntries(INDEX_COLUMNS.map(([index, name]) => [index, `z_${name}`])),
  classes: Object.fromEntries(INDEX_COLUMNS.map(([index, name]) => [index, `c_${name}`])),
};
const columns = [
  ...[text('sex'), day('birth'), day('measured'), figure('weight'), figure('length')],
  ...[text('position'), text('oedema')],
  ...INDEX_COLUMNS.map(([, name]) => figure(`z_${name}`)),
  ...INDEX_COLUMNS.map(([, name]) => text(`c_${name}`)),
];
const made = list(columns, [RULE]);
const BOY = ['L', '15/01/2024', '12/02/2025', 8.13, 71.2, 'Telentang', 'Tidak'];

/** z-scores, then classes, in the order of `INDEX_COLUMNS`. */
const typed = (z: (number | string)[], classes: string[] = []) => [
  ...BOY,
  ...Array.from({ length: 4 }, (_, index) => z[index] ?? ''),
  ...Array.from({ length: 4 }, (_, index) => classes[index] ?? ''),
];

describe('a typed z-score or class', () => {
  it('is compared with the WHO standards, and the method that gives it is named', () => {
    expect(said(made, typed(['', -1.91], ['', 'Normal']))).toEqual([
      {
        code: 'growth-differs',
        columns: ['z_la'],
        params: {
          index: 'lengthForAge',
          typed: -1.91,
          z: -2.33,
          class: 'stunted',
          methods: [{ age: 'full-months', correction: true, formula: 'who' }],
        },
      },
      {
        code: 'growth-differs',
        columns: ['c_la'],
        params: {
          index: 'lengthForAge',
          typed: 'Normal',
          z: -2.33,
          class: 'stunted',
          methods: [{ age: 'full-months', correction: true, formula: 'who' }],
        },
      },
    ]);
  });

  it('passes where it is right, to one decimal or two, in Indonesian or English', () => {
    expect(codes(made, typed([-1.75, -2.3], ['Berat badan normal', ' stunted ']))).toEqual([]);
  });

  it('waits for the measures, and does not judge a class that is none', () => {
    expect(codes(made, ['L', '15/01/2024', '12/02/2025', '', '', '', '', -1])).toEqual([]);
    expect(codes(made, ['L', '', '12/02/2025', 8.13, 71.2, '', '', -1])).toEqual([]);
    expect(codes(made, typed([], ['', 'gizi buruk']))).toEqual([]);
  });

  it('is told without figures in a personal column', () => {
    const [z] = columns.filter(({ name }) => name === 'z_la');
    const own = list(
      columns.map((one) => (one === z ? { ...one, personal: true } : one)),
      [RULE],
    );
    expect(said(own, typed(['', -1.91]))).toEqual([
      {
        code: 'growth-differs',
        columns: ['z_la'],
        params: { index: 'lengthForAge', methods: [expect.anything()] },
      },
    ]);
  });

  it('is never doubted when it is what WHO’s method gives, whatever the child', () => {
    const birth = serialOfIso('2022-03-31') as number;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1900 }),
        fc.double({ min: 1.5, max: 30, noNaN: true }),
        fc.double({ min: 44, max: 125, noNaN: true }),
        fc.constantFrom('L', 'P'),
        fc.constantFrom('Telentang', 'Berdiri', ''),
        fc.boolean(),
        (age, kg, cm, sex, position, swollen) => {
          const [weight, lenhei] = [Math.round(kg * 10) / 10, Math.round(cm * 10) / 10];
          const measured = position === 'Telentang' ? 1 : position === 'Berdiri' ? 2 : 0;
          const child = {
            sex: sex === 'L' ? 1 : 2,
            ageDays: age,
            weight,
            lenhei,
            measured,
            oedema: swollen,
          } as const;
          const { indices } = growthOf(child);
          const cells = [sex, birth, birth + age, weight, lenhei, position, swollen ? 'Ya' : 'Tidak'];
          const own = INDEX_COLUMNS.map(([index]) => indices[index]);
          const right = [...own.map(({ z }) => z ?? ''), ...own.map((one) => one.class?.id ?? '')];
          const implausible = Object.values(indices).some(({ outcome }) => outcome === 'implausible');
          expect(codes(made, [...cells, ...right])).toEqual(implausible ? ['growth-implausible'] : []);

          const off = INDEX_COLUMNS.map(([index]) =>
            indices[index].class === null ? '' : (indices[index].z as number) + 1,
          );
          const expected = INDEX_COLUMNS.filter(([index], at) => {
            const z = off[at];
            return typeof z === 'number' && explainDifference(child, index, { z }).kind === 'different';
          });
          expect(codes(made, [...cells, ...off]).filter((code) => code === 'growth-differs')).toHaveLength(
            expected.length,
          );
        },
      ),
      { numRuns: 200, seed: 20_251_118 },
    );
  });
});

describe('an implausible measurement', () => {
  it.each([
    ['length', ['L', '15/01/2024', '12/02/2025', 8.13, 171.2], 'length'],
    ['weight in grams', ['L', '15/01/2024', '12/02/2025', 8130, 71.2], 'weight'],
    ['weight', ['L', '15/01/2024', '12/02/2025', 0.81, 71.2], 'weight'],
  ])('blames %s', (_, row, blamed) => {
    const [problem] = said(made, row);
    expect(problem?.code).toBe('growth-implausible');
    expect(problem?.columns[0]).toBe(blamed);
  });

  it('shows no figure of the child', () => {
    const [problem] = said(made, ['L', '15/01/2024', '12/02/2025', 8.13, 171.2]);
    expect(problem?.params).toEqual({ indices: ['lengthForAge', 'bmiForAge'] });
  });
});
