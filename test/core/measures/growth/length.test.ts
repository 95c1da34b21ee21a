import { describe, expect, it } from 'vitest';
import { daysOfMonths } from '../../../../src/core/measures/growth/age.ts';
import { LYING, STANDING } from '../../../../src/core/measures/growth/child.ts';
import {
  believedMeasured,
  correctedLenhei,
  isByHeight,
} from '../../../../src/core/measures/growth/length.ts';

const UNKNOWN = Number.NaN;

describe('length and height', () => {
  it('are 0.7 cm apart, below and from day 731', () => {
    expect(correctedLenhei(730, 80, LYING)).toBe(80);
    expect(correctedLenhei(730, 80, STANDING)).toBe(80.7);
    expect(correctedLenhei(730.5, 80, STANDING)).toBe(80);
    expect(correctedLenhei(731, 80, LYING)).toBe(79.3);
  });

  it('stay as they are when it is not known how or when they were measured', () => {
    expect([100, 1000, UNKNOWN].map((age) => correctedLenhei(age, 80, 0))).toEqual([80, 80, 80]);
    expect([LYING, STANDING].map((how) => correctedLenhei(UNKNOWN, 80, how as 1 | 2))).toEqual([80, 80]);
    expect(correctedLenhei(100, UNKNOWN, STANDING)).toBeNaN();
  });

  it('are not believed to be measured standing under 9.0 months', () => {
    expect(believedMeasured(273.9, STANDING)).toBe(0);
    expect(correctedLenhei(273.9, 65, STANDING)).toBe(65);
    expect(believedMeasured(daysOfMonths(9), STANDING)).toBe(STANDING);
    expect(believedMeasured(100, LYING)).toBe(LYING);
    expect(believedMeasured(UNKNOWN, STANDING)).toBe(STANDING);
  });

  it('choose the table of weight by age, else by how it was measured, else by 87 cm', () => {
    expect([730, 731].map((age) => isByHeight(age, 60, STANDING))).toEqual([false, true]);
    expect(isByHeight(UNKNOWN, 100, LYING)).toBe(false);
    expect(isByHeight(UNKNOWN, 70, STANDING)).toBe(true);
    expect([86.9, 87].map((size) => isByHeight(UNKNOWN, size, 0))).toEqual([false, true]);
  });
});
