/** People type, sort, insert, delete, move, rename and paste while Pantau works; `npm run test:soak` has 10,000 edits of it. */
import { expect, it } from 'vitest';
import { storm } from '../support/typing/storm.ts';

const SEED = 'typing 1';

it('nothing that people typed is changed, and every status stands beside its row', async () => {
  const { faults, ...figures } = await storm(SEED, 300);
  console.log(`seed "${SEED}":`, JSON.stringify(figures));
  expect(faults).toEqual([]);
  expect(figures.edits).toBeGreaterThanOrEqual(300);
  expect(figures.duringChecks).toBeGreaterThan(20);
  expect(figures.writes).toBeGreaterThan(20);
});
