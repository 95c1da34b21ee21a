import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTab } from '../../../src/core/offline/merge.ts';
import type { EntryRow, EntryValue } from '../../../src/core/offline/rows.ts';
import type { Tab } from '../../../src/core/template/schema.ts';
import { openForm } from '../../support/open-form.ts';

const tab = openForm.tabs[0]!;
const fixed: Tab = { ...tab, rows: 'fixed' };
const rows = (...lines: EntryValue[][]): EntryRow[] =>
  lines.map((values, at) => ({ row: at + 6, key: String(values[0] ?? ''), values }));

describe('what comes back from the field', () => {
  it('changes what the file changed, keeps what others changed, and asks where both did', () => {
    const base = rows(['A', 'Rapat', 1, 2], ['B', 'Rembuk', 3, 4], ['C', null, null, null]);
    const file = rows(['A', 'Rapat', 9, 2], ['B', 'Rembuk', 5, 4], ['C', 'Baru', 7, null]);
    // Sorted the other way round meanwhile.
    const now = rows(['C', 'Baru', null, 8], ['B', 'Rembuk', 6, 4], ['A', 'Rapat besar', 1, 2]);
    expect(mergeTab(tab, { base, file, now })).toEqual({
      changes: [
        { key: 'A', column: 'hadir', row: 8, base: 1, file: 9, now: 1 },
        { key: 'C', column: 'hadir', row: 6, base: null, file: 7, now: null },
      ],
      conflicts: [{ key: 'B', column: 'hadir', row: 7, base: 3, file: 5, now: 6 }],
      added: [],
      removed: [],
      faults: [],
    });
  });

  it('adds rows to open tabs, and deletes none', () => {
    const base = rows(['A', 'Rapat', 1, 2], ['B', null, 3, 4]);
    const file = rows(['a ', 'Rapat', 1, 2], ['D', 'Baru', 5, 6]);
    expect(mergeTab(tab, { base, file, now: base })).toMatchObject({
      changes: [{ key: 'A', column: 'kode', file: 'a ' }],
      added: [{ key: 'D', row: 7, values: ['D', 'Baru', 5, 6] }],
      removed: ['B'],
      faults: [],
    });
    expect(mergeTab(fixed, { base, file, now: base }).faults).toEqual([
      { fault: 'unknown-row', key: 'D', rows: [7] },
    ]);
    const both = mergeTab(tab, {
      base,
      file,
      now: rows(...base.map(({ values }) => values), ['D', 'Baru', 5, 7]),
    });
    expect([both.added, both.conflicts]).toEqual([
      [],
      [expect.objectContaining({ key: 'D', base: null, file: 6, now: 7 })],
    ]);
  });

  it('refuses changed rows that nobody can tell from others, and leaves unchanged ones', () => {
    const base = rows(['A', null, 1, 2], ['A', null, 3, 4], [null, 'tanpa kode', 1, 1]);
    expect(mergeTab(tab, { base, file: base.toReversed(), now: base }).faults).toEqual([]);
    const file = rows(['A', null, 1, 2], ['A', null, 3, 5], [null, 'tanpa kode', 1, 1], ['B', null, 1, 1]);
    expect(mergeTab(tab, { base, file, now: rows() }).faults).toEqual([
      { fault: 'key', key: 'A', rows: [6, 7] },
    ]);
    const gone = mergeTab(tab, { base: rows(['B', null, 1, 1]), file: rows(['B', null, 2, 1]), now: rows() });
    expect(gone.faults).toEqual([{ fault: 'row-gone', key: 'B', rows: [6] }]);
  });

  it('a file that nobody filled changes nothing, and what was merged once is not merged again', () => {
    const value = fc.constantFrom<EntryValue>(null, 1, 2.5, 'x', '007', true);
    const keys = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E'));
    const table = keys.chain((names) =>
      fc.tuple(
        ...names.map((name) =>
          fc.tuple(value, value, value).map((cells) => [name, ...cells] as EntryValue[]),
        ),
      ),
    );
    fc.assert(
      fc.property(table, table, table, (one, two, three) => {
        const [base, file, now] = [rows(...one), rows(...two), rows(...three)];
        expect(mergeTab(tab, { base, file: base, now })).toMatchObject({
          changes: [],
          conflicts: [],
          added: [],
          faults: [],
        });
        const merge = mergeTab(tab, { base, file, now });
        const after = now.map((row) => ({ ...row, values: [...row.values] }));
        const columns = ['kode', 'nama', 'hadir', 'undangan'];
        for (const { row, column, file: given } of [...merge.changes, ...merge.conflicts])
          after.find((each) => each.row === row)!.values[columns.indexOf(column)] = given;
        for (const { key, values } of merge.added) after.push({ row: after.length + 6, key, values });
        expect(mergeTab(tab, { base, file, now: after })).toMatchObject({
          changes: [],
          conflicts: [],
          added: [],
        });
        // What the file did not touch is as the sheet had it.
        for (const [at, row] of now.entries()) {
          const given = file.find(({ key }) => key === row.key);
          const before = base.find(({ key }) => key === row.key);
          if (given === undefined || before === undefined) continue;
          for (const [n, cell] of given.values.entries())
            if (cell === before.values[n]) expect(after[at]!.values[n]).toBe(row.values[n]);
        }
      }),
      { seed: 811, numRuns: 200 },
    );
  });
});
