/** Finds a tab of a form in rows that carry no named ranges: a workbook that went through other hands. */
import type { CellValue } from '../cells/text.ts';
import type { CompiledTab } from './compile.ts';
import type { Block } from './tab.ts';

/** Titles, logos and notes above the header take so many rows at the most. */
const LOOKED_AT = 40;

export interface Located {
  block: Block;
  /** Share 0–1 of the template's columns whose header was found in that row. */
  fit: number;
}

/** The row that fits the tab's header best; undefined when none has a single label of it. */
export function locate(compiled: CompiledTab, rows: readonly (readonly CellValue[])[]): Located | undefined {
  let best: Located | undefined;
  for (let index = 0; index < Math.min(rows.length, LOOKED_AT); index++) {
    const fit = compiled.readHeader(rows[index] ?? []).positions.size / compiled.tab.columns.length;
    if (fit > (best?.fit ?? 0)) best = { fit, block: { firstRow: index + 1, rows: rows.slice(index) } };
  }
  return best;
}
