import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decided, type SeenNow, standingOf } from '../../../src/core/approval/standing.ts';

/** How the decision stands after each look, one after the other. */
function follow(...looks: [handedIn: boolean, decision: string | undefined, entries: string | undefined][]) {
  let before: Decided | undefined;
  return looks.map(([handedIn, decision, entries]) => {
    const { standing, decided } = standingOf(before, { handedIn, decision, entries });
    before = decided;
    return standing;
  });
}

describe('a decision', () => {
  it('stands while nobody changes the entries, and again once they are as they were', () => {
    expect(follow([true, 'A', 'x'], [true, 'A', 'x'], [true, 'A', 'y'], [true, 'A', 'x'])).toEqual([
      'stands',
      'stands',
      'changed',
      'stands',
    ]);
  });

  it('made anew is about the entries as they are then', () => {
    expect(follow([true, 'A', 'x'], [true, 'A', 'y'], [true, 'B', 'y'], [true, 'B', 'x'])).toEqual([
      'stands',
      'changed',
      'stands',
      'changed',
    ]);
  });

  it('is spent once the form is taken back, even if the entries stay the same', () => {
    expect(follow([true, 'A', 'x'], [false, 'A', 'x'], [true, 'A', 'x'], [true, 'B', 'x'])).toEqual([
      'stands',
      'spent',
      'spent',
      'stands',
    ]);
  });

  it('on a draft is about nothing that is handed in later', () => {
    expect(follow([false, 'A', 'x'], [true, 'A', 'x'])).toEqual(['spent', 'spent']);
  });

  it('cleared is forgotten', () => {
    expect(follow([true, 'A', 'x'], [true, undefined, 'y'], [true, 'A', 'y'])).toEqual([
      'stands',
      'none',
      'stands',
    ]);
  });

  it('is kept while the form cannot be read, and a new one waits', () => {
    expect(
      follow([true, 'A', 'x'], [true, 'A', undefined], [true, 'B', undefined], [true, 'B', 'y']),
    ).toEqual(['stands', 'stands', 'unknown', 'stands']);
  });

  it('never stands for entries other than those it was first seen with', () => {
    const look = fc.record({
      handedIn: fc.boolean(),
      decision: fc.option(fc.constantFrom('A', 'B'), { nil: undefined }),
      entries: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(look, { maxLength: 12 }), (looks: SeenNow[]) => {
        let before: Decided | undefined;
        /** What the decision in force was first seen with. */
        let about: { decision: string; entries: string } | undefined;
        for (const seen of looks) {
          const { standing, decided } = standingOf(before, seen);
          const again = standingOf(decided, seen);
          // Asked twice in one check, and after a check that was not stored.
          expect(again).toEqual({ standing, decided });
          if (standing === 'stands' && seen.entries !== undefined) {
            if (about === undefined || about.decision !== seen.decision) {
              about = { decision: seen.decision as string, entries: seen.entries };
            }
            expect(seen.entries).toBe(about.entries);
            expect(seen.handedIn).toBe(true);
          }
          if (standing === 'none' || standing === 'spent') about = undefined;
          before = decided;
        }
      }),
      { seed: 20_251_118 },
    );
  });
});
