/** What a template asks Pantau to measure beside completion. Each names the tabs that it is taken over. */
import * as z from 'zod';

const TabName = z.string().min(1);

export const MeasureSchema = z.discriminatedUnion('measure', [
  /** Village convergence of every quarter of the form's year, from the cadre's monthly registers. */
  z.strictObject({
    measure: z.literal('convergence-of-months'),
    mothers: TabName,
    children: TabName,
    paud: TabName.optional(),
  }),
  /** Village convergence from the quarter's own form, as typed. */
  z.strictObject({ measure: z.literal('convergence-of-quarter'), mothers: TabName, children: TabName }),
]);

export type MeasureSpec = z.infer<typeof MeasureSchema>;
