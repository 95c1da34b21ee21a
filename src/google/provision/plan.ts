/** What a spreadsheet is made from, and where everything stands in it. */
import type { Zone } from '../../core/schedule/deadline.ts';
import { HEADER_ROW, STATUS_COLUMNS, type StatusColumn } from '../../core/template/names.ts';
import type { Column, Tab, Template } from '../../core/template/schema.ts';
import { periodName } from '../../core/text/period.ts';
import type { Unit } from '../../core/units.ts';

/** A form that is laid out for a unit. */
export interface FormPlan {
  template: Template;
  unit: Unit;
  /** Where the form has one of its own (core/period.ts). */
  period?: string;
  /** As people read it: `Kabupaten Kotawaringin Timur`. */
  districtName: string;
  /** E-mail address of the account that may change protected cells. */
  serviceAccount: string;
  /** Further accounts that may change protected cells, such as the district's organiser. */
  editors?: readonly string[];
  /** E-mail addresses of those who decide on the form: they alone, and the accounts above, fill tab Persetujuan. */
  verifiers: readonly string[];
  /** The sheet says that its entries are made up. */
  demonstration: boolean;
}

/** A spreadsheet that is made for it. */
export interface ProvisionPlan extends FormPlan {
  zone: Zone;
  /** A folder of a shared drive: service accounts own no files. */
  folderId: string;
}

/** Lines of the summary at the top of Pantau's own tab, with room to grow. */
export const SUMMARY_ROWS = 30;

/** Where one entry tab stands in a spreadsheet. Indexes are 0-based. */
export interface Layout {
  tab: Tab;
  sheetId: number;
  /** Index of the first header row: that of the groups in a table whose header takes several. */
  top: number;
  /** Index of the last header row; the first entry row follows it. */
  header: number;
  /** Index of each column of the template. */
  places: ReadonlyMap<string, number>;
  /** Index of the first status column. */
  status: number;
  /** Index after the last row of the grid. */
  rowCount: number;
  columnCount: number;
  /** Index after the last fixed row; undefined in an open tab. */
  endRow: number | undefined;
}

/** One layout a tab. The first takes the tab that a new spreadsheet comes with (`sheetId` 0). */
export function layouts(template: Template): Layout[] {
  return template.tabs.map((tab, sheetId) => {
    const rows = tab.rows === 'fixed' ? tab.fixedRows.length : tab.startRows - HEADER_ROW;
    const rowCount = HEADER_ROW + rows;
    return {
      tab,
      sheetId,
      top: HEADER_ROW - 1,
      header: HEADER_ROW - 1,
      places: new Map(tab.columns.map(({ name }, index) => [name, index])),
      status: tab.columns.length,
      rowCount,
      columnCount: tab.columns.length + STATUS_COLUMNS.length,
      endRow: tab.rows === 'fixed' ? rowCount : undefined,
    };
  });
}

export const pantauSheetId = (template: Template): number => template.tabs.length;
export const legendSheetId = (template: Template): number => template.tabs.length + 1;
export const approvalSheetId = (template: Template): number => template.tabs.length + 2;

/** `Kecamatan Baamang (62.02.05), Kabupaten Kotawaringin Timur`; a form with a period of its own names it. */
export function unitLine({ unit, districtName, period }: FormPlan): string {
  const whose = `${unit.name} (${unit.code}), ${districtName}`;
  return period === undefined ? whose : `${whose}, ${periodName(period, 'id')}`;
}

export function columnIndex({ places }: Layout, column: Column): number {
  return places.get(column.name) as number;
}

export function statusIndex(layout: Layout, column: StatusColumn): number {
  return layout.status + STATUS_COLUMNS.indexOf(column);
}

/** Columns whose cells Pantau colours: the key and what staff fill. */
export function watchedColumns(tab: Tab): Column[] {
  return tab.columns.filter((column) => column.entry || column.name === tab.key);
}

/** Columns up to the key stay in sight, unless they would take half a phone's screen. */
export function frozenColumns(tab: Tab): number {
  const key = tab.columns.findIndex((column) => column.name === tab.key);
  const upToKey = tab.columns.slice(0, key + 1);
  return upToKey.reduce((sum, column) => sum + column.width, 0) <= 200 ? upToKey.length : 0;
}

/** Index of the column where title, unit and note begin: past the frozen ones, whose edge would cut long text. */
export function headColumn(tab: Tab): number {
  return Math.min(frozenColumns(tab), tab.columns.length - 1);
}

/**
 * Index of the column that holds the form-state cell in row 3: the first that leaves its label 120 pixels of room,
 * since merged cells would hinder staff later.
 */
export function stateColumn(tab: Tab): number {
  let room = 0;
  for (let index = headColumn(tab); index < tab.columns.length; index++) {
    if (room >= 120) return index;
    room += tab.columns[index]!.width;
  }
  return tab.columns.length;
}

/** Consecutive numbers of an ascending list as half-open runs: `[1, 2, 5]` → `[[1, 3], [5, 6]]`. */
export function runs(indexes: readonly number[]): [start: number, end: number][] {
  const found: [number, number][] = [];
  for (const index of indexes) {
    const last = found.at(-1);
    if (last && last[1] === index) last[1] = index + 1;
    else found.push([index, index + 1]);
  }
  return found;
}
