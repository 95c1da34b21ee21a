/** Areas of a tab. */
import { expect, test } from 'vitest';
import { outside } from '../../../../src/workspace/grid/client/places.ts';
import type { Area } from '../../../../src/workspace/grid/client/types.ts';

const part = { top: 4, bottom: 6, left: 2, right: 3 };

test.each<[string, Partial<Area>, Partial<Area>]>([
  ['below', { bottom: 9 }, { top: 6, bottom: 9 }],
  ['above', { top: 1 }, { top: 1, bottom: 4 }],
  ['right', { right: 7 }, { left: 3, right: 7 }],
  ['left', { left: 0 }, { left: 0, right: 2 }],
])('a selection drawn larger %s is filled there only', (_where, larger, rest) => {
  expect(outside({ ...part, ...larger }, part)).toEqual({ ...part, ...rest });
});
