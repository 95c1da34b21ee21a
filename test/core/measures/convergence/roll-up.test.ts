import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convergenceOf } from '../../../../src/core/measures/convergence/formulas.ts';
import { rollUpVillages } from '../../../../src/core/measures/convergence/roll-up.ts';
import {
  addVillage,
  newVillageTally,
  type VillageTally,
} from '../../../../src/core/measures/convergence/tally.ts';

const UNITS = [
  { code: '62.02.01.2001', parent: '62.02.01' },
  { code: '62.02', parent: null },
  { code: '62.02.01', parent: '62.02' },
  { code: '62.02.02', parent: '62.02' },
  { code: '62.02.02.2001', parent: '62.02.02' },
  { code: '62.02.01.2002', parent: '62.02.01' },
];

const tally = (yes: number, no: number): VillageTally => {
  const village = newVillageTally();
  village.mothers.services[0] = { yes, no, notApplicable: 0, blank: 0 };
  return village;
};

test('a district is the ratio of its sums, not the mean of its villages', () => {
  const villages = new Map([
    ['62.02.01.2001', tally(1, 0)],
    ['62.02.02.2001', tally(0, 9)],
    ['unknown', tally(5, 5)],
  ]);
  const sums = rollUpVillages(UNITS, villages);
  expect(convergenceOf(sums.get('62.02')!).A.total).toMatchObject({ numerator: 1, denominator: 10 });
  expect(sums.get('unknown')).toBe(villages.get('unknown'));
  expect(sums.has('62.02.01.2002')).toBe(false);
});

test('a circle of parents is refused', () => {
  const circle = [
    { code: 'A', parent: 'B' },
    { code: 'B', parent: 'A' },
  ];
  expect(() => rollUpVillages(circle, new Map([['A', tally(1, 1)]]))).toThrow('B → A');
});

test('property: every unit is its own count and the sums of the parts; what was handed over stays as it was', () => {
  const counted = fc.tuple(fc.nat(50), fc.nat(50)).map(([yes, no]) => tally(yes, no));
  const villages = fc.dictionary(fc.constantFrom(...UNITS.map(({ code }) => code)), counted);
  fc.assert(
    fc.property(villages, (own) => {
      const before = structuredClone(own);
      const sums = rollUpVillages(UNITS, new Map(Object.entries(own)));
      expect(own).toEqual(before);
      for (const { code } of UNITS) {
        const whole = newVillageTally();
        if (own[code] !== undefined) addVillage(whole, own[code]);
        for (const child of UNITS.filter(({ parent }) => parent === code))
          addVillage(whole, sums.get(child.code) ?? newVillageTally());
        expect(sums.get(code) ?? newVillageTally()).toEqual(whole);
      }
    }),
    { seed: 20251118 },
  );
});
