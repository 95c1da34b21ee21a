import { expect, it } from 'vitest';
import { readSex } from '../../../src/core/cells/sex.ts';

it.each([
  ['L', 'L'],
  [' laki-laki ', 'L'],
  ['Pria', 'L'],
  ['p', 'P'],
  ['PEREMPUAN', 'P'],
  ['Wanita', 'P'],
  ['', undefined],
  ['ya', undefined],
])('%j is %j', (text, sex) => {
  expect(readSex(text)).toBe(sex);
});
