import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Edit, editSpan } from '../../../src/workspace/book/span.ts';

const insert = (at: number, count = 1): Edit => ({ kind: 'insert', at, count });
const remove = (start: number, end: number): Edit => ({ kind: 'delete', start, end });
const move = (start: number, end: number, to: number): Edit => ({ kind: 'move', start, end, to });

test('inserting inside widens, before shifts, after leaves', () => {
  expect(editSpan({ start: 2, end: 5 }, insert(3))).toEqual({ start: 2, end: 6 });
  expect(editSpan({ start: 2, end: 5 }, insert(2))).toEqual({ start: 3, end: 6 });
  expect(editSpan({ start: 2, end: 5 }, insert(5))).toEqual({ start: 2, end: 5 });
  expect(editSpan({ start: 2 }, insert(9))).toEqual({ start: 2 });
  expect(editSpan({}, insert(0))).toEqual({});
});

test('deleting shrinks, and takes the whole away', () => {
  expect(editSpan({ start: 2, end: 5 }, remove(0, 3))).toEqual({ start: 0, end: 2 });
  expect(editSpan({ start: 2, end: 5 }, remove(4, 9))).toEqual({ start: 2, end: 4 });
  expect(editSpan({ start: 2, end: 5 }, remove(2, 5))).toBeUndefined();
  expect(editSpan({ start: 4 }, remove(0, 9))).toEqual({ start: 0 });
});

test('a moved column takes its own range with it, whichever way', () => {
  expect(editSpan({ start: 1, end: 2 }, move(1, 2, 5))).toEqual({ start: 4, end: 5 });
  expect(editSpan({ start: 5, end: 6 }, move(5, 6, 1))).toEqual({ start: 1, end: 2 });
  expect(editSpan({ start: 3, end: 4 }, move(1, 2, 5))).toEqual({ start: 2, end: 3 });
  expect(editSpan({ start: 0, end: 3 }, move(5, 6, 1))).toEqual({ start: 0, end: 4 });
});

test('one line goes where a list of lines would carry it', () => {
  const edit = fc.oneof(
    fc.record({
      kind: fc.constant('insert' as const),
      at: fc.nat(12),
      count: fc.integer({ min: 1, max: 3 }),
    }),
    fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 3 })).map(([start, n]) => remove(start, start + n)),
    fc
      .tuple(fc.nat(9), fc.integer({ min: 1, max: 3 }), fc.nat(12))
      .map(([start, n, to]) => move(start, start + n, to)),
  );
  fc.assert(
    fc.property(fc.nat(11), edit, (line, e) => {
      const lines: number[] = Array.from({ length: 12 }, (_none, at) => at);
      if (e.kind === 'insert') lines.splice(e.at, 0, ...new Array(e.count).fill(-1));
      if (e.kind === 'delete') lines.splice(e.start, e.end - e.start);
      if (e.kind === 'move' && (e.to < e.start || e.to > e.end)) {
        const gap = lines.map((value, at) => (at >= e.start && at < e.end ? -2 : value));
        gap.splice(e.to, 0, ...lines.slice(e.start, e.end));
        lines.splice(0, lines.length, ...gap.filter((value) => value !== -2));
      }
      const at = lines.indexOf(line);
      expect(editSpan({ start: line, end: line + 1 }, e)?.start ?? -1).toBe(at);
    }),
    { seed: 2, numRuns: 500 },
  );
});
