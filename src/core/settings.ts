/** Settings of one district, given to a runtime as configuration. */
import * as z from 'zod';
import { SeveritiesSchema } from './checks/severity.ts';
import { ConvergenceSettingsSchema } from './measures/convergence/settings.ts';
import { RetentionSchema } from './retention.ts';
import { EscalationSchema } from './schedule/escalation.ts';

export const SettingsSchema = z.strictObject({
  /** Code of the unit at the top of what this installation watches. */
  unit: z.string().min(1),
  zone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']).default('Asia/Jakarta'),
  /** Which completion is the headline. */
  headline: z.enum(['filled', 'valid', 'submitted', 'approved']).default('filled'),
  /** Pages and mails say that the entries are made up. */
  demonstration: z.boolean().default(false),
  /** Seconds a spreadsheet must be quiet before it is checked, and the longest it waits. */
  debounceSeconds: z.int().min(0).max(3600).default(60),
  debounceMaxSeconds: z.int().min(0).max(86_400).default(300),
  /** Severities by problem code that this district sets: they win over those of templates. */
  severities: SeveritiesSchema.default({}),
  /** Where the official guide contradicts itself. */
  convergence: ConvergenceSettingsSchema.prefault({}),
  /** How long this installation keeps what it wrote about its own work. */
  retention: RetentionSchema.prefault({}),
  /** Public pages for community information groups (KIM): counts of children measured and stunted, small ones hidden. */
  publication: z
    .strictObject({
      enabled: z.boolean().default(true),
      /** Days after the end of a month of measuring until its figures are released, once and for good. */
      afterDays: z.int().min(0).max(365).default(30),
      /** Where families can ask, as the pages are to print it: an office, a telephone number. */
      contact: z.string().min(1).max(300).optional(),
    })
    .prefault({}),
  /** ISO days on which the district's offices are closed, beside Saturdays, Sundays and holidays. */
  daysOff: z.array(z.iso.date()).default([]),
  /** When deadlines are spoken of, and who is told of others' open work. */
  escalation: EscalationSchema.prefault({}),
  mail: z.strictObject({
    from: z.email(),
    replyTo: z.email().optional(),
    /** Domains of the district's own addresses: a new address elsewhere is asked, and confirmed by another person. */
    domains: z.array(z.string().toLowerCase()).optional(),
  }),
  /** A change of so many officers' addresses takes effect by itself: this many, or this share, whichever is more. */
  register: z
    .strictObject({
      addresses: z.int().min(0).default(5),
      share: z.number().min(0).max(1).default(0.2),
    })
    .prefault({}),
});

export type Settings = z.infer<typeof SettingsSchema>;
