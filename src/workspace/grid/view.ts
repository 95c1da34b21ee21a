/** From Google's JSON to what the page draws: short, since ten thousand rows pass through it. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { formatNumber, plainNumber } from '../cells/format.ts';
import { localeOf } from '../cells/locale.ts';
import { hex, look } from '../pages/format.ts';
import type { Area, Block, CellView, Lock, TabView } from './client/types.ts';

type Sheet = sheets_v4.Schema$Sheet;
type Cell = sheets_v4.Schema$CellData;

/** Mask of `spreadsheets.get` for `tabView`. */
export const TAB_FIELDS =
  'properties(title,locale),sheets(properties,merges,protectedRanges,basicFilter,data(rowMetadata(pixelSize,hiddenByUser),columnMetadata(pixelSize,hiddenByUser)))';
/** Mask of `spreadsheets.get` for `blockOf`. */
export const BLOCK_FIELDS =
  'sheets(data(rowData(values(userEnteredValue,effectiveValue,formattedValue,effectiveFormat,note,dataValidation))))';

const area = (range: sheets_v4.Schema$GridRange | undefined, rows: number, columns: number): Area => ({
  top: range?.startRowIndex ?? 0,
  bottom: Math.min(range?.endRowIndex ?? rows, rows),
  left: range?.startColumnIndex ?? 0,
  right: Math.min(range?.endColumnIndex ?? columns, columns),
});

/** Size, lines, merges, locks and filter of a tab, as the person sees them. */
export function tabView(sheet: Sheet): TabView {
  const properties = sheet.properties ?? {};
  const grid = properties.gridProperties ?? {};
  const rows = grid.rowCount ?? 0;
  const columns = grid.columnCount ?? 0;
  const data = sheet.data?.[0] ?? {};
  const heights: Record<number, number> = {};
  const hiddenRows: number[] = [];
  for (const [at, line] of (data.rowMetadata ?? []).entries()) {
    if (line.pixelSize !== undefined && line.pixelSize !== null && line.pixelSize !== 21)
      heights[at] = line.pixelSize;
    if (line.hiddenByUser) hiddenRows.push(at);
  }
  const hiddenColumns: number[] = [];
  const widths = (data.columnMetadata ?? []).map((line, at) => {
    if (line.hiddenByUser) hiddenColumns.push(at);
    return line.pixelSize ?? 100;
  });
  const locks = (sheet.protectedRanges ?? []).flatMap((one): Lock[] => {
    if (one.requestingUserCanEdit === true && one.warningOnly !== true) return [];
    return [
      {
        kind: one.warningOnly ? 'warned' : 'locked',
        area: area(one.range, rows, columns),
        open: (one.unprotectedRanges ?? []).map((range) => area(range, rows, columns)),
        ...(one.description ? { description: one.description } : {}),
      },
    ];
  });
  const criteria: Record<number, string[]> = {};
  for (const [column, one] of Object.entries(sheet.basicFilter?.criteria ?? {}))
    if (one.hiddenValues) criteria[Number(column)] = one.hiddenValues;
  for (const one of sheet.basicFilter?.filterSpecs ?? [])
    if (one.columnIndex !== undefined && one.columnIndex !== null && one.filterCriteria?.hiddenValues)
      criteria[one.columnIndex] = one.filterCriteria.hiddenValues;
  return {
    id: properties.sheetId ?? 0,
    title: properties.title ?? '',
    rows,
    columns,
    frozenRows: grid.frozenRowCount ?? 0,
    frozenColumns: grid.frozenColumnCount ?? 0,
    widths,
    heights,
    hiddenRows,
    hiddenColumns,
    merges: (sheet.merges ?? []).map((range) => area(range, rows, columns)),
    locks,
    filter: sheet.basicFilter
      ? { area: area(sheet.basicFilter.range, rows, columns), hidden: criteria }
      : null,
  };
}

/** The rows of a filter's range that its hidden values take out. `shown` are formatted values from its first row on. */
export function filteredRows(
  filter: NonNullable<TabView['filter']>,
  shown: readonly (readonly unknown[])[],
): number[] {
  const tests = Object.entries(filter.hidden).map(([column, values]) => ({
    at: Number(column) - filter.area.left,
    values: new Set(values),
  }));
  const out: number[] = [];
  for (let row = filter.area.top + 1; row < filter.area.bottom; row++) {
    const line = shown[row - filter.area.top] ?? [];
    if (tests.some(({ at, values }) => values.has(String(line[at] ?? '')))) out.push(row);
  }
  return out;
}

/** What stands in the editor when a person opens a cell: the formula, or the value as it would be typed again. */
function entered(cell: Cell, locale: string): string {
  const value = cell.userEnteredValue ?? {};
  if (value.formulaValue != null) return value.formulaValue;
  if (value.numberValue == null) return cell.formattedValue ?? '';
  const type = cell.effectiveFormat?.numberFormat?.type ?? '';
  if (/DATE|TIME/.test(type)) return cell.formattedValue ?? '';
  if (type === 'PERCENT')
    return formatNumber(value.numberValue, '0.##########%', localeOf(locale)).replace(/[.,]%$/, '%');
  return plainNumber(value.numberValue, localeOf(locale));
}

/** A stretch of rows. `from` is its first row; `unfit` says which cells break a rule that only warns. */
export function blockOf(
  sheet: Sheet,
  from: number,
  locale: string,
  unfit: (row: number, column: number, text: string) => boolean,
  choices: (row: number, column: number) => string[] | undefined,
): Block {
  const styles = new Map<string, number>();
  const lists = new Map<string, number>();
  const number = (known: Map<string, number>, key: string): number => {
    let at = known.get(key);
    if (at === undefined) {
      at = known.size;
      known.set(key, at);
    }
    return at;
  };
  const rows = (sheet.data?.[0]?.rowData ?? []).map((line, r) =>
    (line.values ?? []).map((cell, column): CellView | 0 => {
      const row = from + r;
      const rule = cell.dataValidation;
      const box = rule?.condition?.type === 'BOOLEAN';
      const style = look(cell);
      const css = style.css + (style.clips ? ';--clip:1' : '');
      const out: CellView = { t: cell.formattedValue ?? '' };
      const typed = entered(cell, locale);
      if (typed !== out.t) out.e = typed;
      if (css !== '') out.s = number(styles, css);
      if (cell.note) out.n = cell.note;
      if (cell.effectiveValue?.errorValue) out.r = cell.effectiveValue.errorValue.message ?? '';
      if (box) out.b = cell.effectiveValue?.boolValue === true ? 1 : 0;
      const list = rule && !box ? choices(row, column) : undefined;
      if (list) out.c = number(lists, JSON.stringify([rule?.strict === true, list]));
      if (rule && rule.strict !== true && !box && out.t !== '' && unfit(row, column, typed)) out.x = 1;
      return Object.keys(out).length === 1 && out.t === '' ? 0 : out;
    }),
  );
  return {
    rows,
    styles: [...styles.keys()],
    lists: [...lists.keys()].map((key) => {
      const [strict, list] = JSON.parse(key) as [boolean, string[]];
      return { strict, list };
    }),
  };
}

export const tabColor = (sheet: Sheet): string | undefined =>
  hex(sheet.properties?.tabColorStyle, sheet.properties?.tabColor);
