/** Rows in which somebody wrote why a warning may stand, and their name. What they wrote never leaves the sheet. */
import { isPlaceholder } from '../../cells/placeholder.ts';
import { type CellValue, cellText, isBlank, isErrorValue } from '../../cells/text.ts';
import type { CompiledTab } from '../compile.ts';
import type { Header } from '../header.ts';
import type { ReadRow, RowList } from '../row-list.ts';
import { addProblem } from '../row-status.ts';

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
 * @param isSingle whether a row can be told from all others: a doubled key is nobody's.
 */
export function waiverRequests(
  compiled: CompiledTab,
  header: Header,
  rows: RowList,
  isSingle: (row: number) => boolean,
): WaiverRequest[] {
  const { tab } = compiled;
  const { waiver } = tab;
  if (waiver === undefined) return [];
  const names = [waiver.reason, waiver.name];
  const requests: WaiverRequest[] = [];
  for (let row = 0; row < rows.length; row++) {
    if (!isSingle(row)) continue;
    const cells = rows.cellsOf(row);
    const missing = names.filter((name) => !saysSomething(cells[header.positions.get(name) as number]));
    if (missing.length === names.length) continue;
    const line = rows.line(row);
    if (missing.length > 0) {
      const place = { tab: tab.name, key: line.key, row: line.row };
      addProblem(line, compiled.problem('waiver-incomplete', missing, {}, place));
      continue;
    }
    requests.push({
      line,
      values: valueColumns(compiled).map((name) => textAt(cells, header, name)),
      words: names.map((name) => textAt(cells, header, name)),
    });
  }
  return requests;
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
