import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { kinOf } from '../../../src/core/across/kin.ts';
import { form, templateWith, type Whose } from './forms.ts';

const template = templateWith();
const place = (unit: string, whose: Whose = {}) => form(template, [], { unit, ...whose });
const PLACES = [
  place('kec', { level: 'kecamatan', parent: 'kab' }),
  place('kec', { level: 'kecamatan', parent: 'kab', period: '2024' }),
  place('other', { level: 'kecamatan', parent: 'kab' }),
  place('pkm', { level: 'puskesmas', parent: 'kab' }),
  place('a'),
  place('b'),
  place('b', { period: '2024' }),
  place('far', { parent: 'other' }),
  { ...place('c'), scheme: 'lain', spreadsheetId: 'c lain' },
];
const [kecamatan] = PLACES as [(typeof PLACES)[number]];
const a = PLACES[4] as (typeof PLACES)[number];
const b = PLACES[5] as (typeof PLACES)[number];

it('are forms of the same scheme and period below, above and beside, and the own ones before and after', () => {
  const ids = (places: readonly { spreadsheetId: string }[]) => places.map((one) => one.spreadsheetId);
  fc.assert(
    fc.property(fc.shuffledSubarray(PLACES, { minLength: PLACES.length }), (places) => {
      const kin = kinOf(places);
      expect(ids(kin.children(kecamatan))).toEqual(['a 2025', 'b 2025']);
      expect(ids(kin.parents(a))).toEqual(['kec 2025']);
      expect(ids(kin.siblings(a))).toEqual(['b 2025']);
      expect(ids(kin.siblings(kecamatan))).toEqual(['other 2025']);
      expect(ids(kin.before(b))).toEqual(['b 2024']);
      expect(ids(kin.after(PLACES[6] as typeof b))).toEqual(['b 2025']);
      expect([kin.before(a), kin.after(b), kin.children(a)]).toEqual([[], [], []]);
    }),
  );
});

it('the top of a tree has no siblings', () => {
  const tops = ['x', 'y'].map((unit) => place(unit, { parent: null }));
  expect(kinOf(tops).siblings(tops[0] as (typeof tops)[number])).toEqual([]);
});
