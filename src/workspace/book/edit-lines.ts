/** Inserting, deleting and moving whole rows or columns, and all that follows them. */
import { localeOf } from '../cells/locale.ts';
import { followEdit } from '../formulas/references.ts';
import type { Book, Cell, GridRange, Group, Tab } from './model.ts';
import type { Edit } from './span.ts';
import { editSpan } from './span.ts';

export type Dimension = 'ROWS' | 'COLUMNS';

/** Applies an edit to a tab: cells, sizes, and every formula and range of the spreadsheet that points there. */
export function editLines(book: Book, tab: Tab, dimension: Dimension, edit: Edit): void {
  if (dimension === 'ROWS') {
    tab.rows = editList(tab.rows, edit);
    tab.rowLines = editList(tab.rowLines, edit);
    tab.rowGroups = editGroups(tab.rowGroups, edit);
  } else {
    tab.rows.forEach((line, row) => {
      tab.rows[row] = editList(line, edit) as (Cell | undefined)[];
    });
    tab.columnLines = editList(tab.columnLines, edit);
    tab.columnGroups = editGroups(tab.columnGroups, edit);
  }
  resize(tab, dimension, edit);
  editFormulas(book, tab, dimension, edit);
  editRanges(book, tab, dimension, edit);
}

/** The list after the edit. Holes stay holes. */
function editList<T>(list: T[], edit: Edit): T[] {
  const out = list.slice();
  if (edit.kind === 'insert') {
    if (edit.at < out.length) out.splice(edit.at, 0, ...new Array<T>(edit.count));
    return stripHoles(out);
  }
  if (edit.kind === 'delete') {
    out.splice(edit.start, edit.end - edit.start);
    return out;
  }
  const count = edit.end - edit.start;
  if (edit.to >= edit.start && edit.to <= edit.end) return out;
  out.length = Math.max(out.length, edit.end, edit.to);
  const moved = out.splice(edit.start, count);
  out.splice(edit.to > edit.end ? edit.to - count : edit.to, 0, ...moved);
  return stripHoles(out);
}

/** Spreading a list with holes writes `undefined`; those are made holes again. */
function stripHoles<T>(list: T[]): T[] {
  for (let at = 0; at < list.length; at++) if (list[at] === undefined) delete list[at];
  while (list.length > 0 && !(list.length - 1 in list)) list.length--;
  return list;
}

function resize(tab: Tab, dimension: Dimension, edit: Edit): void {
  const change = edit.kind === 'insert' ? edit.count : edit.kind === 'delete' ? edit.start - edit.end : 0;
  const [size, frozen] =
    dimension === 'ROWS'
      ? (['rowCount', 'frozenRowCount'] as const)
      : (['columnCount', 'frozenColumnCount'] as const);
  tab[size] += change;
  if (edit.kind === 'move' || tab[frozen] === 0) return;
  tab[frozen] = editSpan({ start: 0, end: tab[frozen] }, edit)?.end ?? 0;
}

const editGroups = (groups: Group[], edit: Edit): Group[] =>
  groups.flatMap((group) => {
    const span = editSpan({ start: group.start, end: group.end }, edit);
    return span ? [{ ...group, start: span.start!, end: span.end! }] : [];
  });

function editFormulas(book: Book, tab: Tab, dimension: Dimension, edit: Edit): void {
  const decimalComma = localeOf(book.locale).decimal === ',';
  const title = tab.title.toLowerCase();
  const follow = (formula: string, home: Tab) =>
    followEdit(formula, decimalComma, dimension, edit, (named) =>
      named === undefined ? home === tab : named.toLowerCase() === title,
    );
  for (const home of book.tabs) {
    forEachFormula(home, (formula) => follow(formula, home));
  }
}

/** Replaces the formulas of a tab: in cells, conditional formats and validations. */
export function forEachFormula(tab: Tab, change: (formula: string) => string): void {
  tab.rows.forEach((line) => {
    line.forEach((cell) => {
      if (cell?.f !== undefined) cell.f = change(cell.f);
    });
  });
  for (const rule of tab.conditionalFormats) {
    for (const value of rule.booleanRule?.condition.values ?? []) {
      if (value.userEnteredValue?.startsWith('=')) value.userEnteredValue = change(value.userEnteredValue);
    }
  }
}

/** A grid range after the edit; undefined when it is gone. */
function editRange(range: GridRange, tab: Tab, dimension: Dimension, edit: Edit): GridRange | undefined {
  if (range.sheetId !== tab.sheetId) return range;
  const [from, to] =
    dimension === 'ROWS'
      ? (['startRowIndex', 'endRowIndex'] as const)
      : (['startColumnIndex', 'endColumnIndex'] as const);
  const span: { start?: number; end?: number } = {};
  if (range[from] !== undefined) span.start = range[from];
  if (range[to] !== undefined) span.end = range[to];
  const next = editSpan(span, edit);
  if (next === undefined) return undefined;
  const out: GridRange = { ...range };
  if (next.start !== undefined) out[from] = next.start;
  if (next.end !== undefined) out[to] = next.end;
  return out;
}

function editRanges(book: Book, tab: Tab, dimension: Dimension, edit: Edit): void {
  const change = (range: GridRange) => editRange(range, tab, dimension, edit);
  const all = (ranges: GridRange[]) => ranges.map(change).filter((range) => range !== undefined);

  book.namedRanges = book.namedRanges.flatMap((named) => {
    const range = change(named.range);
    return range ? [{ ...named, range }] : [];
  });
  book.metadata = book.metadata.flatMap((item) => {
    const { dimensionRange } = item.location;
    if (dimensionRange?.sheetId !== tab.sheetId || dimensionRange.dimension !== dimension) return [item];
    const span = editSpan({ start: dimensionRange.startIndex, end: dimensionRange.endIndex }, edit);
    if (span === undefined) return [];
    const moved = { ...dimensionRange, startIndex: span.start!, endIndex: span.end! };
    return [{ ...item, location: { ...item.location, dimensionRange: moved } }];
  });
  tab.merges = all(tab.merges).filter(
    (range) =>
      range.endRowIndex! - range.startRowIndex! > 1 || range.endColumnIndex! - range.startColumnIndex! > 1,
  );
  tab.protectedRanges = tab.protectedRanges.flatMap((protection) => {
    const range = protection.range && change(protection.range);
    if (protection.range && range === undefined) return [];
    return [
      {
        ...protection,
        ...(range ? { range } : {}),
        ...(protection.unprotectedRanges ? { unprotectedRanges: all(protection.unprotectedRanges) } : {}),
      },
    ];
  });
  tab.conditionalFormats = tab.conditionalFormats.flatMap((rule) => {
    const ranges = all(rule.ranges);
    return ranges.length > 0 ? [{ ...rule, ranges }] : [];
  });
  if (tab.basicFilter?.range) {
    const range = change(tab.basicFilter.range);
    if (range) tab.basicFilter = { ...tab.basicFilter, range };
    else delete tab.basicFilter;
  }
}
