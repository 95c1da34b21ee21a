/** Blocks of cells as text, and typed cells as blocks. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocks, changesOf } from '../../../../src/workspace/grid/client/blocks.ts';
import { fromText, toText } from '../../../../src/workspace/grid/client/clipboard.ts';
import { lockAt } from '../../../../src/workspace/grid/client/places.ts';

test.each<[string, string[][]]>([
  [
    'a\tb\nc\td\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['a\r\nb\r\n', [['a'], ['b']]],
  ['', [['']]],
  [
    'a\t\n\tb',
    [
      ['a', ''],
      ['', 'b'],
    ],
  ],
  ['"dua\nbaris"\t"ia ""kata"""', [['dua\nbaris', 'ia "kata"']]],
  ['"tanpa akhir\tb', [['"tanpa akhir', 'b']]],
  ['5" pipa\tx', [['5" pipa', 'x']]],
  ['"a"b\tc', [['"a"b', 'c']]],
])('%j is read as a block', (text, block) => {
  expect(fromText(text)).toEqual(block);
});

test('what is copied is read back the same', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', 'é', '=') });
  const block = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
    );
  fc.assert(
    fc.property(block, (rows) => {
      // A last empty line of one cell is what every program's last line break looks like.
      fc.pre(rows.at(-1)!.length > 1 || rows.at(-1)![0] !== '');
      expect(fromText(toText(rows))).toEqual(rows);
    }),
    { seed: 7, numRuns: 500 },
  );
});

test('lines of the component become changes by the row and column of the tab; what is no cell is left out', () => {
  const lines = { 0: { 2: 'a', r: 7 }, 1: { 3: undefined } };
  expect(changesOf(lines, [{ r: 7 }, { r: 9 }])).toEqual([
    { row: 7, column: 2, text: 'a' },
    { row: 9, column: 3, text: '' },
  ]);
});

test('typed cells become blocks of neighbouring rows, with nothing where a cell is left alone', () => {
  const typed = [
    { row: 4, column: 2, text: 'a' },
    { row: 4, column: 4, text: 'b' },
    { row: 5, column: 3, text: 'c' },
    { row: 9, column: 2, text: 'd' },
  ];
  expect(blocks(typed)).toEqual([
    {
      row: 4,
      column: 2,
      values: [
        ['a', null, 'b'],
        [null, 'c'],
      ],
    },
    { row: 9, column: 2, values: [['d']] },
  ]);
});

test('a lock that refuses is found before one that warns, and holes are open', () => {
  const area = { top: 0, bottom: 10, left: 0, right: 10 };
  const hole = { top: 2, bottom: 3, left: 2, right: 3 };
  const locks = [
    { kind: 'warned' as const, area, open: [] },
    { kind: 'locked' as const, area, open: [hole] },
  ];
  expect([lockAt(locks, 0, 0)?.kind, lockAt(locks, 2, 2)?.kind, lockAt(locks, 10, 0)?.kind]).toEqual([
    'locked',
    'warned',
    undefined,
  ]);
});
