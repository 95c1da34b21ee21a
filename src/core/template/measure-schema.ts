/** What a template asks Pantau to measure beside completion. Each names the tabs and columns that it is taken over. */
import * as z from 'zod';
import { AssessmentSchema } from '../measures/assessment.ts';
import { MachineName, Texts } from './primitives.ts';

const Weight = z.number().positive();

export const MeasureSchema = z.discriminatedUnion('measure', [
  /** Village convergence of every quarter of the form's year, from the cadre's monthly registers. */
  z.strictObject({
    measure: z.literal('convergence-of-months'),
    mothers: MachineName,
    children: MachineName,
    paud: MachineName.optional(),
  }),
  /** Village convergence from the quarter's own form, as typed. */
  z.strictObject({
    measure: z.literal('convergence-of-quarter'),
    mothers: MachineName,
    children: MachineName,
    /** Formulir 4 as printed: counts of people, and what was received of each service. */
    report: z.strictObject({ people: MachineName, services: MachineName }).optional(),
  }),
  /** Prevalence of a form of measurements. Its columns are those of the tab's rule `growth`. */
  z.strictObject({ measure: z.literal('growth'), tab: MachineName }),
  /** Total and bands of an assessment; weight and maximum of each item stand in the tab's fixed rows. */
  z.strictObject({
    measure: z.literal('assessment'),
    tab: MachineName,
    score: MachineName,
    weight: MachineName,
    maximum: MachineName,
    /** Where the assessor writes a band. */
    band: MachineName.optional(),
    scale: AssessmentSchema.shape.scale,
    bands: AssessmentSchema.shape.bands,
  }),
  /** Villages ranked by weighted criteria, and the ranks that were published. */
  z.strictObject({
    measure: z.literal('competition'),
    tab: MachineName,
    criteria: z.array(z.strictObject({ column: MachineName, weight: Weight, maximum: Weight })).min(1),
    /** Total of a village with every maximum. */
    scale: AssessmentSchema.shape.scale,
    rank: MachineName.optional(),
    /** Completeness of the village's own reports: below the district's least share it is not ranked. */
    completeness: MachineName.optional(),
  }),
  /** Priority villages of the year to come, and how needy each village is by the district's own weights. */
  z.strictObject({
    measure: z.literal('lokus'),
    tab: MachineName,
    chosen: MachineName,
    chosenYes: Texts.default(['Ya']),
    targetYear: MachineName,
    /** Columns of shares. */
    criteria: z
      .array(z.strictObject({ column: MachineName, weight: Weight, better: z.enum(['higher', 'lower']) }))
      .default([]),
  }),
]);

export type MeasureSpec = z.infer<typeof MeasureSchema>;
export type MeasureOf<Name extends MeasureSpec['measure']> = Extract<MeasureSpec, { measure: Name }>;
