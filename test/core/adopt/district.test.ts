/**
 * Workbooks written by somebody who had not seen the matcher, from the field's own papers. What it got wrong of them is
 * mended, so that these figures say no more than that it stays so.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAliases } from '../../../src/cli/aliases.ts';
import { readTemplates } from '../../../src/cli/templates.ts';
import { readWorkbook } from '../../../src/cli/workbook.ts';
import { plainGrid } from '../../../src/core/adopt/grid.ts';
import { propose } from '../../../src/core/adopt/propose.ts';
import { indicators } from './district/indicators.ts';
import { measurements } from './district/measurements.ts';
import { registers } from './district/registers.ts';

const templates = await readTemplates('sheets-templates');
const template = (id: string) => templates.filter((one) => one.id === id).at(-1)!;
const rowsOf = (id: string, tab: string) => template(id).tabs.find(({ name }) => name === tab)!.fixedRows;
const workbooks = [...measurements(), ...indicators(rowsOf), ...registers(rowsOf)];

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'pantau-district-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const total = { columns: 0, accepted: 0 };

describe('workbooks of districts', () => {
  it.each(workbooks.map((one, index) => [one.kind, index] as const))('%s', async (_, index) => {
    const workbook = workbooks[index]!;
    const file = path.join(dir, `${index}.xlsx`);
    await writeFile(file, await workbook.toXlsx());
    const form = template(workbook.template);
    const proposal = propose(form, await readAliases('sheets-templates', [form]), await readWorkbook(file));
    const wrong: string[] = [];
    for (const [tab, truth] of workbook.truth) {
      const table = proposal.tables.find((one) => one.tab === tab);
      for (const [column, letter] of truth) {
        const found = table?.columns.find((one) => one.column === column);
        total.columns++;
        if (found?.accepted) total.accepted++;
        if (found?.letter !== letter)
          wrong.push(`${tab}.${column}: ${found?.letter ?? '–'} instead of ${letter}`);
      }
      const lies = workbook.lies.get(tab) ?? [];
      for (const { column, letter, accepted } of table?.columns ?? [])
        if (accepted && letter !== '' && (lies.includes(letter) || !truth.has(column)))
          wrong.push(`${tab}.${column}: ${letter} is taken without asking`);
    }
    expect(wrong).toEqual([]);
  });

  it('asks about fewer than half of what it finds', () => {
    expect(total.columns).toBeGreaterThan(200);
    expect(total.accepted / total.columns).toBeGreaterThan(0.6);
  });
});

describe('what hinders', () => {
  it('two tables side by side are shown, and not taken in: a row has one status', async () => {
    const file = path.join(dir, 'beside.xlsx');
    await writeFile(file, await workbooks.find(({ template }) => template === 'kim')!.toXlsx());
    const form = template('kim');
    const { hindrances, mapping } = propose(
      form,
      await readAliases('sheets-templates', [form]),
      await readWorkbook(file),
    );
    expect(hindrances).toEqual([
      { what: 'tables-beside', tab: 'kelompok', title: 'DATA KIM', letters: ['K'] },
      { what: 'tables-beside', tab: 'publikasi', title: 'DATA KIM', letters: ['A'] },
    ]);
    expect(mapping).toBeUndefined();
  });

  it('the same form twice in one tab is not chosen from, though another tab of it has alike headings', async () => {
    const form = template('aksi-konvergensi-2025');
    const [tab] = form.tabs;
    const table = [
      tab!.columns.map(({ label }) => label.id),
      ...tab!.fixedRows.map(({ cells }, n) =>
        tab!.columns.map(({ name }) => cells[name] ?? { dilayani: 40 + n, sasaran: 80 + n }[name] ?? null),
      ),
    ];
    const rows = [...table, [], ['Kecamatan lain'], ...table];
    const { hindrances } = propose(form, await readAliases('sheets-templates', [form]), [
      plainGrid('Indikator', rows),
    ]);
    expect(hindrances).toEqual([
      {
        what: 'two-tables',
        tab: 'indikator',
        title: 'Indikator',
        others: [expect.stringMatching(/^(?:1|35)$/)],
      },
    ]);
  });

  it('of several sheets with the same table none is guessed, and none left out in silence', async () => {
    const form = template('kim');
    const aliases = await readAliases('sheets-templates', [form]);
    const groups = (title: string, count: number) =>
      plainGrid(title, [
        ['No', 'Nama KIM', 'Kode desa', 'Desa', 'Dasar hukum (nomor SK)', 'Aktif'],
        ...Array.from({ length: count }, (_, n) => [
          n + 1,
          `KIM ${title} ${n}`,
          `62.02.05.200${n}`,
          'Contoh',
          'SK 1',
          'Ya',
        ]),
      ]);
    const grids = [groups('Format', 0), groups('Kec. A', 4), groups('Kec. B', 6), groups('Kec. C', 2)];
    const all = propose(form, aliases, grids);
    expect(all.hindrances).toEqual([
      { what: 'several-sheets', tab: 'kelompok', title: 'Kec. A', others: ['Kec. B', 'Kec. C'] },
    ]);
    const chosen = propose(form, aliases, grids, { sheets: ['Kec. B'] });
    expect(chosen.hindrances).toEqual([]);
    expect(chosen.tables[0]?.title).toBe('Kec. B');
    expect(chosen.remarks).toContainEqual({
      what: 'not-watched',
      tab: 'kelompok',
      titles: ['Kec. A', 'Kec. C'],
    });
    // An empty copy of it is no second table, wherever it stands.
    expect(propose(form, aliases, grids.slice(0, 2))).toMatchObject({
      hindrances: [],
      tables: [{ title: 'Kec. A' }],
    });
    expect(propose(form, aliases, [grids[1]!, grids[0]!]).hindrances).toEqual([]);
  });

  it('a heading that Pantau gives to its own column is named with its remedy', async () => {
    const form = template('kim');
    const rows = [
      ['No', 'Nama KIM', 'Nomor SK', 'Status'],
      ...Array.from({ length: 6 }, (_, n) => [n + 1, `KIM ${n}`, `SK ${n}`, n % 2 ? 'Aktif' : 'Tidak aktif']),
    ];
    const { hindrances, tables } = propose(form, await readAliases('sheets-templates', [form]), [
      plainGrid('KIM', rows),
    ]);
    expect(hindrances).toEqual([{ what: 'heading-taken', tab: 'kelompok', heading: 'Status', letter: 'D' }]);
    expect(tables[0]!.columns.find(({ column }) => column === 'aktif')).toMatchObject({
      letter: 'D',
      accepted: false,
      reasons: ['name', 'values-differ'],
    });
  });
});
