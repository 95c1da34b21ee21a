/** The part of RevoGrid's interface that is used here: its own types do not resolve in Node's module mode. */

export type VNode = object;
export type H = (tag: string, data: Record<string, unknown>, children?: unknown) => VNode;

export interface CellProps {
  model: unknown;
  /** `rgRow` or `rowPinStart`. */
  type: string;
}

export interface Column {
  prop: string;
  name: string;
  size: number;
  pin?: 'colPinStart';
  editor: string;
  columnTemplate(h: H): VNode;
  cellTemplate(h: H, props: CellProps): VNode | VNode[];
  cellProperties(props: CellProps): Record<string, unknown>;
}

export interface RowDefinition {
  type: 'rgRow' | 'rowPinStart';
  index: number;
  size: number;
}

/** A cell in an event of the component. */
export interface Place {
  rowIndex: number;
  colIndex: number;
  /** `rgRow` or `rowPinStart`. */
  type: string;
  /** `rgCol` or `colPinStart`. */
  colType: string;
}

/** Corners of a block, both inside, in the component's own numbers. */
export interface Range {
  x: number;
  y: number;
  x1: number;
  y1: number;
}

export interface Editor {
  element?: Element | null;
  getValue(): string;
  beforeDisconnect(): void;
  componentDidRender(): void;
  render(h: H): VNode;
}

export interface GridElement extends HTMLElement {
  columns: Column[];
  source: unknown[];
  pinnedTopSource: unknown[];
  rowDefinitions: RowDefinition[];
  refresh(type: 'all'): Promise<void>;
  clearFocus(): Promise<void>;
  setCellEdit(row: number, prop: string, type: string): Promise<void>;
  setCellsFocus(
    start: { x: number; y: number },
    end: { x: number; y: number },
    colType: string,
    rowType: string,
  ): Promise<void>;
  getSelectedRange(): Promise<(Range & { colType: string; rowType: string }) | null>;
}
