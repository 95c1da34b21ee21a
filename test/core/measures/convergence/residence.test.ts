import { expect, test } from 'vitest';
import { byResidence } from '../../../../src/core/measures/convergence/residence.ts';
import { LATER, mother, Q } from './rows.ts';

const at = (month: string, village: string, person = 'ibu', enteredAt = 0) =>
  mother(month, { village, person, enteredAt });

test('who moves within the quarter counts once, in the village of the last month, with all her months', () => {
  const rows = [
    at('2024-12', 'A'),
    at('2025-01', 'A'),
    at('2025-02', 'A'),
    at('2025-03', 'B'),
    at('2025-03', 'A', 'lain'),
  ];
  for (const order of [rows, rows.toReversed()]) {
    const villages = byResidence(order, Q(1), LATER);
    expect(villages.get('B')!.rows).toHaveLength(4);
    expect(villages.get('A')).toMatchObject({ movedAway: 1, rows: [{ person: 'lain' }] });
    expect(villages.get('B')!.movedAway).toBe(0);
  }
});

test('two villages that enter the same month: the later entry, or else the code, decides', () => {
  expect([
    ...byResidence([at('2025-03', 'A', 'ibu', 2), at('2025-03', 'B', 'ibu', 1)], Q(1), LATER),
  ]).toMatchObject([
    ['A', { rows: [{}, {}] }],
    ['B', { rows: [], movedAway: 1 }],
  ]);
  const tie = [at('2025-03', 'A'), at('2025-03', 'B')];
  for (const order of [tie, tie.toReversed()])
    expect(byResidence(order, Q(1), LATER).get('B')!.rows).toHaveLength(2);
});

test('a move of the next quarter, or one not yet known, changes nothing', () => {
  const rows = [at('2025-03', 'A'), at('2025-04', 'B'), at('2025-03', 'B', 'ibu', 50)];
  expect([...byResidence(rows, Q(1), 40).keys()]).toEqual(['A']);
});

test('who moved before the quarter is nobody’s loss in it', () => {
  const villages = byResidence([at('2024-12', 'A'), at('2025-02', 'B')], Q(1), LATER);
  expect(villages.has('A')).toBe(false);
});
