/** Rows in which somebody wrote why a warning may stand, and their name. What they wrote never leaves the sheet. */
import { isPlaceholder } from '../../cells/placeholder.ts';
import { type CellValue, cellText, isBlank, isErrorValue } from '../../cells/text.ts';
import type { CompiledTab } from '../compile.ts';
import type { Header } from '../header.ts';
import { addProblem } from '../row-status.ts';
import type { ReadRow } from '../rows.ts';
import type { Block } from '../tab.ts';

/** The texts are for keyed hashes, and for nothing else. */
export interface WaiverRequest {
  line: ReadRow;
  /** Every other entry of the row. */
  values: string[];
  /** Reason and name. */
  words: string[];
}

/**
 * Rows with both cells filled. A row with one of them gets the problem `waiver-incomplete`.
 * @param rows those that can be told from another: a doubled key is nobody's.
 */
export function waiverRequests(
  compiled: CompiledTab,
  header: Header,
  block: Block,
  rows: readonly ReadRow[],
): WaiverRequest[] {
  const { tab } = compiled;
  const { waiver } = tab;
  if (waiver === undefined) return [];
  const names = [waiver.reason, waiver.name];
  return rows.flatMap((row): WaiverRequest[] => {
    const cells = block.rows[row.row - block.firstRow] as readonly CellValue[];
    const missing = names.filter((name) => !saysSomething(cells[header.positions.get(name) as number]));
    if (missing.length === names.length) return [];
    const place = { tab: tab.name, key: row.key, row: row.row };
    if (missing.length > 0) {
      addProblem(row, compiled.problem('waiver-incomplete', missing, {}, place));
      return [];
    }
    return [
      {
        line: row,
        values: valueColumns(compiled).map((name) => textAt(cells, header, name)),
        words: names.map((name) => textAt(cells, header, name)),
      },
    ];
  });
}

/** Whether there is something to waive. */
export function isWarned({ line }: WaiverRequest): boolean {
  return line.problems.some(({ severity }) => severity === 'warning');
}

/** Names of the entries that hold values of the form: all but the key and what waives a warning. */
export function valueColumns({ tab, entries }: CompiledTab): string[] {
  return entries
    .map(({ column }) => column.name)
    .filter((name) => name !== tab.waiver?.reason && name !== tab.waiver?.name);
}

/** A placeholder such as `-` is no reason. */
function saysSomething(cell: CellValue): boolean {
  return !isBlank(cell) && !isErrorValue(cell) && !isPlaceholder(cellText(cell));
}

function textAt(cells: readonly CellValue[], header: Header, name: string): string {
  return cellText(cells[header.positions.get(name) as number]);
}
