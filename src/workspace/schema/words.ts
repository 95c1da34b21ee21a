/** What the declarations leave out: words of enums, fields that hold fractions, and fields that exclude each other. */

/** Number fields that are not `int32`. */
export const FRACTIONS: ReadonlySet<string> = new Set([
  ...['alpha', 'blue', 'green', 'red', 'numberValue', 'bubbleOpacity', 'viewWindowMax', 'viewWindowMin'],
  ...['intervalSize', 'maxValue', 'minValue', 'start', 'end', 'interval', 'bucketSize', 'size'],
  ...['outlierPercentile', 'convergenceThreshold', 'pieHole', 'scaleFactor'],
]);

export interface EnumType {
  name: string;
  words: ReadonlySet<string>;
}

const words = (name: string, unspecified: string, list: string): EnumType => ({
  name,
  words: new Set([unspecified, ...list.split(' ')]),
});

const DIMENSION = words('Dimension', 'DIMENSION_UNSPECIFIED', 'ROWS COLUMNS');
const VALUE_RENDER = words('ValueRenderOption', '', 'FORMATTED_VALUE UNFORMATTED_VALUE FORMULA');
const DATE_RENDER = words('DateTimeRenderOption', '', 'SERIAL_NUMBER FORMATTED_STRING');

/** By field name, or by `Message.field` where the name alone says too little. */
const ENUMS: Record<string, EnumType> = {
  dimension: DIMENSION,
  majorDimension: DIMENSION,
  shiftDimension: DIMENSION,
  valueInputOption: words('ValueInputOption', 'INPUT_VALUE_OPTION_UNSPECIFIED', 'RAW USER_ENTERED'),
  valueRenderOption: VALUE_RENDER,
  responseValueRenderOption: VALUE_RENDER,
  dateTimeRenderOption: DATE_RENDER,
  responseDateTimeRenderOption: DATE_RENDER,
  mergeType: words('MergeType', 'MERGE_ALL', 'MERGE_COLUMNS MERGE_ROWS'),
  pasteType: words(
    'PasteType',
    'PASTE_NORMAL',
    'PASTE_VALUES PASTE_FORMAT PASTE_NO_BORDERS PASTE_FORMULA PASTE_DATA_VALIDATION PASTE_CONDITIONAL_FORMATTING',
  ),
  pasteOrientation: words('PasteOrientation', 'NORMAL', 'TRANSPOSE'),
  sortOrder: words('SortOrder', 'SORT_ORDER_UNSPECIFIED', 'ASCENDING DESCENDING'),
  visibility: words(
    'DeveloperMetadataVisibility',
    'DEVELOPER_METADATA_VISIBILITY_UNSPECIFIED',
    'DOCUMENT PROJECT',
  ),
  locationType: words(
    'DeveloperMetadataLocationType',
    'DEVELOPER_METADATA_LOCATION_TYPE_UNSPECIFIED',
    'ROW COLUMN SHEET SPREADSHEET',
  ),
  locationMatchingStrategy: words(
    'DeveloperMetadataLocationMatchingStrategy',
    'DEVELOPER_METADATA_LOCATION_MATCHING_STRATEGY_UNSPECIFIED',
    'EXACT_LOCATION INTERSECTING_LOCATION',
  ),
  'BooleanCondition.type': words(
    'ConditionType',
    'CONDITION_TYPE_UNSPECIFIED',
    [
      'NUMBER_GREATER NUMBER_GREATER_THAN_EQ NUMBER_LESS NUMBER_LESS_THAN_EQ NUMBER_EQ NUMBER_NOT_EQ',
      'NUMBER_BETWEEN NUMBER_NOT_BETWEEN TEXT_CONTAINS TEXT_NOT_CONTAINS TEXT_STARTS_WITH TEXT_ENDS_WITH TEXT_EQ',
      'TEXT_IS_EMAIL TEXT_IS_URL DATE_EQ DATE_BEFORE DATE_AFTER DATE_ON_OR_BEFORE DATE_ON_OR_AFTER DATE_BETWEEN',
      'DATE_NOT_BETWEEN DATE_IS_VALID ONE_OF_RANGE ONE_OF_LIST BLANK NOT_BLANK CUSTOM_FORMULA BOOLEAN',
      'TEXT_NOT_EQ DATE_NOT_EQ FILTER_EXPRESSION',
    ].join(' '),
  ),
  'NumberFormat.type': words(
    'NumberFormatType',
    'NUMBER_FORMAT_TYPE_UNSPECIFIED',
    'TEXT NUMBER PERCENT CURRENCY DATE TIME DATE_TIME SCIENTIFIC',
  ),
  'InterpolationPoint.type': words(
    'InterpolationPointType',
    'INTERPOLATION_POINT_TYPE_UNSPECIFIED',
    'MIN MAX NUMBER PERCENT PERCENTILE',
  ),
  relativeDate: words(
    'RelativeDate',
    'RELATIVE_DATE_UNSPECIFIED',
    'PAST_YEAR PAST_MONTH PAST_WEEK YESTERDAY TODAY TOMORROW',
  ),
  'CellFormat.horizontalAlignment': words(
    'HorizontalAlign',
    'HORIZONTAL_ALIGN_UNSPECIFIED',
    'LEFT CENTER RIGHT',
  ),
  'CellFormat.verticalAlignment': words('VerticalAlign', 'VERTICAL_ALIGN_UNSPECIFIED', 'TOP MIDDLE BOTTOM'),
  wrapStrategy: words('WrapStrategy', 'WRAP_STRATEGY_UNSPECIFIED', 'OVERFLOW_CELL LEGACY_WRAP CLIP WRAP'),
  'Border.style': words(
    'Style',
    'STYLE_UNSPECIFIED',
    'DOTTED DASHED SOLID SOLID_MEDIUM SOLID_THICK NONE DOUBLE',
  ),
  autoRecalc: words('RecalculationInterval', 'RECALCULATION_INTERVAL_UNSPECIFIED', 'ON_CHANGE MINUTE HOUR'),
  'ColorStyle.themeColor': words(
    'ThemeColorType',
    'THEME_COLOR_TYPE_UNSPECIFIED',
    'TEXT BACKGROUND ACCENT1 ACCENT2 ACCENT3 ACCENT4 ACCENT5 ACCENT6 LINK',
  ),
  sheetType: words('SheetType', 'SHEET_TYPE_UNSPECIFIED', 'GRID OBJECT DATA_SOURCE'),
};

export const enumOf = (message: string, field: string): EnumType | undefined =>
  ENUMS[`${message}.${field}`] ?? (Object.hasOwn(ENUMS, field) ? ENUMS[field] : undefined);

/** Groups of fields of which a message may set one. `*`: all of them. */
export const ONEOFS: Record<string, { name: string; fields: string[] | '*' }> = {
  Request: { name: 'kind', fields: '*' },
  ExtendedValue: { name: 'value', fields: '*' },
  DataFilter: { name: 'filter', fields: '*' },
  ColorStyle: { name: 'kind', fields: '*' },
  ConditionalFormatRule: { name: 'rule', fields: ['booleanRule', 'gradientRule'] },
  ConditionValue: { name: 'value', fields: '*' },
  DeveloperMetadataLocation: { name: 'location', fields: ['spreadsheet', 'sheetId', 'dimensionRange'] },
  FindReplaceRequest: { name: 'scope', fields: ['range', 'sheetId', 'allSheets'] },
  UpdateCellsRequest: { name: 'area', fields: ['start', 'range'] },
  AutoFillRequest: { name: 'area', fields: ['range', 'sourceAndDestination'] },
  PasteDataRequest: { name: 'kind', fields: ['delimiter', 'html'] },
};
