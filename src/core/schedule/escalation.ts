/** When a deadline is spoken of, and to whom besides those who fill the form: the district's own table. */
import * as z from 'zod';
import type { Role } from '../units.ts';

/** Told of others' open work, in the order in which they come in. */
export const SUPERIORS = ['pimpinan', 'koordinator', 'sekda'] as const satisfies readonly Role[];
export type Superior = (typeof SUPERIORS)[number];

/** Days before the deadline from which on a role is told; -1: once it has passed; null: never. */
const From = z.int().min(-1).max(365).nullable();

/** Defaults are those of this project; no public rule was found. */
export const EscalationSchema = z.strictObject({
  /** Calendar days before the deadline on which it is spoken of. */
  stages: z.array(z.int().min(0).max(365)).min(1).max(20).default([30, 14, 7, 3, 1, 0]),
  /** After the deadline: every so many working days, */
  afterEvery: z.int().min(1).max(30).default(3),
  /** and so often; what nobody does in six weeks, mails do not bring about. */
  afterTimes: z.int().min(0).max(60).default(10),
  pimpinan: From.default(7),
  koordinator: From.default(3),
  sekda: From.default(-1),
});
export type Escalation = z.infer<typeof EscalationSchema>;

/** @param daysBefore of the stage; below 0 after the deadline. */
export function superiorsAt(daysBefore: number, escalation: Escalation): Superior[] {
  return SUPERIORS.filter((role) => {
    const from = escalation[role];
    return from !== null && daysBefore <= from;
  });
}
