import { expect, test } from 'vitest';
import type { CellValue } from '../../../../src/core/cells/text.ts';
import { type CellReader, compileCell } from '../../../../src/core/checks/cell.ts';
import { CELL } from '../../../../src/core/checks/row.ts';
import { Batch, isSet } from '../../../../src/core/checks/scan/batch.ts';
import { LEFT } from '../../../../src/core/checks/scan/group.ts';
import { compileOthers } from '../../../../src/core/checks/scan/others.ts';
import { column } from '../columns.ts';

const month = column('bulan', { type: 'yearmonth' });

/** Reads the cells of one column, as many times as there are batches. */
function readAll(cells: CellValue[]) {
  const read = compileCell(month, { formYear: 2025 });
  let asked = 0;
  const counting: CellReader = (value, report) => {
    asked++;
    return read(value, report);
  };
  const group = compileOthers(new Map([[0, month]]))(Int32Array.of(0), [counting]);
  const batch = new Batch(1);
  const rows = cells.map((cell) => [cell]);
  const settled: { state: number; number: number; left: boolean }[] = [];
  for (let first = 0; first < rows.length; first += batch.count) {
    batch.fill(rows, first);
    group.read(batch);
    for (let index = 0; index < batch.count; index++) {
      const [state, number] = [batch.states[index] as number, batch.numbers[index] as number];
      settled.push({ state, number, left: isSet(batch.left, index) });
    }
  }
  return { asked, settled };
}

const JULY = { state: CELL.value, number: 45839, left: false };
const HANDED_ON = { state: LEFT, number: Number.NaN, left: true };

test('the reader is asked once for each text, and what it says nothing of is settled', () => {
  const cells = Array.from({ length: 100 }, (_, row) => (row % 2 === 0 ? 'Juli 2025' : 'Julu'));
  const { asked, settled } = readAll(cells);
  expect(asked).toBe(2);
  expect(settled).toEqual(cells.map((cell) => (cell === 'Juli 2025' ? JULY : HANDED_ON)));
});

test('blank cells and placeholders are none of its business', () => {
  const blank = { state: CELL.blank, number: Number.NaN, left: false };
  expect(readAll(['', null, undefined, '-']).settled).toEqual([blank, blank, blank, HANDED_ON]);
});

test('where hardly two values are the same, the rows are left to the full reader after a while', () => {
  const cells = Array.from({ length: 2_000 }, (_, row) => 30_000 + row);
  const { asked, settled } = readAll(cells);
  expect(asked).toBeLessThan(600);
  expect(settled.at(-1)).toEqual(HANDED_ON);
  expect(settled[0]?.state).toBe(CELL.value);
});
