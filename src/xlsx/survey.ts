/** What of a tab is in use, before anything is put beside it. */
import { type Position, positionOf, positionsOf } from './position.ts';
import { attribute, children, elementEnd, nextTag, rootOf } from './xml.ts';

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
  for (const part of children(xml, root)) {
    if (part.name === `${prefix}mergeCells`) {
      for (const { start, end } of children(xml, part)) {
        const { bottom, right } = positionsOf(attribute(xml.slice(start, end), 'ref') ?? 'A1');
        if (bottom >= firstRow) survey.lastColumn = Math.max(survey.lastColumn, right);
      }
    }
    if (part.name !== `${prefix}sheetData` || part.kind === 'empty') continue;
    let last: Position = { row: 0, column: -1 };
    const dataEnd = elementEnd(xml, part);
    for (
      let tag = nextTag(xml, part.end);
      tag !== undefined && tag.start < dataEnd;
      tag = nextTag(xml, tag.end)
    ) {
      if (tag.kind === 'close') continue;
      if (tag.name === `${prefix}row`) {
        const row = attribute(xml.slice(tag.start, tag.end), 'r');
        last = { row: row === undefined ? last.row + 1 : Number(row), column: -1 };
      } else if (tag.name === `${prefix}c`) {
        const address = attribute(xml.slice(tag.start, tag.end), 'r');
        last = address === undefined ? { row: last.row, column: last.column + 1 } : positionOf(address);
        if (tag.kind === 'open' && last.row >= firstRow)
          survey.lastColumn = Math.max(survey.lastColumn, last.column);
      } else if (tag.name === `${prefix}f`) {
        const text = xml.slice(tag.start, tag.end);
        if (attribute(text, 'ref') !== undefined) survey.masters.push(last);
      }
    }
  }
  return survey;
}
