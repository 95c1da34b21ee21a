/**
 * What a form looks like. A template is one JSON file in `sheets-templates/`; this schema is the whole of its
 * grammar. Column constraints carry the names of the Frictionless Table Schema.
 */
import * as z from 'zod';
import { REGION_LEVELS } from '../cells/region.ts';
import { SeveritiesSchema } from '../checks/severity.ts';
import { VILLAGE_MEASURES } from '../form-measures/form-measure.ts';
import { AcrossSchema } from './across-schema.ts';
import { MeasureSchema } from './measure-schema.ts';
import { IsoDay, Label, MachineName, Texts } from './primitives.ts';
import { RuleSchema } from './rule-schema.ts';

const Constraints = z.strictObject({
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  /** First and last day allowed in a column of dates, months or quarters; Table Schema's bounds of a date. */
  earliest: IsoDay.optional(),
  latest: IsoDay.optional(),
  enum: z.array(z.string().min(1)).min(1).optional(),
  /** Matched against the whole text, as Table Schema says. At most 200 characters. */
  pattern: z.string().max(200).optional(),
});

const COLUMN_TYPES = [
  'string',
  'integer',
  'number',
  'percent',
  'date',
  'yearmonth',
  'quarter',
  'mark',
] as const;

const TEXT_FORMATS = ['email', 'uri', 'phone', 'time', 'nik', 'kk', 'kemendagri', 'bps'] as const;

export const ColumnSchema = z.strictObject({
  name: MachineName,
  label: Label,
  /**
   * Table Schema's types, and three of ours: `percent` is a share (0.3081 is shown as 30,81 %), `quarter` a triwulan,
   * `mark` a service received or not.
   */
  type: z.enum(COLUMN_TYPES),
  /** What a text stands for. `email` and `uri` are Table Schema's, `time` is a time of day; codes of regions are those of their system. */
  format: z.enum(TEXT_FORMATS).optional(),
  /**
   * About a person who is served: what was typed is never shown in a message and never stored. Columns of NIK, KK,
   * phone numbers and e-mail addresses are personal without it.
   */
  personal: z.boolean().optional(),
  /** Units that may stand beside a number: kg, cm, desa, orang, Rp. */
  units: z.array(z.string().trim().min(1).max(20)).min(1).optional(),
  /**
   * The alphabet of a column of marks. X means "no" beside V, and "yes" on other forms: every column names its own.
   * `notApplicable` is said of this service and this person; the column's own `notApplicable` of the whole row.
   */
  marks: z
    .strictObject({
      yes: Texts,
      no: Texts.optional(),
      notYet: Texts.optional(),
      notApplicable: Texts.optional(),
    })
    .optional(),
  /** Level that codes of a region column must have. */
  level: z.enum(REGION_LEVELS).optional(),
  /** A NIK column of children: a newborn may still carry its mother's NIK with one digit more. */
  newborn: z.boolean().optional(),
  /** Hosts that links should lie on, `drive.google.com`, or under, `go.id`. */
  hosts: z.array(z.string().min(1).max(100)).min(1).optional(),
  /**
   * A share that the unit whose code is the row's key came to in its own report: where the cell is left blank, measures
   * of this tab take it from there.
   */
  reported: z.enum(VILLAGE_MEASURES).optional(),
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
  /** Severities by problem code, where this column's differ from the template's. */
  severities: SeveritiesSchema.optional(),
});

const FixedRow = z.strictObject({
  /** Cell values by column name; the key column must be among them. */
  cells: z.record(
    MachineName,
    z.union([z.string(), z.number()], { error: 'write text in quotes or a number' }),
  ),
  /**
   * The row's key in the form itself, where an adopted table tells its rows apart by another column: figures are kept
   * and compared by it.
   */
  ownKey: z.string().min(1).optional(),
  /** Offices that owe the entries of this row, by column name, where they differ from the column's own `owner`. */
  owners: z.record(MachineName, z.string().min(1)).optional(),
  /** Whether the row's name is the ministry's own. A provisional name may be overwritten by the district. */
  naming: z.enum(['official', 'provisional']).default('official'),
  /** For which direction the indicator improves. */
  better: z.enum(['higher', 'lower']).default('higher'),
  /** Share 0–1 to reach, and who set it. */
  target: z.strictObject({ share: z.number().min(0).max(1), source: z.string().min(1) }).optional(),
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
  /** Rows that the header of an adopted table takes; they are read as one (checks/header-rows.ts). */
  headerRows: z.int().min(2).max(10).optional(),
  /** Column that a district may overwrite where the row's naming is provisional. */
  nameColumn: MachineName.optional(),
  fixedRows: z.array(FixedRow).default([]),
  /** Rows read and checked in an open tab; what stands below is reported, never silently skipped. */
  maxRows: z.int().min(1).max(10_000).default(5_000),
  /** An open tab that may stand without rows: otherwise that is told as a problem, since nothing was checked. */
  mayBeEmpty: z.boolean().default(false),
  /** Rows that a new open tab begins with, headings included; staff add more. */
  startRows: z.int().min(20).max(5_000).default(200),
  rules: z.array(RuleSchema).default([]),
  /** Checks against other spreadsheets. */
  across: z.array(AcrossSchema).default([]),
  /** What counts towards completion: all `values` filled, or a mark for "tidak ada sasaran". */
  completion: z.strictObject({ values: z.array(MachineName).min(1) }).optional(),
  /**
   * Entry columns of text in which staff waive the warnings of a row: why they may stand, and who answers for it.
   * Personal: neither is ever shown in a message or stored.
   */
  waiver: z.strictObject({ reason: MachineName, name: MachineName }).optional(),
});

const Deadline = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  title: Label,
  /** Wall-clock time in the zone given. */
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
  zone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
  source: z.string().min(1).optional(),
});

/** What operators say of their form. */
export const OPERATOR_STATES = ['draft', 'diajukan'] as const;
/** What a verifikator decides on a form that was handed in. */
export const DECISIONS = ['diverifikasi', 'disetujui', 'dikembalikan'] as const;
export const FORM_STATES = [...OPERATOR_STATES, ...DECISIONS] as const;

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
  /** Beside completion. */
  measures: z.array(MeasureSchema).max(10).default([]),
  /** False where nobody hands the spreadsheet in or decides on it: it has neither a form state nor tab Persetujuan. */
  approval: z.literal(false).optional(),
  deadlines: z.array(Deadline).default([]),
  /** Severities by problem code, where this form's differ from the catalogue's. A district may set others. */
  severities: SeveritiesSchema.optional(),
});

export type Template = z.infer<typeof TemplateSchema>;
export type Tab = z.infer<typeof TabSchema>;
export type Column = z.infer<typeof ColumnSchema>;
export type { Label } from './primitives.ts';
export type { Rule } from './rule-schema.ts';
export type OperatorState = (typeof OPERATOR_STATES)[number];
export type Decision = (typeof DECISIONS)[number];
export type FormState = (typeof FORM_STATES)[number];

const NUMERIC: ReadonlySet<Column['type']> = new Set(['integer', 'number', 'percent']);
const DATED: ReadonlySet<Column['type']> = new Set(['date', 'yearmonth', 'quarter']);
const PERSONAL_FORMATS: ReadonlySet<string> = new Set(['nik', 'kk', 'phone', 'email']);

/** Columns whose cells hold figures. */
export const isNumeric = (column: Column): boolean => NUMERIC.has(column.type);
/** Columns whose cells hold a day, or the first day of a month or quarter. */
export const isDated = (column: Column): boolean => DATED.has(column.type);
/** Columns of which no value is ever shown in a message or stored. */
export const isPersonal = (column: Column): boolean =>
  column.personal === true || (column.format !== undefined && PERSONAL_FORMATS.has(column.format));

/** The alphabet of a column of marks as it is offered and told: one text a meaning. Empty for other columns. */
export const alphabetOf = ({ marks }: Column): string[] =>
  Object.values(marks ?? {}).flatMap((texts) => texts?.slice(0, 1) ?? []);
