import { describe, expect, test } from 'vitest';
import { versions } from '../../../../src/core/measures/convergence/versions.ts';
import { mother, Q, SETTINGS } from './rows.ts';

const MONTHS = ['2025-01', '2025-02', '2025-03'];
const CLOSES = 1000;
const onTime = MONTHS.map((at) => mother(at, { enteredAt: 900, water: at === '2025-03' ? null : false }));
const at = (mothers: typeof onTime, asOf: number) =>
  versions({ mothers, children: [] }, Q(1), SETTINGS, CLOSES, asOf);

describe('versions of a quarter', () => {
  test('an open quarter has number 0, a closed one 1', () => {
    expect(at(onTime, 999)).toMatchObject([{ number: 0, at: 999, changes: [] }]);
    expect(at(onTime, 5000)).toMatchObject([{ number: 1, at: CLOSES, changes: [] }]);
  });

  test('a late month makes a new version that says what changed', () => {
    const late = mother('2025-03', { enteredAt: 1500, water: true });
    const [first, second, ...more] = at([...onTime, late], 5000);
    expect(more).toEqual([]);
    expect(first!.result.tally.mothers.services[5]).toMatchObject({ yes: 0, blank: 1 });
    expect(second).toMatchObject({
      number: 2,
      at: 1500,
      changes: [{ group: 'mothers', person: 'ibu', service: 'water', before: null, after: 'Y' }],
    });
    expect(second!.result.tally.mothers.services[5]).toMatchObject({ yes: 1, blank: 0 });
    expect(at([...onTime, late], 1499)).toHaveLength(1);
  });

  test('a late row that changes nothing makes no version', () => {
    expect(at([...onTime, mother('2025-02', { enteredAt: 1500 })], 5000)).toHaveLength(1);
  });

  test('a person entered late appears, one who died before disappears', () => {
    const other = MONTHS.map((month) => mother(month, { person: 'lain', enteredAt: 1200 }));
    const died = mother('2025-03', { enteredAt: 1300, left: 'died' });
    const [, second, third] = at([...onTime, ...other, died], 5000);
    expect(second!.changes).toHaveLength(8);
    expect(second!.changes[0]).toMatchObject({ person: 'lain', before: 'absent', after: 'T' });
    expect(third!.changes.every(({ person, after }) => person === 'ibu' && after === 'absent')).toBe(true);
    expect(third!.number).toBe(3);
  });
});
