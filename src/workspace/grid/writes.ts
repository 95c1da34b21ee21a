/** What the page says was typed, checked before anything is done with it. */
import * as z from 'zod';
import type { Write } from './client/types.ts';

/** Cells of one paste. */
const MAX_CELLS = 200_000;

const Writes = z
  .array(
    z.object({
      row: z.int().min(0).max(10_000_000),
      column: z.int().min(0).max(18_277),
      values: z.array(z.array(z.string().max(50_001).nullable())).min(1),
    }),
  )
  .min(1)
  .refine(
    (writes) =>
      writes.reduce((sum, { values }) => sum + values.reduce((all, line) => all + line.length, 0), 0) <=
      MAX_CELLS,
  );

/** Undefined for anything but at least one block of texts, together at most 200,000 cells. */
export const readWrites = (value: unknown): Write[] | undefined => Writes.safeParse(value).data;
