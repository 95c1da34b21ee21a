/** Single cells, areas, and the blocks in which they are sent. */
import type { Area, Write } from './types.ts';

export interface Change {
  row: number;
  column: number;
  text: string;
}

export function cellsOf(area: Area): { row: number; column: number }[] {
  const out = [];
  for (let row = area.top; row < area.bottom; row++)
    for (let column = area.left; column < area.right; column++) out.push({ row, column });
  return out;
}

/** Cells as the component names them, by its row's number and the tab's column (other properties are no cells), as changes. */
export function changesOf(
  lines: Record<number, Record<string, unknown>>,
  rows: readonly { r: number }[],
): Change[] {
  return Object.entries(lines).flatMap(([y, line]) =>
    Object.entries(line)
      .filter(([prop]) => /^\d+$/.test(prop))
      .map(([prop, text]) => ({
        row: rows[Number(y)]?.r ?? 0,
        column: Number(prop),
        text: String(text ?? ''),
      })),
  );
}

/** Changes as blocks: one for each run of rows next to each other, nothing where a cell is left alone. */
export function blocks(changes: readonly Change[]): Write[] {
  const rows = new Map<number, Change[]>();
  for (const change of changes) rows.set(change.row, [...(rows.get(change.row) ?? []), change]);
  const left = changes.reduce((least, { column }) => Math.min(least, column), Number.POSITIVE_INFINITY);
  const out: Write[] = [];
  for (const row of [...rows.keys()].sort((a, b) => a - b)) {
    const line: (string | null)[] = [];
    for (const { column, text } of rows.get(row)!) line[column - left] = text;
    const values = Array.from(line, (text) => text ?? null);
    const last = out.at(-1);
    if (last && last.row + last.values.length === row) last.values.push(values);
    else out.push({ row, column: left, values: [values] });
  }
  return out;
}
