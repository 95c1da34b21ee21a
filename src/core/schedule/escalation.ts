/** When a deadline is spoken of, and to whom besides those who fill the form: the district's own table. */
import * as z from 'zod';
import type { Role } from '../units.ts';

/** Told of others' open work, in the order in which they come in. */
export const SUPERIORS = ['pimpinan', 'koordinator', 'sekda'] as const satisfies readonly Role[];
export type Superior = (typeof SUPERIORS)[number];

/** Days before the deadline from which on a role is told; -1: once it has passed; null: never. */
const From = z.int().min(-1).max(365).nullable();

/** The table of an installation whose Register has none. Defaults are those of this project; no public rule was found. */
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

/** One line of the table. */
export interface EscalationStep {
  /** Calendar days before the deadline; below 0: working days after it. */
  daysBefore: number;
  /** Besides those who fill the form. */
  told: Superior[];
}

/** By time: the first stage first. No two steps are of the same day. */
export type Escalation = readonly EscalationStep[];

/** The steps of a Register in force; of the settings where it has none. */
export function escalationOf(
  settings: z.infer<typeof EscalationSchema>,
  ofRegister: Escalation | undefined,
): Escalation {
  if (ofRegister !== undefined && ofRegister.length > 0) return ofRegister;
  const { stages, afterEvery, afterTimes } = settings;
  const after = Array.from({ length: afterTimes }, (_, index) => -afterEvery * (index + 1));
  return inOrder(
    [...new Set([...stages, ...after])].map((daysBefore) => ({
      daysBefore,
      told: SUPERIORS.filter((role) => {
        const from = settings[role];
        return from !== null && daysBefore <= from;
      }),
    })),
  );
}

/** As time brings them. */
export const inOrder = (steps: readonly EscalationStep[]): EscalationStep[] =>
  steps.toSorted((a, b) => b.daysBefore - a.daysBefore);

/** Who is told of others' open work at the stage of that day. */
export const superiorsAt = (daysBefore: number, escalation: Escalation): readonly Superior[] =>
  escalation.find((step) => step.daysBefore === daysBefore)?.told ?? [];

/** `H-7` in staff's own shorthand; `H` is the day itself, `H+3` the third working day after it. */
export function stageText(daysBefore: number): string {
  if (daysBefore === 0) return 'H';
  return daysBefore > 0 ? `H-${daysBefore}` : `H+${-daysBefore}`;
}

/** The days that `stageText` wrote, however its letter is written; undefined for any other text. A year at most. */
export function readStageText(text: string): number | undefined {
  const found = /^h(?:([-+])([1-9]\d{0,2}))?$/i.exec(text);
  const days = Number(found?.[2] ?? 0);
  if (found === null || days > 365) return undefined;
  return found[1] === '+' ? -days : days;
}
