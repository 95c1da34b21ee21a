import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellAddress } from '../../../src/core/checks/cell-address.ts';
import { compileTemplate } from '../../../src/core/checks/compile.ts';
import { checkTab } from '../../../src/core/checks/tab.ts';
import { openForm } from '../../support/open-form.ts';

const compiled = compileTemplate(openForm).tabs[0]!;

describe('the cell of a problem', () => {
  const positions = new Map([
    ['kode', 0],
    ['hadir', 27],
  ]);

  it.each([
    [{ row: 12, columns: ['hadir', 'kode'] }, 0, 'AB12'],
    [{ row: 12, columns: ['hadir'] }, 2, 'AD12'],
    [{ row: 12, columns: ['undangan'] }, 0, undefined],
    [{ row: 12, columns: [] }, 0, undefined],
    [{ columns: ['hadir'] }, 0, undefined],
  ])('%j from column %i is %s', (problem, firstColumn, address) => {
    expect(cellAddress(problem, { positions }, firstColumn)).toBe(address);
  });

  it('holds what was typed, wherever its column and row stand', () => {
    const labels = compiled.tab.columns.map((column) => column.label.id);
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    fc.assert(
      fc.property(order, fc.nat(30), fc.integer({ min: 1, max: 900 }), (columns, above, firstRow) => {
        const clean = Array.from({ length: above }, (_, index) => [`K${index}`, 'x', 1, 2]);
        const rows = [labels, ...clean, ['A1', 'Rembuk', 45, 40]].map((row) =>
          columns.map((column) => row[column] as string | number),
        );
        const { lines, header } = checkTab(compiled, { firstRow, rows });
        const address = cellAddress(lines.at(-1)!.problems[0]!, header);
        const [, letter, row] = /^([A-Z])(\d+)$/.exec(String(address)) ?? [];
        expect(rows[Number(row) - firstRow]?.['ABCD'.indexOf(String(letter))]).toBe(45);
      }),
    );
  });
});
