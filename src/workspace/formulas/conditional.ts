/** Conditional formats: which rule colours which cell. */

import { cellAt } from '../book/cells.ts';
import type { Book, Box, Cell, ConditionalRule, GridRange, Json, Tab } from '../book/model.ts';
import { boxOf, intersection, isEmptyBox } from '../book/ranges.ts';
import { plainTest } from '../cells/condition.ts';
import { localeOf } from '../cells/locale.ts';
import { type Effective, isError, shown } from '../cells/render.ts';
import { extentsOf, inputs, serialNow } from './calculator.ts';
import { Engine, type SheetInput, UNREADABLE, WIDTH } from './engine.ts';
import { copied } from './references.ts';
import { translate } from './translate.ts';

/** Formats laid over cells by rules. */
export interface FormatLayer {
  at(row: number, column: number): Json | undefined;
}

type Holds = (row: number, column: number) => boolean;
type ValueOf = (row: number, column: number, cell: Cell) => Effective;

const NOTHING: FormatLayer = { at: () => undefined };

/** Evaluates the boolean rules of a tab over a box. The first rule that holds wins for each property it sets. */
export function conditionalLayer(book: Book, tab: Tab, box: Box, read: ValueOf, now: number): FormatLayer {
  const rules = tab.conditionalFormats.filter((rule) => rule.booleanRule?.format);
  if (rules.length === 0) return NOTHING;
  const custom = rules.filter((rule) => rule.booleanRule!.condition.type === 'CUSTOM_FORMULA');
  const verdicts =
    custom.length > 0 ? customVerdicts(book, tab, box, custom, now) : new Map<ConditionalRule, Set<number>>();
  const tests = rules.map((rule): { ranges: Box[]; holds: Holds; format: Json } => ({
    ranges: rule.ranges.map((range) => boxOf(range, tab)),
    holds: verdicts.has(rule)
      ? (row, column) => verdicts.get(rule)!.has(row * WIDTH + column)
      : plainCondition(book, tab, rule, read, now),
    format: rule.booleanRule!.format!,
  }));
  return {
    at(row, column) {
      let out: Json | undefined;
      for (const { ranges, holds, format } of tests) {
        const inside = ranges.some(
          (r) => row >= r.top && row < r.bottom && column >= r.left && column < r.right,
        );
        if (inside && holds(row, column)) out = { ...format, ...out };
      }
      return out;
    },
  };
}

const topLeft = (ranges: GridRange[]): { row: number; column: number } => ({
  row: Math.min(...ranges.map((range) => range.startRowIndex ?? 0)),
  column: Math.min(...ranges.map((range) => range.startColumnIndex ?? 0)),
});

/**
 * Custom formulas, relative to the top left of their ranges, are computed in sheets of their own, one a rule, in the
 * cell's own place, so that `ROW()` is right.
 */
function customVerdicts(book: Book, tab: Tab, box: Box, rules: ConditionalRule[], now: number) {
  const decimalComma = localeOf(book.locale).decimal === ',';
  const { sheets } = inputs(book, now);
  const extents = extentsOf(book);
  const moment = () => serialNow(now, book.timeZone);
  const placed = rules.map((rule) => {
    const formula = rule.booleanRule!.condition.values?.[0]?.userEnteredValue ?? '';
    const origin = topLeft(rule.ranges);
    const sheet: SheetInput = new Map();
    for (const range of rule.ranges) {
      const area = intersection(boxOf(range, tab), { ...box, bottom: Math.min(box.bottom, tab.rows.length) });
      if (isEmptyBox(area)) continue;
      for (let row = area.top; row < area.bottom; row++) {
        for (
          let column = area.left;
          column < Math.min(area.right, tab.rows[row]?.length ?? 0, WIDTH);
          column++
        ) {
          const own = copied(formula, decimalComma, row - origin.row, column - origin.column);
          const { text } = translate(own, {
            book,
            tab,
            row,
            extents,
            decimalComma,
            now: moment,
          });
          sheet.set(row * WIDTH + column, text ?? UNREADABLE);
        }
      }
    }
    return sheet;
  });
  const engine = new Engine();
  try {
    engine.load([...sheets, ...placed]);
    return new Map(
      rules.map((rule, at) => {
        const holding = new Set<number>();
        for (const key of placed[at]!.keys()) {
          const value = engine.value(sheets.length + at, Math.floor(key / WIDTH), key % WIDTH);
          if (value === true || (typeof value === 'number' && value !== 0)) holding.add(key);
        }
        return [rule, holding] as const;
      }),
    );
  } finally {
    engine.close();
  }
}

/** Conditions that look at the cell's own value only. Others never hold. */
function plainCondition(book: Book, tab: Tab, rule: ConditionalRule, read: ValueOf, now: number): Holds {
  const locale = localeOf(book.locale);
  const today = serialNow(now, book.timeZone);
  const test = plainTest(rule.booleanRule!.condition, { locale: book.locale, today });
  if (!test) return () => false;
  return (row, column) => {
    const cell = cellAt(tab, row, column);
    const value = cell && (cell.v !== undefined || cell.f !== undefined) ? read(row, column, cell) : '';
    return !isError(value) && test({ value, shown: shown(value, cell, locale) });
  };
}
