/** What of a tab is in use, before anything is put beside it. */
import { type Position, positionOf, positionsOf } from './position.ts';
import { attribute, endsOf, nextTag, rootOf } from './xml.ts';

export interface Survey {
  /** 0-based: the last column in which anything stands or is merged, from the row asked on; -1 where nothing does. */
  lastColumn: number;
  /** Cells whose formula others share, or that spills into others: taken away, the others would be broken. */
  masters: Position[];
}

/** @param firstRow 1-based */
export function surveySheet(xml: string, firstRow: number): Survey {
  const { tag: root, prefix } = rootOf(xml, 'worksheet');
  const survey: Survey = { lastColumn: -1, masters: [] };
  const names = {
    row: `${prefix}row`,
    cell: `${prefix}c`,
    formula: `${prefix}f`,
    merge: `${prefix}mergeCell`,
  };
  let last: Position = { row: 0, column: -1 };
  // Rows, cells and formulas stand nowhere else in a tab: one look at every tag is enough.
  const cellEnd = endsOf(xml, names.cell);
  let at = root.end;
  for (let tag = nextTag(xml, at); tag !== undefined; tag = nextTag(xml, at)) {
    at = tag.end;
    if (tag.kind === 'close') continue;
    const told = (name: string) => attribute(xml.slice(tag?.start, tag?.end), name);
    if (tag.name === names.cell) {
      const address = told('r');
      last = address === undefined ? { row: last.row, column: last.column + 1 } : positionOf(address);
      const isUsed = tag.kind === 'open' && last.row >= firstRow;
      // A formula stands before its value.
      if (tag.kind === 'open' && !xml.startsWith(`<${names.formula}`, tag.end)) at = cellEnd(tag);
      if (isUsed && last.column > survey.lastColumn) survey.lastColumn = last.column;
    } else if (tag.name === names.row) {
      const row = told('r');
      last = { row: row === undefined ? last.row + 1 : Number(row), column: -1 };
    } else if (tag.name === names.formula) {
      if (told('ref') !== undefined) survey.masters.push(last);
    } else if (tag.name === names.merge) {
      const { bottom, right } = positionsOf(told('ref') ?? 'A1');
      if (bottom >= firstRow) survey.lastColumn = Math.max(survey.lastColumn, right);
    }
  }
  return survey;
}
