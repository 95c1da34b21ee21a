/** A total equals the sum of its parts: boys and girls, quarters of a year, villages of each status. */
import type { RuleOf } from '../template/rule-schema.ts';
import { same } from './compare.ts';
import { CELL, type IndexOf, type RowCheck } from './row.ts';

export function sum(rule: RuleOf<'sum'>, indexOf: IndexOf): RowCheck {
  const { column, parts, blankAsZero, tolerance } = rule;
  const totalAt = indexOf(column);
  const at = parts.map(indexOf);
  const columns = [column, ...parts];
  return ({ numbers, states }, report) => {
    const value = numbers[totalAt] as number;
    if (Number.isNaN(value)) return;
    let computed = 0;
    let blanks = 0;
    for (const part of at) {
      if (states[part] === CELL.blank) blanks++;
      else computed += numbers[part] as number;
    }
    // Where nothing is filled in yet there is nothing to add up, and what cannot be read makes the sum NaN.
    if (blanks === at.length || (blanks > 0 && !blankAsZero) || Number.isNaN(computed)) return;
    if (!same(value, computed, tolerance)) report('sum', columns, { value, computed, parts });
  };
}
