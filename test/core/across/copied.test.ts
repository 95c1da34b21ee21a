import { describe, expect, it } from 'vitest';
import { copied } from '../../../src/core/across/copied.ts';
import type { AcrossCheck } from '../../../src/core/template/across-schema.ts';
import { form, type Rows, tabOf, templateWith } from './forms.ts';

const template = templateWith({ check: 'copied', columns: ['dilayani', 'sasaran'], least: 6 });
const [check] = tabOf(template).across as [AcrossCheck<'copied'>];
const OWN: Rows = [
  [12, 40],
  [31, 55],
  [7, 19],
  [88, 120],
  [3, 64],
];
const compare = (own: Rows, siblings: Rows[], before: Rows[] = []) =>
  copied(
    form(template, own),
    {
      siblings: siblings.map((rows, index) => form(template, rows, { unit: `s${index}` })),
      before: before.map((rows) => form(template, rows, { period: '2024' })),
    },
    tabOf(template),
    check,
  ).map(({ params }) => params);
/** The first rows of OWN, then other figures. */
const alike = (rows: number): Rows =>
  OWN.map((row, index) => (index < rows ? row : [200 + index, 300 + index]));

describe('figures like those of another form', () => {
  it('are told with the unit that has the most of them', () => {
    expect(compare(OWN, [alike(4), OWN])).toEqual([{ cells: 10, unit: 'Desa s1' }]);
  });

  it('are told with the period before', () => {
    expect(compare(OWN, [], [OWN])).toEqual([{ cells: 10, period: '2024' }]);
  });

  it.each<[string, Rows, Rows]>([
    ['are less than most of what both have', OWN, alike(3)],
    ['are few', OWN.slice(0, 2), OWN.slice(0, 2)],
    ['are 0 or blank', Array(6).fill([0, 0]), Array(6).fill([0, 0])],
    ['are not applicable', Array(6).fill([null, null]), Array(6).fill([null, null])],
    ['are one and the same', Array(6).fill([5, 9]), Array(6).fill([5, 9])],
  ])('are not told where they %s', (_, own, other) => {
    expect(compare(own, [other], [other])).toEqual([]);
  });

  it('are told of a form that has half of it copied and left the rest blank', () => {
    expect(compare(OWN, [OWN.slice(0, 3)])).toEqual([{ cells: 6, unit: 'Desa s0' }]);
  });
});
