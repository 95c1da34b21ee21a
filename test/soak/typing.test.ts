/** 10,000 edits while Pantau works, by several seeds, on either cloud. */
import { describe, expect, it } from 'vitest';
import { RUNTIMES } from '../support/district.ts';
import { storm } from '../support/typing/storm.ts';

describe.each(RUNTIMES)('on %s', (name, start) => {
  it.each(['typing 1', 'typing 2', 'typing 3', 'typing 4'])(
    '%s: every status stands beside its row',
    async (seed) => {
      const { faults, ...figures } = await storm(seed, 2_500, start);
      console.log(`seed "${seed}", on ${name}:`, JSON.stringify(figures));
      expect(faults).toEqual([]);
      expect(figures.edits).toBeGreaterThanOrEqual(2_500);
    },
  );
});
