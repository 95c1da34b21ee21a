/** Figures to meet: of all columns at least 95 % proposed rightly, and none wrong that is taken without asking. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAliases } from '../../../src/cli/aliases.ts';
import { readTemplates } from '../../../src/cli/templates.ts';
import { readWorkbook } from '../../../src/cli/workbook.ts';
import { findTables } from '../../../src/core/adopt/tables.ts';
import { messyWorkbooks, toXlsx } from './messy.ts';
import { blindWorkbooks } from './messy-blind.ts';

const templates = await readTemplates('sheets-templates');
const template = (id: string) => templates.filter((one) => one.id === id).at(-1)!;
const rowsOf = (id: string, tab: string) => template(id).tabs.find(({ name }) => name === tab)!.fixedRows;
const workbooks = [...messyWorkbooks(rowsOf), ...blindWorkbooks(rowsOf)];

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'pantau-messy-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const total = { columns: 0, right: 0, accepted: 0, wronglyAccepted: 0 };

describe('messy workbooks', () => {
  it.each(workbooks.map((one, index) => [one.kind, index] as const))('%s', async (_, index) => {
    const messy = workbooks[index]!;
    const file = path.join(dir, `${index}.xlsx`);
    await writeFile(file, await toXlsx(messy));
    const form = template(messy.template);
    const grids = await readWorkbook(file);
    const tables = findTables(form, await readAliases('sheets-templates', [form]), grids);
    const wrong: string[] = [];
    for (const [tab, truth] of Object.entries(messy.truth)) {
      const table = tables.find((one) => one.tab === tab);
      expect(table, `tab ${tab} is found`).toBeDefined();
      expect({ sheet: table!.title, header: table!.top + table!.headerRows }, `place of ${tab}`).toEqual({
        sheet: truth.sheet,
        header: truth.header,
      });
      for (const { column, letter, accepted, confidence, reasons } of table!.columns) {
        const should = truth.columns[column] ?? '';
        total.columns++;
        if (letter === should) total.right++;
        else
          wrong.push(
            `${tab}.${column}: ${letter || '–'} instead of ${should || '–'} (${confidence} ${reasons})`,
          );
        if (accepted) total.accepted++;
        if (accepted && letter !== should) total.wronglyAccepted++;
      }
    }
    const stray = tables.filter(({ tab }) => messy.truth[tab] === undefined);
    expect(stray.flatMap(({ columns }) => columns.filter(({ accepted }) => accepted))).toEqual([]);
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(1);
  });

  it('are mapped rightly in 95 of 100 columns at least, with none wrong taken without asking', () => {
    expect(total.wronglyAccepted).toBe(0);
    expect(total.right / total.columns).toBeGreaterThanOrEqual(0.95);
    // Asking about everything would be no help.
    expect(total.accepted / total.columns).toBeGreaterThan(0.4);
  });
});
