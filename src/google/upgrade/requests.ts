/**
 * Moves a spreadsheet from one version of its form to another, by one list of requests that Google applies wholly or not
 * at all. Columns and rows are added and never taken away: what was typed stays where it is, though the form may ask for it
 * no more.
 */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { cellText, keyIdentity } from '../../core/cells/text.ts';
import {
  blockRange,
  columnRange,
  LEGEND_TAB_TITLE,
  METADATA,
  STATE_RANGE,
  STATUS_COLUMNS,
  statusRange,
} from '../../core/template/names.ts';
import { alphabetOf, type Column, type Tab, type Template } from '../../core/template/schema.ts';
import { canonicalJson } from '../../core/text/canonical-json.ts';
import type { FoundSpreadsheet, FoundTab } from '../adopt/read.ts';
import { withoutMarks } from '../adopt/release.ts';
import { headerCell, printedCell, statusFormulaRequests } from '../provision/entry-cells.ts';
import { columnList, columnLook } from '../provision/entry-look.ts';
import { markRequests } from '../provision/marks.ts';
import { rewrittenLegend, width } from '../provision/own-tabs.ts';
import { ENTRY_PROTECTION, entryAreas, tabRanges } from '../provision/places.ts';
import { columnIndex, type FormPlan, type Layout, layouts, watchedColumns } from '../provision/plan.ts';
import { addedTabRequests } from '../provision/requests.ts';

type Request = sheets_v4.Schema$Request;

/** A tab of the old version that cannot be found in the spreadsheet. */
export class TabLost extends Error {}

/** @param plan of the new version. @throws TabLost */
export function upgradeRequests(found: FoundSpreadsheet, from: Template, plan: FormPlan): Request[] {
  const to = plan.template;
  const gone = from.tabs.filter(({ name }) => !to.tabs.some((tab) => tab.name === name));
  const legend = found.tabs.find(({ title }) => title === LEGEND_TAB_TITLE);
  return [
    ...withoutMarks(found.tabs),
    ...to.tabs.flatMap((tab) => {
      const before = from.tabs.find(({ name }) => name === tab.name);
      return before === undefined ? [] : tabRequests(found, before, tab);
    }),
    ...addedTabs(found, from, plan),
    ...(legend === undefined ? [] : rewrittenLegend(to, legend.sheetId)),
    ...gone.flatMap((tab) => rangesOf(found, tab).map((id) => ({ deleteNamedRange: { namedRangeId: id } }))),
    {
      updateDeveloperMetadata: {
        dataFilters: [{ developerMetadataLookup: { metadataKey: METADATA.version } }],
        developerMetadata: { metadataValue: String(to.version) },
        fields: 'metadataValue',
      },
    },
  ];
}

/** Tabs that the old version has not, each after the one before it in the form. */
function addedTabs(found: FoundSpreadsheet, from: Template, plan: FormPlan): Request[] {
  const order = found.tabs.map(({ sheetId }) => sheetId);
  const places = new Map(
    from.tabs.flatMap((tab) => {
      const range = found.namedRanges.find(({ name }) => name === blockRange(tab))?.range;
      return range === undefined ? [] : [[tab.name, range.sheetId ?? 0] as const];
    }),
  );
  return layouts(plan.template).flatMap((layout, at, all) => {
    if (from.tabs.some(({ name }) => name === layout.tab.name)) return [];
    const before = all[at - 1];
    const index = before === undefined ? 0 : order.indexOf(places.get(before.tab.name) ?? 0) + 1;
    const sheetId = Math.max(...order) + 1;
    order.splice(index, 0, sheetId);
    places.set(layout.tab.name, sheetId);
    return addedTabRequests(plan, { ...layout, sheetId }, index);
  });
}

function tabRequests(found: FoundSpreadsheet, before: Tab, after: Tab): Request[] {
  const was = standing(found, before);
  const grid = found.tabs.find(({ sheetId }) => sheetId === was.sheetId) as FoundTab;
  const columns = insertColumns(was, after);
  const rows = insertRows(was, after, grid);
  const places = new Map(after.columns.map(({ name }) => [name, columns.order.indexOf(name)]));
  const layout: Layout = {
    ...was,
    tab: after,
    places,
    status: columns.order.indexOf(STATUS),
    rowCount: was.rowCount + rows.requests.length,
    endRow: was.endRow === undefined ? undefined : was.endRow + rows.requests.length,
  };
  const known = new Set(before.columns.map(({ name }) => name));
  return [
    ...columns.requests,
    ...rows.requests,
    ...headers(before, layout, known),
    ...printed(layout, before, rows.order),
    ...after.columns
      .filter(({ name }) => !known.has(name))
      .map((column) => width(layout.sheetId, columnIndex(layout, column), column.width)),
    // Those of adopted tables keep the look that staff gave them.
    ...(found.marks[METADATA.adopted] === undefined
      ? after.columns
          .filter((column) => !before.columns.some((old) => looksLike(old, column)))
          .flatMap((column) => [...columnLook(layout, column), ...columnList(layout, column)])
      : []),
    ...rangesOf(found, before).map((id) => ({ deleteNamedRange: { namedRangeId: id } })),
    ...tabRanges(layout),
    ...statusFormulaRequests(layout),
    ...markRequests(layout),
    ...grid.protections
      .filter(({ description }) => description === ENTRY_PROTECTION)
      .map(({ id }) => ({
        updateProtectedRange: {
          protectedRange: {
            protectedRangeId: id,
            unprotectedRanges: [...entryAreas(layout), ...stateArea(found, was, columns.order)],
          },
          fields: 'unprotectedRanges',
        },
      })),
  ];
}

const looksLike = (old: Column, column: Column): boolean =>
  old.name === column.name &&
  old.type === column.type &&
  old.entry === column.entry &&
  canonicalJson([old.constraints.enum, alphabetOf(old)]) ===
    canonicalJson([column.constraints.enum, alphabetOf(column)]);

/** Stands for the first of Pantau's columns. */
const STATUS = '\u0000status';

interface Standing extends Layout {
  /** What stands in each column, by index: the name of the form's column, or a text of its own. */
  order: string[];
}

/** Where a tab of the old version stands, by its named ranges: columns may have been moved. */
function standing(found: FoundSpreadsheet, tab: Tab): Standing {
  const rangeOf = (name: string) => found.namedRanges.find((one) => one.name === name)?.range;
  const block = rangeOf(blockRange(tab));
  const status = rangeOf(statusRange(tab, 'status'));
  const grid = found.tabs.find(({ sheetId }) => sheetId === (block?.sheetId ?? 0));
  if (block === undefined || status === undefined || grid === undefined) throw new TabLost(tab.title.id);
  const top = block.startRowIndex ?? 0;
  const header = top + (tab.headerRows ?? 1) - 1;
  const order = Array.from({ length: grid.columnCount }, (_, index) => `#${index}`);
  order[status.startColumnIndex ?? 0] = STATUS;
  const labels = (grid.rows[header] ?? []).map((cell) => cellText(cell).trim());
  for (const column of tab.columns) {
    const named = rangeOf(columnRange(tab, column))?.startColumnIndex;
    const at = named ?? labels.indexOf(column.label.id);
    if (at >= 0) order[at] = column.name;
  }
  return {
    tab,
    sheetId: grid.sheetId,
    top,
    header,
    places: new Map(),
    status: status.startColumnIndex ?? 0,
    rowCount: grid.rowCount,
    columnCount: grid.columnCount,
    endRow: block.endRowIndex ?? undefined,
    order,
  };
}

/** New columns come after the one before them in the form. */
function insertColumns({ order, sheetId }: Standing, after: Tab): { order: string[]; requests: Request[] } {
  const now = [...order];
  const requests: Request[] = [];
  after.columns.forEach(({ name }, index) => {
    if (now.includes(name)) return;
    const before = after.columns.slice(0, index).findLast((column) => now.includes(column.name));
    const at = before === undefined ? 0 : now.indexOf(before.name) + 1;
    now.splice(at, 0, name);
    requests.push(inserted(sheetId, 'COLUMNS', at));
  });
  return { order: now, requests };
}

/** New fixed rows, likewise; `order` holds the key of each row of the block, below its header. */
function insertRows({ tab, order, header, endRow, sheetId }: Standing, after: Tab, { rows }: FoundTab) {
  const keyAt = order.indexOf(tab.key);
  const now = rows.slice(header + 1, endRow).map((row) => keyIdentity(cellText(row[keyAt])));
  const requests: Request[] = [];
  const keys = after.fixedRows.map(({ cells }) => keyIdentity(String(cells[after.key] ?? '')));
  keys.forEach((key, index) => {
    if (now.includes(key)) return;
    const before = keys.slice(0, index).findLast((other) => now.includes(other));
    const at = before === undefined ? 0 : now.indexOf(before) + 1;
    now.splice(at, 0, key);
    requests.push(inserted(sheetId, 'ROWS', header + 1 + at));
  });
  return { order: now, requests };
}

const inserted = (sheetId: number, dimension: 'ROWS' | 'COLUMNS', at: number): Request => ({
  insertDimension: {
    range: { sheetId, dimension, startIndex: at, endIndex: at + 1 },
    inheritFromBefore: at > 0,
  },
});

/** Headings that are new or called otherwise. */
function headers(before: Tab, layout: Layout, known: ReadonlySet<string>): Request[] {
  return layout.tab.columns.flatMap((column): Request[] => {
    const old = before.columns.find(({ name }) => name === column.name);
    if (known.has(column.name) && old?.label.id === column.label.id) return [];
    return [
      cellsAt(
        layout,
        layout.header,
        columnIndex(layout, column),
        headerCell(column),
        'userEnteredValue,note',
      ),
    ];
  });
}

/** Printed cells of rows that are new, or say something else now; what staff fill is never written. */
function printed(layout: Layout, before: Tab, order: readonly string[]): Request[] {
  const { tab, header } = layout;
  return tab.fixedRows.flatMap((row): Request[] => {
    const key = keyIdentity(String(row.cells[tab.key] ?? ''));
    const old = before.fixedRows.find(({ cells }) => keyIdentity(String(cells[before.key] ?? '')) === key);
    const at = header + 1 + order.indexOf(key);
    return tab.columns.flatMap((column): Request[] => {
      const value = row.cells[column.name];
      const was = before.columns.some(({ name }) => name === column.name)
        ? old?.cells[column.name]
        : undefined;
      if (column.entry || value === undefined || value === was) return [];
      // A name that the district may overwrite is its own.
      if (column.name === tab.nameColumn && row.naming === 'provisional' && old !== undefined) return [];
      return [cellsAt(layout, at, columnIndex(layout, column), printedCell(value), 'userEnteredValue')];
    });
  });
}

function cellsAt(
  { sheetId }: Layout,
  rowIndex: number,
  columnIndex: number,
  cell: sheets_v4.Schema$CellData,
  fields: string,
): Request {
  return { updateCells: { start: { sheetId, rowIndex, columnIndex }, rows: [{ values: [cell] }], fields } };
}

/** Ids of the named ranges of a tab. */
function rangesOf({ namedRanges }: FoundSpreadsheet, tab: Tab): string[] {
  const own = new Set([
    blockRange(tab),
    ...watchedColumns(tab).map((column) => columnRange(tab, column)),
    ...STATUS_COLUMNS.map((column) => statusRange(tab, column)),
  ]);
  return namedRanges.filter(({ name }) => own.has(name)).map(({ id }) => id);
}

/** The cell of the form's state stays open to staff, wherever it was moved by new columns. */
function stateArea({ namedRanges }: FoundSpreadsheet, { sheetId, order }: Standing, now: readonly string[]) {
  const range = namedRanges.find(({ name }) => name === STATE_RANGE)?.range;
  if (range === undefined || (range.sheetId ?? 0) !== sheetId) return [];
  const at = now.indexOf(order[range.startColumnIndex ?? 0] as string);
  return [{ ...range, startColumnIndex: at, endColumnIndex: at + 1 }];
}
