/** Which column stands where: found by the header's text on every read, so that moved columns do no harm. */
import { type CellValue, cellText, plainWord } from '../cells/text.ts';
import { isStatusHeader } from '../status/formulas.ts';
import { STATUS_COLUMNS, type StatusColumn } from '../template/names.ts';
import type { Tab } from '../template/schema.ts';
import { problemOf } from './make-problem.ts';
import type { Problem } from './problem.ts';
import { renamedHeadings } from './renamed-headings.ts';

export interface Header {
  /** Index in the row, by template column name. */
  positions: ReadonlyMap<string, number>;
  /** Index of each status column whose header was recognised. */
  status: ReadonlyMap<StatusColumn, number>;
  problems: Problem[];
  /** The key and every entry column were found exactly once. */
  readable: boolean;
}

/** Compiles the labels of a tab, in both languages, into one look-up. */
export function compileHeader(tab: Tab): (cells: readonly CellValue[]) => Header {
  const byLabel = new Map<string, string>();
  for (const column of tab.columns) {
    byLabel.set(plainWord(column.label.id), column.name);
    byLabel.set(plainWord(column.label.en), column.name);
  }
  const needed = new Set(tab.columns.filter((column) => column.entry).map((column) => column.name)).add(
    tab.key,
  );

  return (cells) => {
    const positions = new Map<string, number>();
    const status = new Map<StatusColumn, number>();
    const doubled = new Set<string>();
    const strangers = new Map<number, string>();
    cells.forEach((cell, index) => {
      const text = cellText(cell).trim();
      if (text === '') return;
      const name = byLabel.get(plainWord(text));
      const own = STATUS_COLUMNS.find((column) => isStatusHeader(column, text));
      // A form may have a column `Status` itself; Pantau's own stand after it.
      if (name !== undefined && !(own !== undefined && positions.has(name))) {
        if (positions.has(name)) doubled.add(name);
        else positions.set(name, index);
      } else if (own !== undefined) {
        status.set(own, index);
      } else {
        strangers.set(index, text);
      }
    });
    const problems: Problem[] = [];
    const missing = tab.columns.filter((column) => !positions.has(column.name));
    const place = { tab: tab.name };
    const found = [...strangers.values()].slice(0, 3).join(', ');
    if (missing.length === tab.columns.length) {
      problems.push(
        problemOf(
          'header-missing',
          [],
          { label: tab.columns.map((c) => c.label.id).join(', '), found },
          place,
        ),
      );
    } else {
      const renamed = renamedHeadings(tab, missing, positions, status, strangers);
      for (const column of missing) {
        const { id: label } = column.label;
        const other = renamed.get(column);
        if (other !== undefined) {
          problems.push(problemOf('header-renamed', [column.name], { label, found: other }, place));
          continue;
        }
        problems.push(problemOf('header-missing', [column.name], { label, found }, place));
      }
    }
    for (const name of doubled) {
      const label = tab.columns.find((column) => column.name === name)?.label.id ?? name;
      problems.push(problemOf('header-doubled', [name], { label }, place));
    }
    const readable = [...needed].every((name) => positions.has(name) && !doubled.has(name));
    return { positions, status, problems, readable };
  };
}
