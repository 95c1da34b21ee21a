/** The smallest parts of a template: names, labels, days. */
import * as z from 'zod';

/** Names that stand in stores, keys and named ranges: lower case, digits, underscore. */
export const MachineName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'lower-case letters, digits and _ only, letter first, 40 at most');

export const Label = z.strictObject({ id: z.string().min(1), en: z.string().min(1) });
export type Label = z.infer<typeof Label>;

export const IsoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write a day such as 2025-08-17');

/** Texts compared without regard to case and outer spaces. */
export const Texts = z.array(z.string().trim().min(1).max(40)).min(1);
