/** What somebody confirmed of a spreadsheet: which heading is which column of the form. */
import * as z from 'zod';
import { MachineName } from '../template/primitives.ts';

const TabMapping = z.strictObject({
  /** Heading as found, by column of the form; null for a column that the sheet does not have. */
  columns: z.record(MachineName, z.string().min(1).nullable()),
  /** Column by which rows are told apart, where it is not the form's own. */
  key: MachineName.optional(),
  /** Of a form with fixed rows told apart by another column: what stands in the sheet, by the form's own key. */
  rows: z.record(z.string(), z.string().min(1)).optional(),
  headerRows: z.int().min(1).max(10),
});

export const MappingSchema = z.strictObject({
  /** `pengukuran-balita@1` */
  template: z.string().regex(/^[a-z0-9][a-z0-9-]*@\d+$/, 'write NAME@VERSION'),
  /** By tab of the form; tabs that are not named are not in the sheet. */
  tabs: z
    .record(MachineName, TabMapping)
    .refine((tabs) => Object.keys(tabs).length > 0, 'name one tab at least'),
});

export type Mapping = z.infer<typeof MappingSchema>;
export type TabMapping = z.infer<typeof TabMapping>;
