import { expect, test } from 'vitest';
import { localeOf } from '../../../src/workspace/cells/locale.ts';
import { shown } from '../../../src/workspace/cells/render.ts';

test.each<[string, number, string]>([
  ['=TODAY()', 45_979, '18/11/2025'],
  ['=today()+7', 45_986, '25/11/2025'],
  ['=DATE(2025;11;18)', 45_979, '18/11/2025'],
  ['=EDATE(DATE(2025;10;18);1)', 45_979, '18/11/2025'],
  ['=NOW()', 45_979.5, '18/11/2025 12:00:00'],
  ['=TIME(6;0;0)', 0.25, '06:00:00'],
  ['=TODAY()-A1', 30, '30'],
  ['=DATE(2025;1;1)>A1', 1, '1'],
  ['=YEAR(TODAY())', 2025, '2025'],
  ['=SUM(A1:A3)', 45_979, '45979'],
])('%s shows %s as %s', (f, value, text) => {
  expect(shown(value, { f }, localeOf('in_ID'))).toBe(text);
});

test('a format of one’s own wins', () => {
  const format = { numberFormat: { type: 'NUMBER', pattern: '0' } };
  expect(shown(45_979, { f: '=TODAY()', format }, localeOf('in_ID'))).toBe('45979');
});
