/** 10,000 edits while Pantau works, by several seeds. */
import { expect, it } from 'vitest';
import { storm } from '../support/typing/storm.ts';

it.each(['typing 1', 'typing 2', 'typing 3', 'typing 4'])(
  '%s: every status stands beside its row',
  async (seed) => {
    const { faults, ...figures } = await storm(seed, 2_500);
    console.log(`seed "${seed}":`, JSON.stringify(figures));
    expect(faults).toEqual([]);
    expect(figures.edits).toBeGreaterThanOrEqual(2_500);
  },
);
