/** Rows of a checked tab that can be told from all others: their key is usable, known, and stands once. */
import type { CellValue } from '../cells/text.ts';
import { keyIdentity } from '../cells/text.ts';
import type { CompiledTab } from '../checks/compile.ts';
import type { ReadRow } from '../checks/row-list.ts';
import type { Block, Line, TabResult } from '../checks/tab.ts';

export interface UsableRow {
  line: ReadRow;
  /** Identity of its key. */
  identity: string;
  cells: readonly CellValue[];
}

export function* usableRows(
  { tab, fixedKeys }: CompiledTab,
  { lines }: TabResult,
  block: Block,
): Generator<UsableRow> {
  for (const line of lines) {
    if (!isRead(line)) continue;
    const identity = keyIdentity(line.key);
    if (tab.rows === 'fixed' && !fixedKeys.has(identity)) continue;
    yield { line, identity, cells: block.rows[line.row - block.firstRow] ?? [] };
  }
}

/** The line of a doubled key stands for several rows, and was read from none of them. */
function isRead(line: Line): line is ReadRow {
  return 'row' in line;
}
