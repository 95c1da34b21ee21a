import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serialOf } from '../../../src/core/cells/calendar.ts';
import type { CellValue } from '../../../src/core/cells/text.ts';
import type { TabResult } from '../../../src/core/checks/tab.ts';
import { column } from './columns.ts';
import { checkWhole, list } from './list.ts';

const people = list([
  column('name', { type: 'string' }),
  column('born', { type: 'date' }),
  column('weight', { type: 'number', constraints: { minimum: 0.5, maximum: 30 } }),
  column('gizi', { type: 'string', constraints: { enum: ['Normal', 'KEK'] } }),
  column('visits', { type: 'integer' }),
]);
const born = serialOf(2024, 3, 5);
const right = (no: number): CellValue[] => [`K${no}`, `Anak ${no}`, born + no, 8.5, 'Normal', 3];
/** From the column at `from` on, one too far to the right; what falls off the end is gone. */
const toRight = (row: CellValue[], from = 1): CellValue[] => [
  ...row.slice(0, from),
  '',
  ...row.slice(from, -1),
];
const toLeft = (row: CellValue[], from = 1): CellValue[] => [
  ...row.slice(0, from),
  ...row.slice(from + 1),
  '',
];

const shifts = (result: TabResult) =>
  result.problems.filter(({ code }) => code === 'columns-shifted').map(({ params }) => params);
const check = (...rows: CellValue[][]) => checkWhole(people, rows);

describe('a row that went one column too far', () => {
  it('is told of the tab and first of all beside the row', () => {
    const result = check(right(1), toRight(right(2)), right(3));
    expect(result.problems).toMatchObject([
      { code: 'columns-shifted', params: { direction: 'right', first: 3, last: 3 } },
    ]);
    const line = result.lines.find(({ key }) => key === 'K2');
    expect(line?.status).toBe('error');
    expect(line?.problems[0]).toMatchObject({ code: 'columns-shifted', key: 'K2', row: 3 });
    expect(line?.problems.map(({ code }) => code)).toContain('not-a-date');
    expect(result.lines.filter(({ key }) => key !== 'K2').flatMap((one) => one.problems)).toEqual([]);
  });

  it('may have gone to the left, or taken its key along', () => {
    expect(shifts(check(right(1), toLeft(right(2))))).toEqual([{ direction: 'left', first: 3, last: 3 }]);
    const keyless = check(right(1), toRight(right(2), 0));
    expect(shifts(keyless)).toEqual([{ direction: 'right', first: 3, last: 3 }]);
    expect(keyless.keyless.map(({ code }) => code)).toEqual(['key-blank']);
  });

  it('is one problem for a run of rows, from a row down', () => {
    const rows = Array.from({ length: 30 }, (_, no) => (no < 10 ? right(no) : toRight(right(no), 2)));
    const result = check(...rows);
    expect(shifts(result)).toEqual([{ direction: 'right', first: 12, last: 31 }]);
    const beside = result.lines.filter(({ problems }) => problems[0]?.code === 'columns-shifted');
    expect(beside).toHaveLength(20);
  });

  it('takes three rows where each has a single cell to tell by', () => {
    const texts = list([
      column('name', { type: 'string' }),
      column('visits', { type: 'integer' }),
      column('more', { type: 'integer' }),
    ]);
    const good: CellValue[] = ['K0', 'Ani', 1, 2];
    const bad = (no: number): CellValue[] => [`K${no}`, '', 'Budi', 1];
    expect(shifts(checkWhole(texts, [good, bad(1), bad(2)]))).toEqual([]);
    expect(shifts(checkWhole(texts, [good, bad(1), bad(2), bad(3)]))).toEqual([
      { direction: 'right', first: 3, last: 5 },
    ]);
    // A column that is blank everywhere was not left behind.
    expect(shifts(checkWhole(texts, [bad(1), bad(2), bad(3)]))).toEqual([]);
  });

  it.each<[string, CellValue[]]>([
    ['two slips of their own', ['K1', 'Ani', 'kemarin', 'berat', 'Normal', 3]],
    ['a single slip', ['K1', '', 'Ani', 8.5, 'Normal', 3]],
    ['a blank row', ['K1', '', '', '', '', '']],
    ['nothing wrong', right(1)],
  ])('is not told of %s', (_, row) => {
    expect(shifts(check(right(0), row))).toEqual([]);
  });

  it('is found in any row, and in no row that stands right', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('right', 'left', 'no'), { minLength: 1, maxLength: 12 }),
        (moves) => {
          const rows = moves.map((move, no) =>
            move === 'no' ? right(no) : move === 'right' ? toRight(right(no)) : toLeft(right(no)),
          );
          const marked = moves.map(() => 'no');
          for (const run of shifts(check(...rows))) {
            const { direction, first, last } = run as { direction: string; first: number; last: number };
            marked.fill(direction, first - 2, last - 1);
          }
          expect(marked).toEqual(moves);
        },
      ),
    );
  });
});
