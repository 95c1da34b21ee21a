import { expect, test } from 'vitest';
import { readTemplates } from '../../../src/cli/templates.ts';
import type { CellValue } from '../../../src/core/cells/text.ts';
import { compileTemplate } from '../../../src/core/checks/compile.ts';
import { checkTabs } from '../../../src/core/checks/form.ts';
import { blockRange } from '../../../src/core/template/names.ts';
import { firstCell } from '../../../src/jobs/check/first-cell.ts';
import type { Structure } from '../../../src/ports/sheets.ts';

const template = (await readTemplates('sheets-templates')).find(({ id }) => id === 'aksi-konvergensi-2025')!;
const compiled = compileTemplate(template);
const [indicators] = template.tabs;
const structure: Structure = {
  locale: 'in_ID',
  timeZone: 'Asia/Jakarta',
  tabs: [],
  namedRanges: template.tabs.map((tab, index) => ({
    name: blockRange(tab),
    range: { sheetId: 700 + index, startRowIndex: 4, startColumnIndex: 1 },
  })),
  metadata: {},
};

/** Blocks from B5 on: every indicator filled but what `spoil` does to its row, from 0. */
function form(spoil: (row: CellValue[], index: number, at: (column: string) => number) => void) {
  const blocks = template.tabs.map((tab) => {
    const at = (name: string) => tab.columns.findIndex((column) => column.name === name);
    const rows = tab.fixedRows.map(({ cells }, index) => {
      const row = tab.columns.map(({ name }): CellValue => cells[name] ?? '');
      if (tab === indicators) {
        row[at('dilayani')] = 10;
        row[at('sasaran')] = 20;
        spoil(row, index, at);
      }
      return row;
    });
    return { firstRow: 5, rows: [tab.columns.map(({ label }) => label.id), ...rows] };
  });
  return { tabs: checkTabs(compiled, blocks), readable: true };
}
const columnOf = (name: string) =>
  String.fromCharCode(0x42 + indicators!.columns.findIndex((column) => column.name === name));

test('the first row that is blank, by its first value', () => {
  const blank = form((row, index, at) => {
    if (index === 3 || index === 7) row[at('dilayani')] = row[at('sasaran')] = '';
  });
  const [first] = indicators!.completion!.values;
  expect(firstCell(blank, template.tabs, structure)).toBe(`gid=700&range=${columnOf(first!)}9`);
});

test('or wrong, by the column to blame, whichever comes first', () => {
  const wrong = form((row, index, at) => {
    if (index === 2) row[at('sasaran')] = 'dua puluh';
    if (index === 4) row[at('dilayani')] = row[at('sasaran')] = '';
  });
  expect(firstCell(wrong, template.tabs, structure)).toBe(`gid=700&range=${columnOf('sasaran')}8`);
});

test('none where all is filled, nothing can be read, or places are not known', () => {
  const fine = form(() => {});
  expect(firstCell({ ...fine, tabs: fine.tabs.slice(0, 1) }, template.tabs, structure)).toBeUndefined();
  const blank = form((row, _, at) => {
    row[at('dilayani')] = '';
  });
  expect(firstCell({ ...blank, readable: false }, template.tabs, structure)).toBeUndefined();
  expect(firstCell(blank, template.tabs, undefined)).toBeUndefined();
});
