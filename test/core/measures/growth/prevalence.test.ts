import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INDICES, OUTCOME, OUTCOMES, type Outcome } from '../../../../src/core/measures/growth/indices.ts';
import { INDICATORS, type Indicator, prevalence } from '../../../../src/core/measures/growth/prevalence.ts';
import { type Scores, scoreColumns } from '../../../../src/core/measures/growth/score.ts';

const SOURCE = 'data contoh, bukan data resmi';

/** Children by their outcome, or z-score, of all four indices. */
function scoresOf(children: readonly (number | Outcome)[]): Scores {
  const scores = scoreColumns(children.length);
  for (const [child, one] of children.entries()) {
    for (let at = 4 * child; at < 4 * child + 4; at++) {
      scores.z[at] = typeof one === 'number' ? one : Number.NaN;
      scores.outcome[at] = typeof one === 'number' ? OUTCOME.scored : OUTCOME[one];
    }
  }
  return scores;
}

describe('prevalence', () => {
  it('counts strictly below −2 among plausible z-scores and says who is left out', () => {
    const children = [
      -3.01,
      -2.01,
      -2,
      0,
      'implausible',
      'implausible',
      'age-missing',
      'sex-missing',
    ] as const;
    const { interval, ...rest } = prevalence(scoresOf(children), 'stunted', SOURCE);
    expect(rest).toEqual({
      indicator: 'stunted',
      source: SOURCE,
      numerator: 2,
      denominator: 4,
      value: 0.5,
      leftOut: { implausible: 2, 'age-missing': 1, 'sex-missing': 1 },
    });
    expect(interval).toMatchObject({ method: 'Wilson', level: 0.95 });
    expect(interval!.low).toBeCloseTo(0.15, 3);
    expect(prevalence(scoresOf(children), 'severely-stunted', SOURCE).numerator).toBe(1);
  });

  it('counts overweight strictly above 2', () => {
    const scores = scoresOf([2, 2.01, 3, 3.01]);
    expect(prevalence(scores, 'overweight', SOURCE).value).toBe(0.75);
    expect(prevalence(scores, 'obese', SOURCE).value).toBe(0.25);
  });

  it('counts a child with oedema as wasted and underweight, severely, and not as overweight', () => {
    const scores = scoresOf([0, 'oedema']);
    for (const indicator of ['wasted', 'severely-wasted', 'underweight', 'severely-underweight'] as const)
      expect(prevalence(scores, indicator, SOURCE)).toMatchObject({
        numerator: 1,
        denominator: 2,
        leftOut: {},
      });
    expect(prevalence(scores, 'overweight', SOURCE)).toMatchObject({ numerator: 0, denominator: 2 });
  });

  it('reads the index of the indicator', () => {
    const scores = scoresOf([-2.5]);
    scores.z.set([-2.5, 0, 2.5, 0]);
    const values = (Object.keys(INDICATORS) as Indicator[]).map(
      (one) => prevalence(scores, one, SOURCE).value,
    );
    expect(values).toEqual([1, 0, 0, 0, 0, 0, 1, 0]);
  });

  it('has no value without children', () => {
    expect(prevalence(scoresOf([]), 'stunted', SOURCE)).toMatchObject({
      denominator: 0,
      value: null,
      interval: null,
    });
    expect(prevalence(scoresOf(['age-outside']), 'stunted', SOURCE)).toMatchObject({
      value: null,
      leftOut: { 'age-outside': 1 },
    });
  });

  it('loses no child: denominator and left out are all of them', () => {
    const child = fc.oneof(
      fc.integer({ min: -600, max: 500 }).map((hundredths) => hundredths / 100),
      fc.constantFrom(...OUTCOMES.slice(1)),
    );
    fc.assert(
      fc.property(
        fc.array(child),
        fc.constantFrom(...(Object.keys(INDICATORS) as Indicator[])),
        (children, one) => {
          const { numerator, denominator, leftOut } = prevalence(scoresOf(children), one, SOURCE);
          const out = Object.values(leftOut).reduce((sum, count) => sum + count, 0);
          expect(denominator + out).toBe(children.length);
          expect(numerator).toBeLessThanOrEqual(denominator);
          expect(INDICES).toContain(INDICATORS[one].index);
        },
      ),
      { seed: 2019 },
    );
  });
});
