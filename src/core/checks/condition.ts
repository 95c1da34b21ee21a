/**
 * Conditions compiled to closures. A cell that is blank, or cannot be read, is neither equal to anything nor unequal,
 * neither above nor below: what is not known stays unknown through all, any and not, as in SQL, and a rule acts only
 * on what is known to be true.
 */
import { serialOfIso } from '../cells/calendar.ts';
import { plainWord } from '../cells/text.ts';
import type { Bound, CellTest, Condition, Value } from '../template/condition-schema.ts';
import { type Column, isDated, isNumeric } from '../template/schema.ts';
import { marksOf } from './cell/mark.ts';
import { CELL, type ColumnOf, type IndexOf, type RowAtHand, type RowCells } from './row.ts';

export type Truth = boolean | undefined;

/** Whether the row at hand meets the condition; undefined where that is not known. */
export type RowCondition = (cells: RowCells, row: RowAtHand) => Truth;

export function compileCondition(condition: Condition, indexOf: IndexOf, columnOf: ColumnOf): RowCondition {
  const compile = (part: Condition) => compileCondition(part, indexOf, columnOf);
  if ('all' in condition) return joined(condition.all.map(compile), false);
  if ('any' in condition) return joined(condition.any.map(compile), true);
  if ('not' in condition) {
    const part = compile(condition.not);
    return (cells, row) => {
      const truth = part(cells, row);
      return truth === undefined ? undefined : !truth;
    };
  }
  return compileTest(condition, indexOf(condition.column), columnOf(condition.column));
}

/** Names of the columns that a condition looks at, each once. */
export function columnsOf(condition: Condition): string[] {
  if ('column' in condition) return [condition.column];
  if ('not' in condition) return columnsOf(condition.not);
  const parts = 'all' in condition ? condition.all : condition.any;
  return [...new Set(parts.flatMap(columnsOf))];
}

/** `decisive` settles the whole: true for any, false for all. */
function joined(parts: readonly RowCondition[], decisive: boolean): RowCondition {
  return (cells, row) => {
    let truth: Truth = !decisive;
    for (const part of parts) {
      const one = part(cells, row);
      if (one === decisive) return decisive;
      if (one === undefined) truth = undefined;
    }
    return truth;
  };
}

function compileTest(test: CellTest, at: number, column: Column): RowCondition {
  if ('is' in test) {
    const blank = test.is === 'blank';
    return ({ states }) => (states[at] === CELL.blank) === blank;
  }
  if ('equals' in test) return isOneOf([test.equals], at, column);
  if ('oneOf' in test) return isOneOf(test.oneOf, at, column);
  if ('atLeast' in test) {
    const bound = numberOf(test.atLeast, column);
    return onNumber(at, (value) => value >= bound);
  }
  if ('atMost' in test) {
    const bound = numberOf(test.atMost, column);
    return onNumber(at, (value) => value <= bound);
  }
  if ('above' in test) {
    const bound = numberOf(test.above, column);
    return onNumber(at, (value) => value > bound);
  }
  const bound = numberOf(test.below, column);
  return onNumber(at, (value) => value < bound);
}

function onNumber(at: number, holds: (value: number) => boolean): RowCondition {
  return ({ numbers }) => {
    const value = numbers[at] as number;
    return Number.isNaN(value) ? undefined : holds(value);
  };
}

function isOneOf(values: readonly Value[], at: number, column: Column): RowCondition {
  if (column.type !== 'string') {
    const wanted = new Set(values.map((value) => numberOf(value, column)));
    return onNumber(at, (value) => wanted.has(value));
  }
  const wanted = new Set(values.map((value) => plainWord(String(value))));
  return ({ states }, row) => {
    const text = states[at] === CELL.value ? row.text(at) : '';
    return text === '' ? undefined : wanted.has(plainWord(text));
  };
}

/** What a cell of the column holds where it means `value`; see `RowCells.numbers`. */
function numberOf(value: Bound | Value, column: Column): number {
  const number = comparable(value, column);
  // Templates with such a value are refused: a fault of ours, and a loud one.
  if (number === undefined)
    throw new Error(`"${value}" is nothing that column "${column.name}" of type ${column.type} can hold`);
  return number;
}

/** The number that cells of a column of figures, days or marks hold for `value`; undefined where they never can. */
export function comparable(value: Bound | Value, column: Column): number | undefined {
  if (column.type === 'mark') return marksOf(column).get(plainWord(String(value)));
  if (isNumeric(column)) return typeof value === 'number' ? value : undefined;
  if (isDated(column)) return typeof value === 'string' ? serialOfIso(value) : undefined;
  return undefined;
}
