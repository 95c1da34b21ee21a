import { expect, test } from 'vitest';
import { applyMask, parseMask, update } from '../../src/workspace/mask.ts';

const value = { a: 1, b: { c: 2, d: { e: 3 } }, list: [{ x: 1, y: 2 }, { y: 3 }] };

test.each([
  ['a', { a: 1 }],
  ['b.d.e,list(y)', { b: { d: { e: 3 } }, list: [{ y: 2 }, { y: 3 }] }],
  ['b/c,b/d', { b: { c: 2, d: { e: 3 } } }],
  ['*', value],
  ['list/*', { list: value.list }],
  ['nothing', {}],
])('%s', (text, selected) => expect(applyMask(value, parseMask(text))).toEqual(selected));

test.each(['a(', 'a)', ',', 'a,,b', 'a(b))'])('%s is no mask', (text) =>
  expect(() => parseMask(text)).toThrow(RangeError),
);

test('an update clears what it names and does not give', () => {
  const target = { bold: true, size: 10, color: { red: 1, blue: 1 } };
  update(target, { size: 12, color: { red: 0.5 } }, parseMask('bold,size,color.red')!);
  expect(target).toEqual({ size: 12, color: { red: 0.5, blue: 1 } });
});
