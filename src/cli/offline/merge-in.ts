/** Confirmed changes into the sheet: one write of all or nothing, then a look whether each stands where it was meant. */

import { compileTemplate } from '../../core/checks/compile.ts';
import { repairs, type WrittenCell } from '../../core/offline/repair.ts';
import { entryColumns, entryRows } from '../../core/offline/rows.ts';
import { blockRange, STATE_RANGE } from '../../core/template/names.ts';
import type { OperatorState } from '../../core/template/schema.ts';
import { type EntryCell, type InsertedRows, writeEntries, writeNamed } from '../../google/offline.ts';
import { googleSheets } from '../../google/sheets.ts';
import { firstRow } from '../../jobs/check/read.ts';
import type { Choice } from './choices.ts';
import type { ComparedTab, Comparison } from './compare.ts';
import type { OfflineSite as Site } from './site.ts';

/** Rows may move again while they are put right. */
const TRIES = 3;

export interface Merged {
  cells: number;
  rows: number;
  /** Cells that could not be put where they belong, since rows moved all the while. */
  lost: WrittenCell[];
  /** The form state that was put in, if one was. */
  state?: OperatorState;
}

/** The entries first: what is handed in stands there then. */
export async function mergeIn(
  site: Site,
  comparison: Comparison,
  taken: readonly Choice['source'][],
): Promise<Merged> {
  const merged = await mergeEntries(site, comparison, new Set(taken));
  const state = taken.find((source) => typeof source === 'string');
  if (state === undefined) return merged;
  await writeNamed(site.google.apis.sheets, comparison.marks.spreadsheet, STATE_RANGE, state);
  return { ...merged, state };
}

async function mergeEntries(
  { google }: Site,
  { marks, template, tabs }: Comparison,
  takes: ReadonlySet<Choice['source']>,
): Promise<Merged> {
  const cells: EntryCell[] = [];
  const inserted: InsertedRows[] = [];
  const written = new Map<ComparedTab, WrittenCell[]>();
  let rows = 0;
  for (const compared of tabs) {
    const { tab, merge, place, columns, now } = compared;
    const names = entryColumns(tab);
    const taken = [...merge.changes, ...merge.conflicts].filter((one) => takes.has(one));
    const added = merge.added.filter((one) => takes.has(one));
    written.set(
      compared,
      taken.map(({ key, column, row, file }) => ({ key, at: names.indexOf(column), row, value: file })),
    );
    cells.push(...written.get(compared)!.map((cell) => entryCell(compared, cell)));
    if (added.length === 0) continue;
    const before = Math.max(place.header + 1, ...now.map(({ row }) => row));
    inserted.push({ sheetId: place.sheetId, before, rowCount: place.rowCount, count: added.length });
    rows += added.length;
    for (const [index, { values }] of added.entries())
      for (const [at, value] of values.entries())
        if (value !== null)
          cells.push({
            sheetId: place.sheetId,
            row: before + index,
            column: columns.get(names[at]!)!,
            value,
          });
  }
  const changed = [...written.values()].reduce((sum, list) => sum + list.length, 0);
  if (cells.length === 0) return { cells: 0, rows: 0, lost: [] };
  await writeEntries(google.apis.sheets, marks.spreadsheet, inserted, cells);

  const sheets = googleSheets(google.apis.sheets);
  const compiled = compileTemplate(template);
  for (let attempt = 1; ; attempt++) {
    const ranges = await sheets.read(
      marks.spreadsheet,
      tabs.map(({ tab }) => blockRange(tab)),
    );
    const wrong = tabs.map((compared, index) => {
      const { rows: found, range } = ranges[index]!;
      const { readHeader } = compiled.tabs.find(({ tab }) => tab.name === compared.tab.name)!;
      const after = entryRows(compared.tab, readHeader(found[0] ?? []), {
        firstRow: firstRow(range),
        rows: found,
      });
      return repairs(written.get(compared)!, compared.now, after);
    });
    if (wrong.every((list) => list.length === 0)) return { cells: changed, rows, lost: [] };
    if (attempt === TRIES) return { cells: changed, rows, lost: wrong.flat() };
    await writeEntries(
      google.apis.sheets,
      marks.spreadsheet,
      [],
      tabs.flatMap((compared, index) => wrong[index]!.map((cell) => entryCell(compared, cell))),
    );
    for (const [index, compared] of tabs.entries()) {
      const meant = new Map(wrong[index]!.map((cell) => [`${cell.key} ${cell.at}`, cell]));
      const kept = written.get(compared)!.filter((cell) => !meant.has(`${cell.key} ${cell.at}`));
      written.set(compared, [...kept, ...meant.values()]);
    }
  }
}

function entryCell({ tab, place, columns }: ComparedTab, { row, at, value }: WrittenCell): EntryCell {
  return { sheetId: place.sheetId, row: row - 1, column: columns.get(entryColumns(tab)[at]!)!, value };
}
