import { expect, it } from 'vitest';
import { jump } from '../../../src/core/across/jump.ts';
import type { AcrossCheck } from '../../../src/core/template/across-schema.ts';
import { form, tabOf, templateWith } from './forms.ts';

const template = templateWith({ check: 'jump', columns: ['dilayani'], factor: 3, least: 20 });
const [check] = tabOf(template).across as [AcrossCheck<'jump'>];
const before = (previous: number | null | undefined) => form(template, [previous], { period: '2024' });

it.each<[number | null | undefined, number | null | undefined, boolean]>([
  [90, 30, true],
  [89, 30, false],
  [30, 90, true],
  [31, 90, false],
  [20, 5, true],
  [19, 5, false],
  [500, 0, false],
  [0, 500, false],
  [500, null, false],
  [null, 500, false],
  [500, undefined, false],
  [undefined, 500, false],
  [-90, 30, false],
])('%s after %s: %s', (value, previous, found) => {
  const findings = jump(form(template, [value]), [before(previous)], tabOf(template), check);
  expect(findings.map(({ key, params }) => [key, params])).toEqual(
    found ? [['A', { value, previous, period: '2024' }]] : [],
  );
});

it('is not looked for without a form of the period before, or with two', () => {
  const own = form(template, [900]);
  expect(jump(own, [], tabOf(template), check)).toEqual([]);
  expect(jump(own, [before(30), before(300)], tabOf(template), check)).toEqual([]);
});
