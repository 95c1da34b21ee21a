import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../../src/core/cells/text.ts';
import { type Condition, ConditionSchema } from '../../../src/core/template/condition-schema.ts';
import { COLUMNS, column } from './columns.ts';
import { codes, list } from './list.ts';

const columns = [
  COLUMNS.choice,
  COLUMNS.whole,
  COLUMNS.date,
  COLUMNS.received,
  COLUMNS.free,
  column('then', { type: 'string' }),
];
const names = columns.map(({ name }) => name);

/** Whether the condition is known to hold of a row: then `then` is asked for. */
function holds(when: Condition, cells: Record<string, CellValue>): boolean {
  const made = list(columns, [{ rule: 'required-when', column: 'then', when }]);
  return codes(
    made,
    names.map((name) => cells[name] ?? ''),
  ).includes('required-when');
}

describe('a condition', () => {
  it.each<[Condition, Record<string, CellValue>, boolean]>([
    [{ column: 'choice', is: 'filled' }, { choice: 'KEK' }, true],
    [{ column: 'choice', is: 'filled' }, {}, false],
    [{ column: 'whole', is: 'filled' }, { whole: 'dua' }, true],
    [{ column: 'whole', is: 'blank' }, { whole: '-' }, true],
    [{ column: 'choice', equals: 'KEK' }, { choice: ' kek ' }, true],
    [{ column: 'choice', equals: 'KEK' }, { choice: 'Risti' }, false],
    [{ column: 'choice', equals: 'KEK' }, { choice: 'KEKK' }, false],
    [{ column: 'choice', oneOf: ['KEK', 'Risti'] }, { choice: 'RISTI' }, true],
    [{ column: 'free', equals: 'Rumah Sakit' }, { free: 'rumah  sakit' }, true],
    [{ column: 'received', equals: 'Y' }, { received: 'ya' }, true],
    [{ column: 'received', equals: 'Y' }, { received: 1 }, true],
    [{ column: 'received', equals: 'Y' }, { received: 'T' }, false],
    [{ column: 'whole', equals: 12 }, { whole: '12 orang' }, true],
    [{ column: 'whole', oneOf: [1, 2] }, { whole: 3 }, false],
    [{ column: 'whole', atLeast: 3 }, { whole: 3 }, true],
    [{ column: 'whole', above: 3 }, { whole: 3 }, false],
    [{ column: 'whole', atMost: 3 }, { whole: 3 }, true],
    [{ column: 'whole', below: 3 }, { whole: 3 }, false],
    [{ column: 'whole', below: 3 }, {}, false],
    [{ column: 'date', above: '2025-08-16' }, { date: '17/08/2025' }, true],
    [{ column: 'date', equals: '2025-08-17' }, { date: 45886 }, true],
    [{ column: 'date', atMost: '2025-08-16' }, { date: 45886 }, false],
    [
      {
        all: [
          { column: 'whole', above: 0 },
          { column: 'choice', equals: 'KEK' },
        ],
      },
      { whole: 1, choice: 'KEK' },
      true,
    ],
    [
      {
        all: [
          { column: 'whole', above: 0 },
          { column: 'choice', equals: 'KEK' },
        ],
      },
      { whole: 1 },
      false,
    ],
    [
      {
        any: [
          { column: 'whole', above: 0 },
          { column: 'choice', equals: 'KEK' },
        ],
      },
      { choice: 'KEK' },
      true,
    ],
    [{ not: { column: 'choice', equals: 'Normal' } }, { choice: 'KEK' }, true],
    [{ not: { column: 'choice', equals: 'Normal' } }, { choice: 'normal' }, false],
  ])('%j of %j: %j', (when, cells, expected) => {
    expect(holds(when, cells)).toBe(expected);
  });

  it.each<[Record<string, CellValue>]>([[{}], [{ choice: 'salah', whole: 'dua', received: '?', date: 'x' }]])(
    'says neither yes nor no of what is blank or cannot be read: %j',
    (cells) => {
      const tests: Condition[] = [
        { column: 'choice', equals: 'KEK' },
        { column: 'whole', above: 0 },
        { column: 'received', equals: 'Y' },
        { column: 'date', below: '2025-01-02' },
      ];
      for (const test of tests) {
        expect(holds(test, cells)).toBe(false);
        expect(holds({ not: test }, cells)).toBe(false);
        expect(holds({ any: [test, { not: test }] }, cells)).toBe(false);
      }
    },
  );

  const test = fc.constantFrom<Condition>(
    { column: 'choice', equals: 'KEK' },
    { column: 'choice', is: 'filled' },
    { column: 'whole', above: 2 },
    { column: 'whole', atMost: 4 },
    { column: 'received', equals: 'Y' },
  );
  const row = fc.record({
    choice: fc.constantFrom<CellValue>('KEK', 'Normal', '', 'salah'),
    whole: fc.constantFrom<CellValue>(1, 3, 5, '', 'x'),
    received: fc.constantFrom<CellValue>('Y', 'T', ''),
  });

  it('keeps the laws of logic, also where something is not known', () => {
    fc.assert(
      fc.property(fc.array(test, { minLength: 1, maxLength: 4 }), row, (parts, cells) => {
        const turned = parts.map((part): Condition => ({ not: part }));
        expect(holds({ not: { all: parts } }, cells)).toBe(holds({ any: turned }, cells));
        expect(holds({ not: { any: parts } }, cells)).toBe(holds({ all: turned }, cells));
        expect(holds({ all: parts }, cells)).toBe(parts.every((part) => holds(part, cells)));
        expect(holds({ any: parts }, cells)).toBe(parts.some((part) => holds(part, cells)));
        expect(holds({ not: { not: { all: parts } } }, cells)).toBe(holds({ all: parts }, cells));
      }),
      { numRuns: 60 },
    );
  });

  it('is refused when it is nested deeper than four, or is no condition', () => {
    const deep = (depth: number): unknown =>
      depth === 1 ? { column: 'whole', above: 1 } : { not: deep(depth - 1) };
    expect(ConditionSchema.safeParse(deep(4)).success).toBe(true);
    expect(ConditionSchema.safeParse(deep(5)).success).toBe(false);
    for (const wrong of [
      'whole > 1',
      {},
      { column: 'whole' },
      { all: [] },
      { column: 'whole', above: 1, below: 2 },
    ])
      expect(ConditionSchema.safeParse(wrong).success).toBe(false);
  });
});
