import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormMeasure } from '../../../src/core/form-measures/form-measure.ts';
import {
  changedMeasures,
  type MeasureVersion,
  newestVersions,
} from '../../../src/core/form-measures/versions.ts';
import { wallClock } from '../../../src/core/schedule/deadline.ts';

const ZONE = 'Asia/Jakarta';
const at = (time: string) => wallClock(time, ZONE);
const OPEN = at('2025-09-30T23:59');
const CLOSED = at('2025-10-01T00:00');

const measure = (more: Partial<FormMeasure> = {}): FormMeasure => ({
  name: 'convergence-a',
  period: '2025-07-01',
  numerator: 210,
  denominator: 276,
  leftOut: [],
  ...more,
});
const stored = (more: Partial<MeasureVersion> = {}): MeasureVersion => ({
  ...measure(),
  version: 1,
  since: at('2025-09-01T08:00'),
  ...more,
});

describe('changed measures', () => {
  it('are the first version when nothing was stored, whether or not the period has closed', () => {
    for (const now of [OPEN, CLOSED])
      expect(changedMeasures([], [measure()], now, ZONE)).toEqual({
        written: [stored({ since: now })],
        dropped: [],
      });
  });

  it('overwrite the version while the period runs, and become a new one after it', () => {
    const [before, after] = [stored(), measure({ numerator: 215 })];
    expect(changedMeasures([before], [after], OPEN, ZONE)?.written).toEqual([
      stored({ numerator: 215, since: OPEN }),
    ]);
    expect(changedMeasures([before], [after], CLOSED, ZONE)?.written).toEqual([
      stored({ numerator: 215, version: 2, since: CLOSED }),
    ]);
    const third = changedMeasures([stored({ version: 2 })], [after], CLOSED, ZONE);
    expect(third?.written[0]?.version).toBe(3);
  });

  it('are none when ratio and reasons are as stored, whatever their order and the units named', () => {
    const [one, two] = [
      { reason: 'moved', count: 1 },
      { reason: 'blank', count: 12 },
    ] as const;
    const now = measure({ leftOut: [one, { ...two, units: ['62.02.01'] }] });
    const [first] = changedMeasures([], [now], CLOSED, ZONE)!.written;
    expect(first!.leftOut).toEqual([two, one]);
    expect(changedMeasures([first!], [measure({ leftOut: [two, one] })], CLOSED + 1, ZONE)).toBeUndefined();
    expect(changedMeasures([first!], [measure({ leftOut: [two] })], CLOSED + 1, ZONE)).toBeDefined();
  });

  it('drop what a form no longer has while the period runs, and note nothing of nothing after it', () => {
    expect(changedMeasures([stored()], [], OPEN, ZONE)).toEqual({
      written: [],
      dropped: [{ name: 'convergence-a', period: '2025-07-01' }],
    });
    const closed = changedMeasures([stored()], [], CLOSED, ZONE)!;
    expect(closed).toEqual({
      written: [stored({ numerator: 0, denominator: 0, version: 2, since: CLOSED })],
      dropped: [],
    });
    expect(changedMeasures(closed.written, [], CLOSED + 1, ZONE)).toBeUndefined();
  });

  it('fail loudly for two of one name and period', () => {
    expect(() => changedMeasures([], [measure(), measure()], OPEN, ZONE)).toThrow(/two measures/);
  });
});

/** What a store does with changes. */
function apply(versions: MeasureVersion[], changes: ReturnType<typeof changedMeasures>): MeasureVersion[] {
  const key = ({ name, period }: Pick<FormMeasure, 'name' | 'period'>) => `${name} ${period}`;
  const gone = new Set(changes?.dropped.map(key));
  const kept = new Map(
    versions.filter((each) => !gone.has(key(each))).map((each) => [`${key(each)} ${each.version}`, each]),
  );
  for (const each of changes?.written ?? []) kept.set(`${key(each)} ${each.version}`, each);
  return [...kept.values()];
}

const taken = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('convergence-a' as const, 'paud' as const),
    period: fc.constantFrom('2025-01-01', '2025-07-01', '2025-10-01'),
    numerator: fc.integer({ min: 0, max: 3 }),
    denominator: fc.integer({ min: 1, max: 3 }),
    leftOut: fc.constant([]),
  }),
  { selector: ({ name, period }) => `${name} ${period}`, maxLength: 4 },
);

it('the newest version is what was taken last, numbers have no holes, and a second look stores nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(taken, fc.integer({ min: 1, max: 90 })), { maxLength: 8 }), (looks) => {
      let now = at('2025-08-01T08:00');
      let versions: MeasureVersion[] = [];
      for (const [measures, days] of looks) {
        now += days * 86_400_000;
        const newest = () => newestVersions(versions.map((each) => ({ ...each, spreadsheetId: 'a' })));
        const olderBefore = versions.filter(
          ({ version }) => !newest().some((each) => each.version === version),
        );
        versions = apply(versions, changedMeasures(newest(), measures, now, ZONE));
        expect(changedMeasures(newest(), measures, now + 1, ZONE)).toBeUndefined();
        for (const measure of measures) expect(newest()).toContainEqual(expect.objectContaining(measure));
        for (const older of olderBefore) expect(versions).toContainEqual(older);
        for (const group of Map.groupBy(versions, ({ name, period }) => `${name} ${period}`).values())
          expect(group.map(({ version }) => version).sort()).toEqual(group.map((_, index) => index + 1));
      }
    }),
    { seed: 20251118, numRuns: 200 },
  );
});
