import { describe, expect, it } from 'vitest';
import { repairs } from '../../../src/core/offline/repair.ts';
import type { EntryRow, EntryValue } from '../../../src/core/offline/rows.ts';

const rows = (...lines: EntryValue[][]): EntryRow[] =>
  lines.map((values, at) => ({ row: at + 6, key: String(values[0]), values }));
const before = rows(['A', 1], ['B', 2], ['C', 3]);
const written = [{ key: 'B', at: 1, row: 7, value: 20 }];

describe('values that were written while rows moved', () => {
  it('are where they were meant', () => {
    expect(repairs(written, before, rows(['A', 1], ['B', 20], ['C', 3]))).toEqual([]);
    // Moved afterwards, with the row.
    expect(repairs(written, before, rows(['B', 20], ['A', 1], ['C', 3]))).toEqual([]);
  });

  it('go where they were meant, and what they stand on comes back', () => {
    expect(repairs(written, before, rows(['C', 3], ['A', 20], ['B', 2]))).toEqual([
      { key: 'B', at: 1, row: 8, value: 20 },
      { key: 'A', at: 1, row: 7, value: 1 },
    ]);
  });

  it('are not taken from a cell in which somebody typed since, nor from a row that was not there', () => {
    expect(repairs(written, before, rows(['C', 3], ['A', 9], ['B', 2]))).toEqual([
      { key: 'B', at: 1, row: 8, value: 20 },
    ]);
    expect(repairs(written, before, rows(['C', 3], ['N', 20], ['B', 2]))).toEqual([
      { key: 'B', at: 1, row: 8, value: 20 },
    ]);
    expect(repairs(written, before, rows(['A', 1], ['C', 3]))).toEqual([]);
  });
});
