/** What the grid's page and its server say to each other. Rows and columns are 0-based; ends are exclusive. */

export interface Area {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Cells that this person may not change, or only after a warning. */
export interface Lock {
  kind: 'locked' | 'warned';
  area: Area;
  open: Area[];
  description?: string;
}

export interface TabView {
  id: number;
  title: string;
  rows: number;
  columns: number;
  frozenRows: number;
  frozenColumns: number;
  /** Pixels. */
  widths: number[];
  /** Pixels, of rows that are not 21 high. */
  heights: Record<number, number>;
  hiddenRows: number[];
  hiddenColumns: number[];
  merges: Area[];
  locks: Lock[];
  filter: { area: Area; hidden: Record<number, string[]> } | null;
}

export interface BookView {
  id: string;
  title: string;
  version: number;
  /** The person at work; undefined when nobody may open the spreadsheet. */
  me: string;
  canWrite: boolean;
  people: { email: string; role: string }[];
  tabs: { id: number; title: string; locked: boolean; color?: string }[];
  tab: TabView;
}

/** One cell: shown text, and what differs from a plain one. */
export interface CellView {
  t: string;
  /** Text in the editor, where it is not the shown one. */
  e?: string;
  /** Index into `styles`. */
  s?: number;
  /** Note. */
  n?: string;
  /** Message of an error value. */
  r?: string;
  /** Check box: ticked or not. */
  b?: 0 | 1;
  /** Index into `lists`: a drop-down. */
  c?: number;
  /** Breaks a rule that only warns. */
  x?: 1;
}

export interface Block {
  rows: (CellView | 0)[][];
  styles: string[];
  lists: { strict: boolean; list: string[] }[];
}

/** Values typed at once, as one block from a corner; null leaves a cell as it is. */
export interface Write {
  row: number;
  column: number;
  values: (string | null)[][];
}

export interface Complaint {
  cell: string;
  condition: string;
  help?: string;
  choices?: string[];
}

export type Words = Record<string, string>;
