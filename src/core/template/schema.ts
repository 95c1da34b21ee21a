/**
 * What a form looks like. A template is one JSON file in `sheets-templates/`; this schema is the whole of its
 * grammar. Column constraints carry the names of the Frictionless Table Schema.
 */
import * as z from 'zod';

/** Names that stand in stores, keys and named ranges: lower case, digits, underscore. */
const MachineName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'lower-case letters, digits and _ only, letter first, 40 at most');

const Label = z.strictObject({ id: z.string().min(1), en: z.string().min(1) });

const Constraints = z.strictObject({
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  enum: z.array(z.string().min(1)).min(1).optional(),
  /** Matched against the whole text, as Table Schema says. At most 200 characters. */
  pattern: z.string().max(200).optional(),
});

export const ColumnSchema = z.strictObject({
  name: MachineName,
  label: Label,
  /** `percent` is a share: 0.3081 is shown as 30,81 %. */
  type: z.enum(['string', 'integer', 'number', 'percent']),
  /** Staff fill this column. All other columns are written when the sheet is made and protected. */
  entry: z.boolean().default(false),
  constraints: Constraints.default({}),
  /** Office that owes the entry, when it is not the unit itself. */
  owner: z.string().min(1).optional(),
  /** Shown as a note on the header cell. */
  help: Label.optional(),
  /** Pixels. */
  width: z.int().min(20).max(800).default(100),
  /** Texts (compared without regard to case and outer spaces) that mean "tidak ada sasaran" in this column. */
  notApplicable: z.array(z.string().min(1)).optional(),
});

/** A row rule. Each `rule` is a file of the same name in `core/checks/`. */
export const RuleSchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('not-above'), column: MachineName, limit: MachineName }),
  z.strictObject({
    rule: z.literal('percentage'),
    column: MachineName,
    numerator: MachineName,
    denominator: MachineName,
    /** Largest difference that passes, as a share: 0.005 is half a percentage point. */
    tolerance: z.number().min(0).max(1).default(0.005),
  }),
  z.strictObject({ rule: z.literal('zero-target'), numerator: MachineName, denominator: MachineName }),
]);

const FixedRow = z.strictObject({
  /** Cell values by column name; the key column must be among them. */
  cells: z.record(MachineName, z.union([z.string(), z.number()])),
  /** Whether the row's name is the ministry's own. A provisional name may be overwritten by the district. */
  naming: z.enum(['official', 'provisional']).default('official'),
  /** For which direction the indicator improves. */
  better: z.enum(['higher', 'lower']).default('higher'),
  source: z.string().min(1).optional(),
});

export const TabSchema = z.strictObject({
  name: MachineName,
  title: Label,
  /** `fixed`: the rows below are all there are. `open`: staff add rows. */
  rows: z.enum(['fixed', 'open']),
  /** Column whose text tells one row from another. */
  key: MachineName,
  columns: z.array(ColumnSchema).min(1).max(60),
  /** Column that a district may overwrite where the row's naming is provisional. */
  nameColumn: MachineName.optional(),
  fixedRows: z.array(FixedRow).default([]),
  /** Rows read and checked in an open tab; what stands below is reported, never silently skipped. */
  maxRows: z.int().min(1).max(10_000).default(5_000),
  rules: z.array(RuleSchema).default([]),
  /** What counts towards completion: all `values` filled, or a mark for "tidak ada sasaran". */
  completion: z.strictObject({ values: z.array(MachineName).min(1) }).optional(),
});

const Deadline = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  title: Label,
  /** Wall-clock time in the zone given. */
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
  zone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
  source: z.string().min(1).optional(),
});

export const FORM_STATES = ['draft', 'diajukan', 'diverifikasi', 'disetujui', 'dikembalikan'] as const;

export const TemplateSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/),
  version: z.int().min(1),
  scheme: z.string().min(1),
  year: z.int().min(2018).max(2100),
  title: Label,
  source: z.string().min(1),
  /** One paragraph for the legend tab: how to fill the form. */
  legend: z.array(Label).default([]),
  tabs: z.array(TabSchema).min(1).max(20),
  deadlines: z.array(Deadline).default([]),
});

export type Template = z.infer<typeof TemplateSchema>;
export type Tab = z.infer<typeof TabSchema>;
export type Column = z.infer<typeof ColumnSchema>;
export type Rule = z.infer<typeof RuleSchema>;
export type TemplateDeadline = z.infer<typeof Deadline>;
export type Label = z.infer<typeof Label>;
export type FormState = (typeof FORM_STATES)[number];
