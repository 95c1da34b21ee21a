import { expect, test } from 'vitest';
import { PLACES } from '../../src/cli/scale-facts.ts';
import { monthOf, scalePage } from '../../src/cli/scale-page.ts';

test('a province is what its counts say', () => {
  const province = monthOf({ name: 'province', spreadsheets: 1_872, accounts: 5 });
  // A tenth edited on 22 days: two reads, one write; each looked at every seven days of thirty: two reads.
  expect(province.reads).toBeCloseTo(187.2 * 22 * 2 + (1_872 * 30 * 2) / 7, 6);
  expect(province.writes).toBeCloseTo(187.2 * 22, 6);
  expect(province.lists).toBe(5 * (43_200 + 30 * 2));
  // Seven times 300, the calls of each held for 63 seconds.
  expect(province.firstPass).toBeCloseTo((6 * 63) / 60, 10);
  expect(province.cloudflare).toBe(5);
});

test('what is beyond the included is charged, and nothing shrinks with size', () => {
  const [small, middle, large] = PLACES.map(monthOf);
  for (const kind of ['reads', 'messages', 'rowsRead', 'cloudflare', 'functions', 'firstPass'] as const) {
    expect(middle![kind]).toBeGreaterThanOrEqual(small![kind]);
    expect(large![kind]).toBeGreaterThanOrEqual(middle![kind]);
  }
  expect(large!.cloudflare).toBeGreaterThan(5);
  expect(scalePage()).not.toMatch(/NaN|undefined|Infinity/);
});
