import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { column } from './columns.ts';
import { codes, list, said } from './list.ts';

const columns = ['total', 'boys', 'girls', 'unknown'].map((name) => column(name, { type: 'number' }));
const rule = { rule: 'sum', column: 'total', parts: ['boys', 'girls', 'unknown'] };
const waits = list(columns, [rule]);
const zeros = list(columns, [{ ...rule, blankAsZero: true }]);
const rough = list(columns, [{ ...rule, tolerance: 1 }]);

describe('a total', () => {
  it('is told with the sum of its parts', () => {
    expect(said(waits, [45, 20, 15, '5'])).toEqual([
      {
        code: 'sum',
        params: { parts: ['boys', 'girls', 'unknown'], value: 45, computed: 40 },
        columns: ['total', 'boys', 'girls', 'unknown'],
      },
    ]);
  });

  it('waits until all parts are there, unless a blank is 0', () => {
    expect(codes(waits, [45, 20, 15, ''])).toEqual([]);
    expect(codes(zeros, [45, 20, 15, ''])).toEqual(['sum']);
    expect(codes(zeros, [35, 20, 15, ''])).toEqual([]);
    expect(codes(zeros, [45, '', '', ''])).toEqual([]);
    expect(codes(zeros, ['', 20, 15, ''])).toEqual([]);
  });

  it('waits for a part that cannot be read, whatever a blank is', () => {
    expect(codes(zeros, [45, 20, 15, 'x'])).toEqual(['not-a-number']);
  });

  it('may differ by as much as the template says', () => {
    expect(codes(rough, [41, 20, 15, 5])).toEqual([]);
    expect(codes(rough, [41.5, 20, 15, 5])).toEqual(['sum']);
  });

  it('that is one is never told, and one that is off by a cent always', () => {
    const cents = fc.integer({ min: 0, max: 1e7 });
    fc.assert(
      fc.property(cents, cents, cents, fc.integer({ min: 1, max: 100 }), (a, b, c, off) => {
        const parts = [a / 100, b / 100, c / 100];
        expect(codes(waits, [(a + b + c) / 100, ...parts])).toEqual([]);
        expect(codes(waits, [(a + b + c + off) / 100, ...parts])).toEqual(['sum']);
      }),
    );
  });
});
