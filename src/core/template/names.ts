/**
 * The named ranges and fixed places by which Pantau finds things in a spreadsheet, whatever is renamed or moved.
 * Google resolves a name when it reads or writes, so none of these is ever turned into an address by us.
 */
import type { Column, Tab } from './schema.ts';

/** Columns of Pantau in every entry tab, in this order, after the template's own columns. */
export const STATUS_COLUMNS = ['status', 'pesan', 'kolom'] as const;
export type StatusColumn = (typeof STATUS_COLUMNS)[number];

/** Title of Pantau's own tab when it is made; found again by its range names. */
export const PANTAU_TAB_TITLE = 'Pantau';
/** Title of the tab that tells how to fill the form. */
export const LEGEND_TAB_TITLE = 'Petunjuk';

/** The form-state cell, in which operators say draft or diajukan: one cell. */
export const STATE_RANGE = 'pantau_keadaan';
/** Title of the tab that only verifikators may fill, when it is made; found again by its range names. */
export const APPROVAL_TAB_TITLE = 'Persetujuan';
/** What the verifikator writes there, one cell each: decision, note, name, day and time. */
export const APPROVAL_RANGES = {
  decision: 'pantau_keputusan',
  note: 'pantau_catatan_verifikator',
  name: 'pantau_verifikator',
  date: 'pantau_tanggal_keputusan',
} as const;
/** Pantau's own tab: columns A:E, rows unbounded, from row 1. */
export const SHEET_RANGE = 'pantau_lembar';
/** The cell of Pantau's own tab that holds the time of its text: B2. */
export const TIME_RANGE = 'pantau_waktu';
/** Columns in Pantau's own tab: key, status, message, wrong columns, remedy. */
export const SHEET_WIDTH = 5;

/** Header row and all rows below it, every column of the tab; ends with the last fixed row, or is open below. */
export const blockRange = (tab: Tab): string => `pantau_${tab.name}`;
/** A whole column of the entry tab, for same-row formulas: `INDEX(name;ROW())`. Key and entry columns have one. */
export const columnRange = (tab: Tab, column: Column | string): string =>
  `pantau_${tab.name}_k_${typeof column === 'string' ? column : column.name}`;
/** One status column from the header cell downwards, as far as the block goes. */
export const statusRange = (tab: Tab, column: StatusColumn): string => `pantau_${tab.name}_${column}`;

/** Key of a row's line in Pantau's own tab. */
export const lineKey = (tabName: string, rowKey: string): string => `${tabName}|${rowKey}`;

/** Rows above the header in a new entry tab: title, unit, form state, note. The header stands in row 5. */
export const HEADER_ROW = 5;

/** Developer metadata on the spreadsheet: which template, which version, which unit, and which period where it has its own. */
export const METADATA = {
  template: 'pantau_template',
  version: 'pantau_version',
  unit: 'pantau_unit',
  period: 'pantau_period',
  /**
   * Id of the spreadsheet itself, which was taken in as somebody had made it: all that Pantau added can be taken out
   * again. A copy carries the id of another.
   */
  adopted: 'pantau_adopted',
} as const;
