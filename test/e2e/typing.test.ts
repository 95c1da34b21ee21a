/** People type, sort, insert, delete, move, rename and paste while Pantau works; `npm run test:soak` has 10,000 edits of it. */
import { expect, it } from 'vitest';
import { RUNTIMES } from '../support/district.ts';
import { storm } from '../support/typing/storm.ts';

const SEED = 'typing 1';
const EDITS = 200;

it.each(RUNTIMES)(
  'on %s nothing that people typed is changed, and every status stands beside its row',
  async (name, start) => {
    const { faults, ...figures } = await storm(SEED, EDITS, start);
    console.log(`seed "${SEED}", on ${name}:`, JSON.stringify(figures));
    expect(faults).toEqual([]);
    expect(figures.edits).toBeGreaterThanOrEqual(EDITS);
    expect(figures.duringChecks).toBeGreaterThan(20);
    expect(figures.writes).toBeGreaterThan(20);
  },
);
