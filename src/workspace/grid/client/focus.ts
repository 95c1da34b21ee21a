/** The cell in focus. */
import type { Sheet } from './sheet.ts';

export interface Focus {
  /** Of the tab. */
  row: number;
  column: number;
  /** Of the component, which counts frozen lines apart and hidden ones not at all. */
  x: number;
  y: number;
  /** `rgRow` or `rowPinStart`. */
  rowType: string;
  /** `rgCol` or `colPinStart`. */
  colType: string;
}

/** Whether a key takes the focus to another cell: at the edges of a tab it stays. `back`: Tab with Shift. */
export function moves(
  { x, y, rowType, colType }: Focus,
  sheet: Pick<Sheet, 'top' | 'body' | 'pinned' | 'free'>,
  key: string,
  back: boolean,
): boolean {
  if (key === 'ArrowUp') return y > 0 || (rowType === 'rgRow' && sheet.top.length > 0);
  if (key === 'ArrowDown' || key === 'Enter') return rowType !== 'rgRow' || y < sheet.body.length - 1;
  if (key === 'ArrowLeft' || back) return x > 0 || (colType === 'rgCol' && sheet.pinned.length > 0);
  return colType !== 'rgCol' || x < sheet.free.length - 1;
}
