/** What messages of a queue carry: it may be older or newer than what reads it. */
import * as z from 'zod';
import type { Work } from '../ports/queue.ts';

const WorkSchema = z.discriminatedUnion('job', [
  z.strictObject({ job: z.literal('check'), spreadsheetId: z.string().min(1) }),
  z.strictObject({ job: z.literal('deliver'), mailId: z.string().min(1) }),
  z.strictObject({ job: z.literal('poll') }),
]) satisfies z.ZodType<Work>;

/** Undefined where it is no work that is known here: it belongs to the dead letters. */
export const knownWork = (message: unknown): Work | undefined => WorkSchema.safeParse(message).data;
