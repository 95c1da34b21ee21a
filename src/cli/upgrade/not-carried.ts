/** What of a sheet the version that comes after does not carry on. It all stays where it was typed. */
import { cellText, isBlank, keyIdentity } from '../../core/cells/text.ts';
import { compileTemplate } from '../../core/checks/compile.ts';
import { fits } from '../../core/checks/fits.ts';
import type { TemplateDifference } from '../../core/template/difference.ts';
import { blockRange, columnRange } from '../../core/template/names.ts';
import type { Tab, Template } from '../../core/template/schema.ts';
import type { FoundSpreadsheet } from '../../google/adopt/read.ts';
import { labelIn, titleIn } from '../form-words.ts';

/** What is not the form's any more, and what is typed that the new version cannot read: a line each, in plain Indonesian. */
export function notCarried(
  found: FoundSpreadsheet,
  before: Template,
  after: Template,
  { tabs, tabsRemoved }: TemplateDifference,
): string[] {
  const compiled = compileTemplate(after);
  const lines = tabsRemoved.map(
    (tab) => `! Lembar ${titleIn(before, tab)} tetap ada dengan isinya, tetapi bukan bagian formulir lagi.`,
  );
  for (const { tab: name, removed, retyped, rowsRemoved } of tabs) {
    const old = before.tabs.find((tab) => tab.name === name) as Tab;
    const cells = (column: string) => typedCells(found, old, column);
    for (const column of removed) {
      const typed = cells(column).filter(({ value }) => !isBlank(value)).length;
      lines.push(
        `! Kolom "${labelIn(before, name, column)}" tetap ada dengan ${typed} isiannya, tetapi bukan bagian formulir lagi.`,
      );
    }
    for (const column of retyped) {
      const read = compiled.tabs
        .find(({ tab }) => tab.name === name)
        ?.entries.find((entry) => entry.column.name === column)?.read;
      if (read === undefined) continue;
      const wrong = cells(column).filter(({ value }) => !isBlank(value) && !fits(read, value));
      if (wrong.length > 0)
        lines.push(
          `! ${wrong.length} isian "${labelIn(after, name, column)}" tidak sesuai dengan versi baru (misalnya baris ${wrong[0]!.row}). Isinya tetap; perbaiki setelahnya.`,
        );
    }
    for (const key of rowsRemoved) {
      const row = cells(old.key).find(({ value }) => keyIdentity(cellText(value)) === keyIdentity(key))?.row;
      lines.push(
        `! Baris "${key}"${row === undefined ? '' : ` (baris ${row})`} tetap ada dengan isinya, tetapi bukan bagian formulir lagi.`,
      );
    }
  }
  return lines;
}

/** Cells of a column below the header, by its named range, else by its heading. */
function typedCells({ namedRanges, tabs }: FoundSpreadsheet, tab: Tab, column: string) {
  const rangeOf = (name: string) => namedRanges.find((one) => one.name === name)?.range;
  const block = rangeOf(blockRange(tab));
  const grid = tabs.find(({ sheetId }) => sheetId === (block?.sheetId ?? 0));
  const first = (block?.startRowIndex ?? 0) + (tab.headerRows ?? 1);
  const label = tab.columns.find(({ name }) => name === column)?.label.id;
  const at = rangeOf(columnRange(tab, column))?.startColumnIndex ?? grid?.rows[first - 1]?.indexOf(label);
  if (grid === undefined || at == null || at < 0) return [];
  return grid.rows
    .slice(first, block?.endRowIndex ?? undefined)
    .map((row, index) => ({ value: row[at], row: first + index + 1 }));
}
