/** Where a link to the form should open: at the first entry that is blank or wrong. */
import { columnLetters } from '../../core/cells/address.ts';
import type { FormResult } from '../../core/checks/form.ts';
import type { Line, TabResult } from '../../core/checks/tab.ts';
import type { RowStatus } from '../../core/status/words.ts';
import { blockRange } from '../../core/template/names.ts';
import type { Tab } from '../../core/template/schema.ts';
import type { Structure } from '../../ports/sheets.ts';

const OPEN: ReadonlySet<RowStatus> = new Set(['blank', 'half', 'error', 'doubled']);

/**
 * The fragment of a link, as Google reads it: `gid=0&range=H6`. Tabs in the order of the template, rows in that of the sheet.
 * Undefined where nothing is open, the form cannot be read, or its structure is not known.
 */
export function firstCell(
  { tabs, readable }: Pick<FormResult, 'tabs' | 'readable'>,
  ofTemplate: readonly Tab[],
  structure: Structure | undefined,
): string | undefined {
  if (!readable || structure === undefined) return undefined;
  for (const [index, result] of tabs.entries()) {
    const tab = ofTemplate[index];
    const block = tab && structure.namedRanges.find(({ name }) => name === blockRange(tab))?.range;
    if (tab === undefined || block === undefined) continue;
    const first = result.lines
      .filter(({ status }) => OPEN.has(status) && (status !== 'blank' || tab.completion !== undefined))
      .flatMap((line) => placeOf(line, tab, result))
      .sort((a, b) => a.row - b.row)[0];
    if (first === undefined) continue;
    const column = columnLetters((block.startColumnIndex ?? 0) + first.position);
    return `gid=${block.sheetId}&range=${column}${first.row}`;
  }
  return undefined;
}

function placeOf(line: Line & { row?: number }, tab: Tab, { header }: TabResult) {
  const blamed = line.problems.find(({ severity }) => severity === 'error') ?? line.problems[0];
  const row = blamed?.row ?? line.row;
  const column = blamed?.columns[0] ?? tab.completion?.values[0] ?? tab.key;
  return row === undefined ? [] : [{ row, position: header.positions.get(column) ?? 0 }];
}
