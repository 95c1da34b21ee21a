import { expect, test } from 'vitest';
import { convergenceOf } from '../../../../src/core/measures/convergence/formulas.ts';
import { GROUPS } from '../../../../src/core/measures/convergence/services.ts';
import { villageQuarter } from '../../../../src/core/measures/convergence/village.ts';
import { yearReport } from '../../../../src/core/measures/convergence/year.ts';
import { mother, Q, SETTINGS } from './rows.ts';

const months = ['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06'];
const rows = [
  ...months.map((month) => mother(month, { water: month < '2025-04', latrine: true })),
  ...months.slice(3).map((month) => mother(month, { person: 'lain', water: true })),
];
const quarters = ([1, 2] as const).map((quarter) =>
  villageQuarter({ mothers: rows, children: [] }, Q(quarter), SETTINGS, 5000),
);
const year = yearReport(quarters);

test('services are summed over the quarters, people counted once', () => {
  expect(year).toMatchObject({ households: 2, people: { mothers: 2, children: 0 } });
  const water = convergenceOf(year.tally).services.mothers.find(({ service }) => service === 'water');
  // Received in the first quarter, not in the second, and by the other mother.
  expect(water?.measure).toMatchObject({ numerator: 2, denominator: 3 });
});

test('the sum of the quarters is the year, in every service and by either formula', () => {
  const [first, second] = quarters.map(({ tally }) => convergenceOf(tally));
  const all = convergenceOf(year.tally);
  for (const formula of ['A', 'B'] as const)
    for (const part of [...GROUPS, 'total'] as const)
      for (const side of ['numerator', 'denominator'] as const)
        expect(all[formula][part][side]).toBe(first![formula][part][side] + second![formula][part][side]);
});

test('nothing of no quarter', () => {
  const none = yearReport([]);
  expect(none).toMatchObject({ households: 0, people: { mothers: 0, children: 0 } });
  expect(convergenceOf(none.tally).A.total.value).toBeNull();
});
