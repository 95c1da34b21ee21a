/** Cell values as the API answers them. */
import type { Cell, Scalar } from '../book/model.ts';
import { formatNumber, plainNumber } from './format.ts';
import type { Locale } from './locale.ts';

/** Result of a formula that failed. `type` is Google's `ErrorType`. */
export interface CellError {
  error: string;
  type: string;
}

export type Effective = Scalar | CellError;

export const isError = (value: Effective | undefined): value is CellError => typeof value === 'object';

export type ValueRender = 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA';
export type DateRender = 'SERIAL_NUMBER' | 'FORMATTED_STRING';

interface NumberFormat {
  type?: string;
  pattern?: string;
}

const DEFAULT_PATTERNS: Record<string, (locale: Locale) => string> = {
  NUMBER: () => '#,##0.00',
  PERCENT: () => '0.00%',
  CURRENCY: (locale) => `"${locale.currency}"#,##0.00`,
  DATE: (locale) => locale.date,
  TIME: (locale) => locale.time,
  DATE_TIME: (locale) => `${locale.date} ${locale.time.replace(' am/pm', '')}`,
  SCIENTIFIC: () => '0.00E+00',
  TEXT: () => '@',
};

/** The cell's own format, or the one that its formula's function brings along. */
const numberFormatOf = (cell: Cell | undefined): NumberFormat | undefined =>
  (cell?.format?.numberFormat as NumberFormat | undefined) ??
  (cell?.f === undefined ? undefined : formatOfFormula(cell.f));

const BRINGS: Record<string, string> = {
  ...Object.fromEntries(
    ['TODAY', 'DATE', 'DATEVALUE', 'EDATE', 'EOMONTH', 'WORKDAY'].map((name) => [name, 'DATE']),
  ),
  NOW: 'DATE_TIME',
  TIME: 'TIME',
  TIMEVALUE: 'TIME',
};

/** `=TODAY()`, `=DATE(…)+7` and their like show a date without being told to. */
function formatOfFormula(formula: string): NumberFormat | undefined {
  const name = /^=\s*([A-Z]+)\s*\(/i.exec(formula)?.[1]?.toUpperCase();
  const type = name !== undefined && Object.hasOwn(BRINGS, name) ? BRINGS[name] : undefined;
  if (type === undefined) return undefined;
  let depth = 0;
  let at = formula.indexOf('(');
  for (; at < formula.length; at++) {
    if (formula[at] === '(') depth++;
    else if (formula[at] === ')' && --depth === 0) break;
  }
  return /^\s*(?:[+-]\s*\d+\s*)?$/.test(formula.slice(at + 1)) ? { type } : undefined;
}

/** The text that stands in the cell. */
export function shown(value: Effective, cell: Cell | undefined, locale: Locale): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value !== 'number') return value.error;
  const format = numberFormatOf(cell);
  const pattern = format?.pattern || (format?.type ? DEFAULT_PATTERNS[format.type]?.(locale) : undefined);
  return pattern ? formatNumber(value, pattern, locale) : plainNumber(value, locale);
}

const isDate = (cell: Cell | undefined): boolean =>
  ['DATE', 'TIME', 'DATE_TIME'].includes(numberFormatOf(cell)?.type ?? '');

/** One cell by `valueRenderOption` and `dateTimeRenderOption`. */
export function render(
  cell: Cell,
  value: Effective,
  options: { value: ValueRender; date: DateRender },
  locale: Locale,
): Scalar {
  if (options.value === 'FORMATTED_VALUE') return shown(value, cell, locale);
  if (options.value === 'FORMULA' && cell.f !== undefined) return cell.f;
  if (isError(value)) return value.error;
  if (typeof value === 'number' && options.date === 'FORMATTED_STRING' && isDate(cell))
    return shown(value, cell, locale);
  return value;
}
