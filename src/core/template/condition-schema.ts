/** When a row rule applies: a test of one cell, or several joined. Data, so that no expression is ever evaluated. */
import * as z from 'zod';
import { IsoDay, MachineName } from './primitives.ts';

/** What a cell is compared with: a figure, or a day in a column of dates. */
const Bound = z.union([z.number(), IsoDay], { error: 'write a number, or a day such as 2025-08-17' });
export type Bound = z.infer<typeof Bound>;

/** A choice or text, a mark of the column's alphabet, a figure, or a day. */
const Value = z.union([z.string().min(1).max(200), z.number()], {
  error: 'write text in quotes or a number',
});
export type Value = z.infer<typeof Value>;

const TESTS = [
  z.strictObject({ column: MachineName, is: z.enum(['filled', 'blank']) }),
  z.strictObject({ column: MachineName, equals: Value }),
  z.strictObject({ column: MachineName, oneOf: z.array(Value).min(1).max(50) }),
  z.strictObject({ column: MachineName, atLeast: Bound }),
  z.strictObject({ column: MachineName, atMost: Bound }),
  z.strictObject({ column: MachineName, above: Bound }),
  z.strictObject({ column: MachineName, below: Bound }),
] as const;

/** A test of one cell. */
export type CellTest = z.infer<(typeof TESTS)[number]>;

export type Condition = CellTest | { all: Condition[] } | { any: Condition[] } | { not: Condition };

/** Deeper nesting is refused: nobody could read it. */
const DEEPEST = 4;

const FORMS =
  'write one test such as { "column": "status", "equals": "KEK" } (is, equals, oneOf, atLeast, atMost, above, below), ' +
  `or join several by all, any or not, at most ${DEEPEST} deep`;

function conditionOf(depth: number): z.ZodType<Condition> {
  if (depth === 1) return z.union(TESTS, { error: FORMS });
  const inner = conditionOf(depth - 1);
  const several = z.array(inner).min(1).max(20);
  return z.union(
    [
      ...TESTS,
      z.strictObject({ all: several }),
      z.strictObject({ any: several }),
      z.strictObject({ not: inner }),
    ],
    { error: FORMS },
  );
}

export const ConditionSchema = conditionOf(DEEPEST);
