/** At which edges of a tab a key leaves the focus where it is. */
import { expect, test } from 'vitest';
import { type Focus, moves } from '../../../../src/workspace/grid/client/focus.ts';

/** Two frozen rows above three, one frozen column beside two. */
const sheet = { top: [{ r: 0 }, { r: 1 }], body: [{ r: 2 }, { r: 3 }, { r: 4 }], pinned: [0], free: [1, 2] };
const at = (x: number, y: number, colType = 'rgCol', rowType = 'rgRow'): Focus => ({
  row: 0,
  column: 0,
  x,
  y,
  colType,
  rowType,
});

test.each<[string, Focus, string, boolean, boolean]>([
  ['down inside', at(0, 1), 'ArrowDown', false, true],
  ['down from the last row', at(0, 2), 'ArrowDown', false, false],
  ['Enter in the last row', at(0, 2), 'Enter', false, false],
  ['down from the last frozen row', at(0, 1, 'rgCol', 'rowPinStart'), 'ArrowDown', false, true],
  ['up into the frozen rows', at(0, 0), 'ArrowUp', false, true],
  ['up from the first row of all', at(0, 0, 'rgCol', 'rowPinStart'), 'ArrowUp', false, false],
  ['left into the frozen columns', at(0, 0), 'ArrowLeft', false, true],
  ['left from the first column of all', at(0, 0, 'colPinStart'), 'ArrowLeft', false, false],
  ['Tab back inside', at(1, 0), 'Tab', true, true],
  ['Tab back from the first column of all', at(0, 0, 'colPinStart'), 'Tab', true, false],
  ['Tab out of the frozen columns', at(0, 0, 'colPinStart'), 'Tab', false, true],
  ['right inside', at(0, 0), 'ArrowRight', false, true],
  ['Tab in the last column', at(1, 0), 'Tab', false, false],
])('%s', (_name, focus, key, back, expected) => {
  expect(moves(focus, sheet, key, back)).toBe(expected);
});

test('without frozen lines the first row and column are the edge', () => {
  const plain = { ...sheet, top: [], pinned: [] };
  expect(moves(at(0, 0), plain, 'ArrowUp', false)).toBe(false);
  expect(moves(at(0, 0), plain, 'ArrowLeft', false)).toBe(false);
});
