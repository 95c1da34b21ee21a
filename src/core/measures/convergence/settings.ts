/**
 * Where the official guide contradicts itself or is silent, the district chooses. Each default is stated with its
 * reason; none of them is a public rule.
 */
import * as z from 'zod';

export const ConvergenceSettingsSchema = z.strictObject({
  /** Which formula is shown first; both are always computed. A, because Formulir Bantu 2 counts services. */
  headline: z.enum(['A', 'B']).default('A'),
  /**
   * A child of exactly 18 months stands in no bracket of the weighing rule (">12–<18", ">18–23"): 8 times in 4 quarters
   * as the younger, or 15 times in 6 as the older. The milder one, since the stricter is printed for above 18 only.
   */
  exactly18Months: z.enum(['as-younger', 'as-older']).default('as-younger'),
  /**
   * Formulir 3B asks a home visit of every child, twice a quarter; Formulir 4 only of malnourished and stunted children,
   * each month. Formulir 3B, because it is the form that the percentage is taken from.
   */
  childHomeVisit: z.enum(['every-child', 'malnourished']).default('every-child'),
  /**
   * How often weighing, counselling and parenting class are needed: the quarterly text (5, 8 or 15 times in 2, 4 or 6
   * quarters) or the annual form ("rutin setiap bulan": every month of the quarter). The quarterly one, for a quarter.
   */
  childText: z.enum(['quarterly', 'annual']).default('quarterly'),
  /** Formulir 2B ticks counselling for father and mother apart; programs in use count the mother's column only. */
  parentCounselling: z.enum(['mother', 'either']).default('mother'),
  /** People who die or move away within the quarter. Left out: what they were due can no longer be received here. */
  leavers: z.enum(['left-out', 'counted']).default('left-out'),
  /** A child counts as active in PAUD from this share of its typed months on. 80 %: OM-SPAN's wording; older forms name none. */
  paudAttendance: z.number().min(0).max(1).default(0.8),
  /** A village is counted as converging above this share. 40 %: the one cut-off in official use. */
  threshold: z.number().min(0).max(1).default(0.4),
  /** Villages whose completeness is below this share are not ranked. This project's own. */
  leastCompleteness: z.number().min(0).max(1).default(0.8),
});

export type ConvergenceSettings = z.infer<typeof ConvergenceSettingsSchema>;
export type Formula = ConvergenceSettings['headline'];
