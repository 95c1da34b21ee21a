/** Somebody's spreadsheet as it stands, by one call: cells, layout, and whatever marks Pantau left in it. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Grid } from '../../core/adopt/grid.ts';
import type { CellValue } from '../../core/cells/text.ts';
import type { GoogleApis } from '../clients.ts';
import { asking } from '../trouble.ts';

export interface FoundTab extends Grid {
  sheetId: number;
  rowCount: number;
  columnCount: number;
  /** Formulas of the conditional formats, in their order; '' for others. */
  conditionalFormats: string[];
  /** `editors`: addresses. */
  protections: { id: number; description: string; editors: string[] }[];
}

export interface FoundSpreadsheet {
  title: string;
  locale: string;
  timeZone: string;
  tabs: FoundTab[];
  namedRanges: { id: string; name: string; range: sheets_v4.Schema$GridRange }[];
  /** Developer metadata of the spreadsheet, by key. */
  marks: Record<string, string>;
}

const FIELDS =
  'properties(title,locale,timeZone),namedRanges,developerMetadata(metadataKey,metadataValue),' +
  'sheets(properties(sheetId,title,sheetType,gridProperties(rowCount,columnCount)),merges,' +
  'conditionalFormats(booleanRule(condition(values(userEnteredValue)))),protectedRanges(protectedRangeId,description,editors(users)),' +
  'data(rowData(values(effectiveValue,userEnteredValue(formulaValue))),rowMetadata(hiddenByUser),columnMetadata(hiddenByUser)))';

/** 1 read. @throws Trouble. */
export async function readSpreadsheet(
  { sheets }: Pick<GoogleApis, 'sheets'>,
  spreadsheetId: string,
): Promise<FoundSpreadsheet> {
  const { data } = await asking(() => sheets.spreadsheets.get({ spreadsheetId, fields: FIELDS }));
  return {
    title: data.properties?.title ?? '',
    locale: data.properties?.locale ?? '',
    timeZone: data.properties?.timeZone ?? '',
    tabs: (data.sheets ?? [])
      .filter(({ properties }) => (properties?.sheetType ?? 'GRID') === 'GRID')
      .map(tabOf),
    namedRanges: (data.namedRanges ?? []).map(({ namedRangeId, name, range }) => ({
      id: namedRangeId ?? '',
      name: name ?? '',
      range: range ?? {},
    })),
    marks: Object.fromEntries(
      (data.developerMetadata ?? []).map(({ metadataKey, metadataValue }) => [
        metadataKey ?? '',
        metadataValue ?? '',
      ]),
    ),
  };
}

function tabOf({
  properties,
  merges,
  conditionalFormats,
  protectedRanges,
  data,
}: sheets_v4.Schema$Sheet): FoundTab {
  const [grid = {}] = data ?? [];
  const rows = (grid.rowData ?? []).map(({ values }) => (values ?? []).map(shownValue));
  const hidden = (lines: sheets_v4.Schema$DimensionProperties[] | undefined) =>
    new Set((lines ?? []).flatMap(({ hiddenByUser }, at) => (hiddenByUser ? [at] : [])));
  return {
    sheetId: properties?.sheetId ?? 0,
    title: properties?.title ?? '',
    rowCount: properties?.gridProperties?.rowCount ?? 0,
    columnCount: properties?.gridProperties?.columnCount ?? 0,
    rows,
    merges: (merges ?? []).map(({ startRowIndex, startColumnIndex, endRowIndex, endColumnIndex }) => ({
      top: startRowIndex ?? 0,
      left: startColumnIndex ?? 0,
      bottom: endRowIndex ?? 0,
      right: endColumnIndex ?? 0,
    })),
    hiddenRows: hidden(grid.rowMetadata),
    hiddenColumns: hidden(grid.columnMetadata),
    formulas: new Set(
      (grid.rowData ?? []).flatMap(({ values }, row) =>
        (values ?? []).flatMap(({ userEnteredValue }, column) =>
          userEnteredValue?.formulaValue == null ? [] : [`${row},${column}`],
        ),
      ),
    ),
    conditionalFormats: (conditionalFormats ?? []).map(
      ({ booleanRule }) => booleanRule?.condition?.values?.[0]?.userEnteredValue ?? '',
    ),
    protections: (protectedRanges ?? []).map(({ protectedRangeId, description, editors }) => ({
      id: protectedRangeId ?? 0,
      description: description ?? '',
      editors: editors?.users ?? [],
    })),
  };
}

/** What a formula that failed shows. */
const ERRORS: Record<string, string> = {
  NULL_VALUE: '#NULL!',
  DIVIDE_BY_ZERO: '#DIV/0!',
  VALUE: '#VALUE!',
  REF: '#REF!',
  NAME: '#NAME?',
  NUM: '#NUM!',
  N_A: '#N/A',
};

function shownValue({ effectiveValue }: sheets_v4.Schema$CellData): CellValue {
  if (effectiveValue == null) return null;
  const { numberValue, stringValue, boolValue, errorValue } = effectiveValue;
  if (errorValue != null) return ERRORS[errorValue.type ?? ''] ?? '#ERROR!';
  return numberValue ?? stringValue ?? boolValue ?? null;
}
