/** The row rules that a template can set. Each `rule` is a file of the same name in `core/checks/`. */
import * as z from 'zod';
import { SeveritySchema } from '../checks/severity.ts';
import { INDICES } from '../measures/growth/indices.ts';
import { ConditionSchema } from './condition-schema.ts';
import { MachineName, Texts } from './primitives.ts';

/** What every rule has: its name, and how severe its problems are where that differs from the catalogue. */
const rule = <Name extends string, Parts extends z.ZodRawShape>(name: Name, parts: Parts) =>
  z.strictObject({ rule: z.literal(name), ...parts, severity: SeveritySchema.optional() });

/** What one figure must be beside another. `not-above` is a rule of its own, since nearly every form has it. */
export const RELATIONS = ['below', 'not-below', 'above', 'equal', 'different'] as const;
export type Relation = (typeof RELATIONS)[number];

export const RuleSchema = z.discriminatedUnion('rule', [
  rule('not-above', { column: MachineName, limit: MachineName }),
  rule('compare', { column: MachineName, is: z.enum(RELATIONS), to: MachineName }),
  rule('sum', {
    /** Holds the total of `parts`. */
    column: MachineName,
    parts: z.array(MachineName).min(2).max(40),
    /** A blank part counts as 0. Otherwise the rule waits until all are filled. */
    blankAsZero: z.boolean().default(false),
    /** Largest difference that passes, in the columns' own unit. */
    tolerance: z.number().min(0).default(0),
  }),
  rule('percentage', {
    column: MachineName,
    numerator: MachineName,
    denominator: MachineName,
    /** Largest difference that passes, as a share: 0.005 is half a percentage point. */
    tolerance: z.number().min(0).max(1).default(0.005),
  }),
  rule('attainable', { column: MachineName, denominator: MachineName }),
  rule('zero-target', { numerator: MachineName, denominator: MachineName }),
  rule('date-order', {
    /** Columns of days, months or quarters in the order in which they must come. */
    columns: z.array(MachineName).min(2).max(10),
    /** The same day is no order. */
    strict: z.boolean().default(false),
  }),
  rule('exclusive', {
    columns: z.array(MachineName).min(2).max(20),
    /** What says "yes" in columns of text; columns of marks have their own alphabet. */
    yes: Texts.optional(),
    /** None is as wrong as two, once all of them are filled. */
    exactly: z.boolean().default(false),
  }),
  rule('required-when', { column: MachineName, when: ConditionSchema }),
  rule('identity-birth', { nik: MachineName, birth: MachineName, sex: MachineName.optional() }),
  rule('growth', {
    /** Tells one child from another; without it every row counts as a child of its own. */
    child: MachineName.optional(),
    sex: MachineName,
    birth: MachineName,
    measured: MachineName,
    /** kg. */
    weight: MachineName,
    /** Length or height, cm. */
    length: MachineName,
    /** How length was measured, and what says so. */
    position: MachineName.optional(),
    lying: Texts.default(['Telentang']),
    standing: Texts.default(['Berdiri']),
    oedema: MachineName.optional(),
    oedemaYes: Texts.default(['Ya']),
    /** Columns in which staff type z-scores and classes of their own, by index. */
    zScores: z.partialRecord(z.enum(INDICES), MachineName).default({}),
    classes: z.partialRecord(z.enum(INDICES), MachineName).default({}),
  }),
]);
export type Rule = z.infer<typeof RuleSchema>;
export type RuleOf<Name extends Rule['rule']> = Extract<Rule, { rule: Name }>;
