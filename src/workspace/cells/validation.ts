/**
 * Data validation of what a person types. The API itself takes any value, as Google's does: the rule binds people in
 * the grid. https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/cells#DataValidationRule
 */
import { columnName, parseBounds } from '../book/a1.ts';
import { cellAt, cellsIn } from '../book/cells.ts';
import type { Book, Cell, Json, Scalar, Tab } from '../book/model.ts';
import { boxOf } from '../book/ranges.ts';
import { resolve } from '../book/resolve.ts';
import { ApiError } from '../errors.ts';
import { type Condition, plainTest } from './condition.ts';
import { readEntered } from './entered.ts';
import { localeOf } from './locale.ts';
import { type Effective, isError, shown } from './render.ts';
import { dateOf } from './serial.ts';

/** How the rule sees the rest of the spreadsheet. */
export interface Surroundings {
  /** Wall-clock serial number in the spreadsheet's time zone (`serialNow`). */
  today: number;
  /** Value of a cell; without it, formulas in a list of choices are left out. */
  value?(tab: Tab, row: number, column: number, cell: Cell): Effective;
  /** Whether a custom formula holds when the cell has the value; without it, every value passes. */
  holds?(formula: string, tab: Tab, row: number, column: number, value: Scalar): boolean;
}

export type Verdict =
  | { allowed: true; warning?: undefined }
  /** Out of the rule, which only warns: the value is taken and marked. */
  | { allowed: true; warning: Complaint }
  | { allowed: false; complaint: Complaint };

export interface Complaint {
  /** `B7` */
  cell: string;
  condition: string;
  /** The rule's own help text, when it has one. */
  help?: string;
  /** What a drop-down offers. */
  choices?: string[];
}

interface Rule {
  condition?: Condition;
  strict?: boolean;
  inputMessage?: string;
}

const ruleAt = (tab: Tab, row: number, column: number): Rule | undefined =>
  cellAt(tab, row, column)?.validation as (Json & Rule) | undefined;

/**
 * Judges a value on its way into a cell by the cell's rule: text is read as typed (numbers and dates by the
 * spreadsheet's locale), numbers and truth values are taken as they are. Emptying a cell and typing a formula always
 * pass. `sheet` is the tab or its id; an unknown id throws RangeError. Row and column are 0-based.
 */
export function validateTyped(
  book: Book,
  sheet: Tab | number,
  row: number,
  column: number,
  value: Scalar,
  around: Surroundings,
): Verdict {
  const tab = typeof sheet === 'number' ? book.tabs.find(({ sheetId }) => sheetId === sheet) : sheet;
  if (tab === undefined) throw new RangeError(`no tab with id ${String(sheet)}`);
  const rule = ruleAt(tab, row, column);
  if (!rule?.condition || value === '' || (typeof value === 'string' && /^=./s.test(value)))
    return { allowed: true };
  if (fits(book, tab, row, column, rule.condition, value, around)) return { allowed: true };
  const choices = choicesOf(book, tab, row, column, around);
  const complaint: Complaint = {
    cell: `${columnName(column)}${row + 1}`,
    condition: rule.condition.type,
    ...(rule.inputMessage ? { help: rule.inputMessage } : {}),
    ...(choices ? { choices } : {}),
  };
  return rule.strict === true ? { allowed: false, complaint } : { allowed: true, warning: complaint };
}

/** The texts a drop-down offers in a cell, in order, each once; undefined where there is no drop-down. */
export function choicesOf(
  book: Book,
  tab: Tab,
  row: number,
  column: number,
  around: Surroundings,
): string[] | undefined {
  const condition = ruleAt(tab, row, column)?.condition;
  const texts = condition?.values?.map(({ userEnteredValue }) => userEnteredValue ?? '') ?? [];
  if (condition?.type === 'ONE_OF_LIST') return [...new Set(texts)];
  if (condition?.type !== 'ONE_OF_RANGE') return undefined;
  return [...new Set(listed(book, tab, texts[0] ?? '', around).map(({ text }) => text))];
}

function fits(
  book: Book,
  tab: Tab,
  row: number,
  column: number,
  condition: Condition,
  value: Scalar,
  around: Surroundings,
): boolean {
  const locale = localeOf(book.locale);
  const entered =
    typeof value === 'string'
      ? readEntered(value, locale, dateOf(around.today).getUTCFullYear())
      : { v: value };
  const own = entered.v ?? '';
  const format = cellAt(tab, row, column)?.format ?? {};
  const text = shown(
    own,
    { format: entered.numberFormat ? { ...format, numberFormat: entered.numberFormat } : format },
    locale,
  );
  if (condition.type === 'CUSTOM_FORMULA') {
    const formula = condition.values?.[0]?.userEnteredValue ?? '';
    return around.holds?.(formula, tab, row, column, own) ?? true;
  }
  if (condition.type === 'ONE_OF_RANGE') {
    const word = text.toLowerCase();
    return listed(book, tab, condition.values?.[0]?.userEnteredValue ?? '', around).some(
      (choice) => choice.value === own || choice.text.toLowerCase() === word,
    );
  }
  const test = plainTest(condition, { locale: book.locale, today: around.today });
  return test === undefined || test({ value: own, shown: text });
}

/** The filled cells of the range that `=Tab!A1:A9` or a name stands for; none when it stands for nothing. */
function listed(
  book: Book,
  home: Tab,
  reference: string,
  around: Surroundings,
): { value: Scalar; text: string }[] {
  const place = rangeOf(book, home, reference.replace(/^=/, '').trim());
  if (!place) return [];
  const out: { value: Scalar; text: string }[] = [];
  for (const { row, column, cell } of cellsIn(place.tab, place.box)) {
    const value = cell.f === undefined ? cell.v : around.value?.(place.tab, row, column, cell);
    if (value === undefined || isError(value) || value === '') continue;
    out.push({ value, text: shown(value, cell, localeOf(book.locale)) });
  }
  return out;
}

function rangeOf(book: Book, home: Tab, text: string) {
  const bounds = parseBounds(text);
  if (bounds) {
    const range = {
      sheetId: home.sheetId,
      ...(bounds.startRow === undefined ? {} : { startRowIndex: bounds.startRow }),
      ...(bounds.endRow === undefined ? {} : { endRowIndex: bounds.endRow }),
      ...(bounds.startColumn === undefined ? {} : { startColumnIndex: bounds.startColumn }),
      ...(bounds.endColumn === undefined ? {} : { endColumnIndex: bounds.endColumn }),
    };
    return { tab: home, box: boxOf(range, home) };
  }
  try {
    return resolve(book, text);
  } catch (error) {
    // The tab or name that the rule spoke of is gone: nothing is on offer.
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
