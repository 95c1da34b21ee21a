/** A list with open rows, of whatever columns and rules a test needs. */
import type { CellValue } from '../../../src/core/cells/text.ts';
import { type CompiledTab, compileTemplate } from '../../../src/core/checks/compile.ts';
import { checkTab, type TabResult } from '../../../src/core/checks/tab.ts';
import { parseTemplate } from '../../../src/core/template/load.ts';
import type { Column, Template } from '../../../src/core/template/schema.ts';
import { column } from './columns.ts';

const KEY = column('no', { type: 'string' });

export interface List {
  template: Template;
  tab: CompiledTab;
}

/** A tab `daftar` with the key `no`; `more` is set beside its columns and rules. */
export function list(columns: readonly Column[], rules: readonly object[] = [], more: object = {}): List {
  const title = { id: 'Daftar', en: 'List' };
  const template = parseTemplate(
    {
      id: 'uji',
      version: 1,
      scheme: 'uji',
      year: 2025,
      title,
      source: 'made up for tests',
      tabs: [{ name: 'daftar', title, rows: 'open', key: 'no', columns: [KEY, ...columns], rules, ...more }],
    },
    'test',
  );
  return { template, tab: compileTemplate(template).tabs[0] as CompiledTab };
}

/** Rows without their key get K0, K1 …; the header stands in row 1. */
export const check = (made: List, rows: readonly CellValue[][]): TabResult =>
  checkWhole(
    made,
    rows.map((row, index) => [`K${index}`, ...row]),
  );

/** Rows as they stand in the sheet, key first. */
export function checkWhole({ tab }: List, rows: readonly CellValue[][]): TabResult {
  const header = tab.tab.columns.map((one) => one.label.id);
  return checkTab(tab, { firstRow: 1, rows: [header, ...rows] });
}

/** Key, code and parameters of every problem of a row. */
export const told = (result: TabResult) =>
  result.lines.flatMap((line) => line.problems.map((problem) => [line.key, problem.code, problem.params]));

/** What a rule says of one row: codes, parameters and columns. */
export const said = (made: List, row: CellValue[]) =>
  check(made, [row]).lines.flatMap(({ problems }) =>
    problems.map(({ code, params, columns }) => ({ code, params, columns })),
  );

/** The codes alone. */
export const codes = (made: List, row: CellValue[]) => said(made, row).map(({ code }) => code);
