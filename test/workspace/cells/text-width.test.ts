import { expect, test } from 'vitest';
import { columnWidth, rowHeight } from '../../../src/workspace/cells/text-width.ts';

test('a column is as wide as its longest line', () => {
  // Google's own figure for this text in the default font.
  expect(columnWidth('A'.repeat(1024))).toBe(8691);
  expect(columnWidth('i'.repeat(40))).toBeLessThan(columnWidth('W'.repeat(40)) / 3);
  expect(columnWidth('pendek\nyang panjang sekali')).toBe(columnWidth('yang panjang sekali'));
  expect(columnWidth('tebal', { size: 10, bold: true })).toBeGreaterThan(columnWidth('tebal'));
  expect(columnWidth('besar', { size: 20, bold: false })).toBeGreaterThan(1.8 * columnWidth('besar'));
});

test('a row is never lower than an empty one, and grows with lines and size', () => {
  expect(rowHeight('satu')).toBe(21);
  expect(rowHeight('satu\ndua\ntiga')).toBeGreaterThan(40);
  expect(rowHeight('satu', { size: 24, bold: false })).toBeGreaterThan(30);
});
