/** Data validation and conditional formats between Google's conditions and Excel's rules. */
import type { DataValidation, ConditionalRule as ExcelRule } from 'hucre/xlsx';
import { columnName, quoteTitle } from '../book/a1.ts';
import { cellsIn } from '../book/cells.ts';
import type { Book, Box, ConditionalRule, Json, Tab } from '../book/model.ts';
import { boxOf, wholeTab } from '../book/ranges.ts';
import { fromExcel, toExcel } from './formulas.ts';
import { fromStyle, toStyle } from './styles.ts';

interface Condition {
  type: string;
  values?: { userEnteredValue?: string; relativeDate?: string }[];
}

export const printBox = ({ top, bottom, left, right }: Box, fixed = false): string => {
  const sign = fixed ? '$' : '';
  const corner = (row: number, column: number) => `${sign}${columnName(column)}${sign}${row + 1}`;
  const from = corner(top, left);
  const to = corner(bottom - 1, right - 1);
  return from === to && !fixed ? from : `${from}:${to}`;
};

/** Excel's comparison and how many values it takes, by the last part of Google's condition type. */
const COMPARISONS: Record<string, NonNullable<DataValidation['operator']>> = {
  GREATER: 'greaterThan',
  GREATER_THAN_EQ: 'greaterThanOrEqual',
  LESS: 'lessThan',
  LESS_THAN_EQ: 'lessThanOrEqual',
  EQ: 'equal',
  NOT_EQ: 'notEqual',
  BETWEEN: 'between',
  NOT_BETWEEN: 'notBetween',
  AFTER: 'greaterThan',
  BEFORE: 'lessThan',
  ON_OR_AFTER: 'greaterThanOrEqual',
  ON_OR_BEFORE: 'lessThanOrEqual',
};

/** A value of a condition as a formula of Excel: numbers and formulas as they are, text in quotes. */
function operand(text: string, book: Book, tab: Tab, decimalComma: boolean): string {
  if (text.startsWith('=')) return toExcel(text, book, tab, decimalComma);
  const number = Number(decimalComma ? text.replaceAll('.', '').replace(',', '.') : text);
  if (text.trim() !== '' && !Number.isNaN(number)) return String(number);
  return `"${text.replaceAll('"', '""')}"`;
}

/** Excel keeps a list of choices as one text of at most 255 characters, parted by commas. */
const MAX_LIST = 255;

/** Every rule of a tab with the cells it is about. Rules that Excel cannot hold are left out. */
export function toValidations(book: Book, tab: Tab, decimalComma: boolean): DataValidation[] {
  const cells = new Map<Json, Box[]>();
  for (const { row, column, cell } of cellsIn(tab, wholeTab(tab))) {
    if (!cell.validation) continue;
    const boxes = cells.get(cell.validation) ?? [];
    const above = boxes.find((box) => box.left === column && box.bottom === row);
    if (above) above.bottom = row + 1;
    else boxes.push({ top: row, bottom: row + 1, left: column, right: column + 1 });
    cells.set(cell.validation, boxes);
  }
  return [...cells].flatMap(([rule, boxes]) => {
    const made = validation(rule, book, tab, decimalComma);
    return made ? [{ ...made, range: boxes.map((box) => printBox(box)).join(' ') }] : [];
  });
}

function validation(
  rule: Json,
  book: Book,
  tab: Tab,
  decimalComma: boolean,
): Omit<DataValidation, 'range'> | undefined {
  const condition = rule.condition as Condition | undefined;
  if (!condition) return undefined;
  const texts = condition.values?.map(({ userEnteredValue }) => userEnteredValue ?? '') ?? [];
  const message = typeof rule.inputMessage === 'string' ? rule.inputMessage : undefined;
  const common = {
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: rule.strict === true ? ('stop' as const) : ('warning' as const),
    // Excel refuses longer messages: 255 characters.
    ...(message
      ? { showInputMessage: true, inputMessage: message.slice(0, 255), errorMessage: message.slice(0, 225) }
      : {}),
  };
  const formula = (at: number) => operand(texts[at] ?? '', book, tab, decimalComma);
  if (condition.type === 'ONE_OF_LIST') {
    const fits = texts.join(',').length <= MAX_LIST && !texts.some((text) => text.includes(','));
    return fits ? { ...common, type: 'list', values: texts } : undefined;
  }
  if (condition.type === 'BOOLEAN') return { ...common, type: 'list', values: ['TRUE', 'FALSE'] };
  if (condition.type === 'ONE_OF_RANGE')
    return {
      ...common,
      type: 'list',
      formula1: toExcel((texts[0] ?? '').replace(/^=?/, '='), book, tab, decimalComma),
    };
  if (condition.type === 'CUSTOM_FORMULA') return { ...common, type: 'custom', formula1: formula(0) };
  const [, kind = '', comparison = ''] = /^(NUMBER|DATE)_(\w+)$/.exec(condition.type) ?? [];
  const operator = COMPARISONS[comparison];
  if (!operator || texts.length === 0) return undefined;
  if (kind === 'DATE' && !texts.every((text) => text.startsWith('='))) return undefined;
  return {
    ...common,
    type: kind === 'DATE' ? 'date' : 'decimal',
    operator,
    formula1: formula(0),
    ...(texts.length > 1 ? { formula2: formula(1) } : {}),
  };
}

/** One rule of Excel as Google's `DataValidationRule`; undefined for a kind that Google has not. */
export function fromValidation(rule: DataValidation, decimalComma: boolean): Json | undefined {
  const entered = (text: string | undefined): string => {
    const plain = text ?? '';
    if (/^-?[\d.]+$/.test(plain)) return decimalComma ? plain.replace('.', ',') : plain;
    return fromExcel(plain, decimalComma);
  };
  const made = (type: string, texts: string[]): Json => ({
    condition: { type, values: texts.map((userEnteredValue) => ({ userEnteredValue })) },
    ...(rule.inputMessage ? { inputMessage: rule.inputMessage } : {}),
    ...(rule.errorStyle === undefined || rule.errorStyle === 'stop' ? { strict: true } : {}),
    ...(rule.type === 'list' ? { showCustomUi: true } : {}),
  });
  if (rule.type === 'list') {
    if (rule.values) return made('ONE_OF_LIST', rule.values);
    const quoted = /^"(.*)"$/s.exec(rule.formula1 ?? '')?.[1];
    if (quoted !== undefined) return made('ONE_OF_LIST', quoted.split(','));
    return made('ONE_OF_RANGE', [entered(rule.formula1)]);
  }
  if (rule.type === 'custom') return made('CUSTOM_FORMULA', [entered(rule.formula1)]);
  const kind =
    rule.type === 'date' ? 'DATE' : rule.type === 'whole' || rule.type === 'decimal' ? 'NUMBER' : undefined;
  if (!kind) return undefined;
  const operator = rule.operator ?? 'between';
  const name = Object.entries(COMPARISONS).find(
    ([own, excel]) => excel === operator && (kind === 'DATE') === /^(AFTER|BEFORE|ON_)/.test(own),
  )?.[0];
  const type = /etween/.test(operator)
    ? `${kind}_${operator === 'between' ? 'BETWEEN' : 'NOT_BETWEEN'}`
    : name && `${kind}_${name}`;
  if (!type) return undefined;
  return made(type, [entered(rule.formula1), ...(/etween/.test(operator) ? [entered(rule.formula2)] : [])]);
}

/** The conditional formats of a tab; colour scales and conditions that Excel has not are left out. */
export function toRules(book: Book, tab: Tab, decimalComma: boolean): ExcelRule[] {
  const out: ExcelRule[] = [];
  for (const [at, rule] of tab.conditionalFormats.entries()) {
    const condition = rule.booleanRule?.condition;
    const style = toStyle(rule.booleanRule?.format, 'rule');
    if (!condition || !style) continue;
    const range = rule.ranges.map((one) => printBox(boxOf(one, tab))).join(' ');
    const texts = condition.values?.map(({ userEnteredValue }) => userEnteredValue ?? '') ?? [];
    const formulas = texts.map((text) => operand(text, book, tab, decimalComma));
    const common = { priority: at + 1, range, style };
    const first = boxOf(rule.ranges[0]!, tab);
    const corner = `${columnName(first.left)}${first.top + 1}`;
    const comparison = COMPARISONS[/^(?:NUMBER|TEXT)_(\w+)$/.exec(condition.type)?.[1] ?? ''];
    if (condition.type === 'CUSTOM_FORMULA')
      out.push({ ...common, type: 'expression', formula: formulas[0] ?? 'FALSE' });
    else if (condition.type === 'BLANK')
      out.push({ ...common, type: 'expression', formula: `LEN(TRIM(${corner}))=0` });
    else if (condition.type === 'NOT_BLANK')
      out.push({ ...common, type: 'expression', formula: `LEN(TRIM(${corner}))>0` });
    else if (condition.type === 'TEXT_CONTAINS')
      out.push({ ...common, type: 'expression', formula: `NOT(ISERROR(SEARCH(${formulas[0]},${corner})))` });
    else if (condition.type === 'TEXT_NOT_CONTAINS')
      out.push({ ...common, type: 'expression', formula: `ISERROR(SEARCH(${formulas[0]},${corner}))` });
    else if (condition.type === 'TEXT_STARTS_WITH')
      out.push({
        ...common,
        type: 'expression',
        formula: `LEFT(${corner},LEN(${formulas[0]}))=${formulas[0]}`,
      });
    else if (condition.type === 'TEXT_ENDS_WITH')
      out.push({
        ...common,
        type: 'expression',
        formula: `RIGHT(${corner},LEN(${formulas[0]}))=${formulas[0]}`,
      });
    else if (comparison && formulas.length > 0)
      out.push({ ...common, type: 'cellIs', operator: comparison, formula: formulas });
  }
  return out;
}

/** One conditional format of Excel; undefined for a kind that is left out. */
export function fromRule(
  rule: ExcelRule,
  ranges: ConditionalRule['ranges'],
  decimalComma: boolean,
): ConditionalRule | undefined {
  const format = fromStyle(rule.style, 'rule');
  if (!format) return undefined;
  const formulas = [rule.formula ?? []].flat();
  const made = (type: string, texts: string[]): ConditionalRule => ({
    ranges,
    booleanRule: {
      condition: {
        type,
        ...(texts.length > 0 ? { values: texts.map((userEnteredValue) => ({ userEnteredValue })) } : {}),
      },
      format,
    },
  });
  if (rule.type === 'expression' && formulas[0])
    return made('CUSTOM_FORMULA', [fromExcel(formulas[0], decimalComma)]);
  if (rule.type === 'containsText' && rule.text) return made('TEXT_CONTAINS', [rule.text]);
  if (rule.type === 'notContainsText' && rule.text) return made('TEXT_NOT_CONTAINS', [rule.text]);
  if (rule.type === 'containsBlanks') return made('BLANK', []);
  if (rule.type === 'notContainsBlanks') return made('NOT_BLANK', []);
  if (rule.type !== 'cellIs' || formulas.length === 0) return undefined;
  const name = Object.entries(COMPARISONS).find(([, excel]) => excel === (rule.operator ?? 'equal'))?.[0];
  const text = /^"(.*)"$/s.exec(formulas[0]!)?.[1];
  if (text !== undefined && name === 'EQ') return made('TEXT_EQ', [text.replaceAll('""', '"')]);
  const entered = formulas.map((one) =>
    /^-?[\d.]+$/.test(one) ? (decimalComma ? one.replace('.', ',') : one) : fromExcel(one, decimalComma),
  );
  return made(`NUMBER_${name}`, entered);
}

/** A defined name's or rule's target on a tab. */
export const onTab = (tab: Tab, box: Box): string => `${quoteTitle(tab.title)}!${printBox(box, true)}`;
