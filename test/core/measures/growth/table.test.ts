import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { lmsAt, type TableName, tableOf } from '../../../../src/core/measures/growth/table.ts';

/** Lines `sex,day or cm,L,M,S` as WHO publishes them, boys (1) first. */
function published(name: TableName): string[] {
  const { first, perUnit, lms, girls } = tableOf(name);
  return Array.from({ length: lms.length / 3 }, (_, row) => {
    const place = row % (girls / 3);
    const x = Number((first + place / perUnit).toFixed(1));
    return [3 * row < girls ? 1 : 2, x, ...lms.subarray(3 * row, 3 * row + 3)].join(',');
  });
}

const lms = (name: TableName, girl: boolean, x: number) => {
  const { l, m, s } = lmsAt(tableOf(name), girl, x);
  return [l, m, s];
};

describe('the tables', () => {
  it.each([
    ['lengthForAge', 3654, '82e79ba42e7455c2dfa62326674aefbe1cf7431295ee006bab958e305869be7d'],
    ['weightForAge', 3654, 'f65cb937a12f7a496fb7d6f5867f8cbd47b7e9fde7f67fd2dbfe56f472311378'],
    ['bmiForAge', 3654, '816bc6903a3dd81451200f9cfef435b0027af99a54dd844a84ad04fdcfcd140e'],
    ['weightForLength', 1302, '0934026a998ce1b5ff87f84e1f322c564ab47fc88b993cb6a6dc11eed316cbbd'],
    ['weightForHeight', 1102, '9421e1903a0c01219f25adc0c0a89ca58d40711d65c8d4104a1f71e7a85e8907'],
  ] as const)('%s has all rows of WHO, digit for digit', (name, rows, digest) => {
    const lines = published(name);
    expect(lines).toHaveLength(rows);
    expect(createHash('sha256').update(lines.join('\n')).digest('hex')).toBe(digest);
  });

  it('give what WHO prints', () => {
    expect(lms('lengthForAge', false, 0)).toEqual([1, 49.8842, 0.03795]);
    expect(lms('weightForAge', false, 0)).toEqual([0.3487, 3.3464, 0.14602]);
    expect(lms('weightForAge', true, 1826)).toEqual([-0.3518, 18.2179, 0.14821]);
    expect(lms('bmiForAge', true, 1826)).toEqual([-0.5684, 15.2747, 0.09789]);
    expect(lms('weightForLength', false, 45.1)).toEqual([-0.3521, 2.4577, 0.09176]);
    expect(lms('weightForHeight', true, 120)).toEqual([-0.3833, 22.8173, 0.09828]);
  });

  it('give the tables by month between two days: boys at 1 and 12 months', () => {
    expect(lmsAt(tableOf('lengthForAge'), false, 30.4375).m).toBeCloseTo(54.7244, 3);
    expect(lmsAt(tableOf('lengthForAge'), false, 12 * 30.4375).m).toBeCloseTo(75.7488, 3);
  });

  it('stand half-way between two rows at half the way, and nowhere outside', () => {
    const [, at, , next] = [45, 45, 45.05, 45.1].map((x) => lms('weightForLength', false, x)[1]!);
    expect(lms('weightForLength', false, 45.05)[1]).toBeCloseTo((at! + next!) / 2, 12);
    for (const [name, x] of [
      ['weightForLength', 44.99],
      ['weightForLength', 110.01],
      ['weightForHeight', 64.99],
      ['weightForHeight', 120.01],
      ['lengthForAge', -1],
      ['lengthForAge', 1827],
      ['lengthForAge', Number.NaN],
    ] as const)
      expect(lms(name, true, x)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});
