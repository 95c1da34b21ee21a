/**
 * Checks that only show across spreadsheets, as a template asks for them. Each `check` is a file of the same name in
 * `core/across/`, which says how its thresholds are used. Their problems are warnings unless anyone says otherwise:
 * two figures that contradict each other do not say which of them is wrong.
 */
import * as z from 'zod';
import { SeveritySchema } from '../checks/severity.ts';
import { MachineName } from './primitives.ts';

const across = <Name extends string, Parts extends z.ZodRawShape>(name: Name, parts: Parts) =>
  z.strictObject({ check: z.literal(name), ...parts, severity: SeveritySchema.optional() });

const Columns = z.array(MachineName).min(1);

export const AcrossSchema = z.discriminatedUnion('check', [
  /** A column of NIK or KK. */
  across('same-identity', { column: MachineName }),
  across('parent-sum', {
    columns: Columns,
    /** Largest difference that passes, in the unit of the column. */
    tolerance: z.number().min(0).default(0),
  }),
  across('jump', {
    columns: Columns,
    /** So many times as much, or as little, as the period before. */
    factor: z.number().min(1.1).default(3),
    /** Figures that are both smaller are not compared. */
    least: z.number().min(1).default(20),
  }),
  across('outlier', {
    numerator: MachineName,
    denominator: MachineName,
    /** Shares of fewer are not compared. */
    least: z.number().min(1).default(20),
    /** Fewer units do not say what is usual. */
    units: z.int().min(5).default(7),
    /** Modified z-score above which a share stands out. */
    score: z.number().min(2).default(3.5),
    /** Smaller differences from the median, as a share, are of no interest. */
    difference: z.number().min(0).max(1).default(0.2),
    /** Rows with figures in certain months only (1–12), such as vitamin A in February and August. */
    seasonal: z
      .array(
        z.strictObject({
          rows: z.array(z.string().min(1)).min(1),
          months: z.array(z.int().min(1).max(12)).min(1),
        }),
      )
      .default([]),
  }),
  across('copied', {
    columns: Columns,
    /** So many cells that are filled and not zero must agree. */
    least: z.int().min(4).default(10),
    /** And so large a share of those that both forms have. */
    share: z.number().min(0.5).max(1).default(0.8),
  }),
]);

export type Across = z.infer<typeof AcrossSchema>;
export type AcrossCheck<Name extends Across['check']> = Extract<Across, { check: Name }>;
