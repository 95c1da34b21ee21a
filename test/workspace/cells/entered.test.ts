import { describe, expect, test } from 'vitest';
import { readEntered } from '../../../src/workspace/cells/entered.ts';
import { localeOf } from '../../../src/workspace/cells/locale.ts';

const read = (text: string, locale = 'in_ID') => readEntered(text, localeOf(locale), 2025);

describe('typing in Indonesian', () => {
  test.each([
    ['30,81', 30.81],
    ['1.234,5', 1234.5],
    ['1.234', 1234],
    ['-7', -7],
    ['(7)', -7],
    ['Rp1.000', 1000],
    ['1e3', 1000],
    ['TRUE', true],
    ['18/11/2025', 45979],
    ['1/2', 45689],
    ['18/11/2025 12:00', 45979.5],
    ['06:00', 0.25],
  ])('%s', (text, value) => expect(read(text).v).toBe(value));

  test.each(['30.81', '1,234.5', '31/02/2025', '12 ekor', 'tidak ada', '08-', '45 %x', '1.23.4'])(
    '%s stays text',
    (text) => expect(read(text)).toEqual({ v: text }),
  );

  test('a percentage is its share, exactly, and looks like one', () => {
    expect(read('30,81%')).toEqual({ v: 0.3081, numberFormat: { type: 'PERCENT', pattern: '0.00%' } });
    expect(read('45 %').v).toBe(0.45);
  });

  test('formulas are kept apart, an apostrophe makes text', () => {
    expect(read('=A1;2')).toEqual({ f: '=A1;2' });
    expect(read("'=A1")).toEqual({ v: '=A1' });
    expect(read("'0123")).toEqual({ v: '0123' });
    expect(read('=')).toEqual({ v: '=' });
  });
});

test('typing in American', () => {
  expect(read('30.81', 'en_US').v).toBe(30.81);
  expect(read('2,413', 'en_US').v).toBe(2413);
  expect(read('30,81', 'en_US').v).toBe('30,81');
  expect(read('11/18/2025', 'en_US').v).toBe(45979);
  expect(read('18/11/2025', 'en_US').v).toBe('18/11/2025');
});

test.each<[string, string, string]>([
  ['2025-11-18', 'en_US', 'yyyy-mm-dd'],
  ['2025/11/18', 'in_ID', 'yyyy/mm/dd'],
  ['18-11-2025', 'in_ID', 'dd-mm-yyyy'],
  ['11/18/2025', 'en_US', 'm/d/yyyy'],
  ['18 November 2025', 'in_ID', 'd mmmm yyyy'],
  ['18 Nov 2025', 'in_ID', 'd mmm yyyy'],
  ['18-Nov-2025', 'en_US', 'd-mmm-yyyy'],
  ['Nov 18, 2025', 'en_US', 'mmm d, yyyy'],
  ['November 18, 2025', 'in_ID', 'mmmm d, yyyy'],
  ['18 november', 'in_ID', 'd mmmm'],
])('the date %s (%s) is shown as it was typed', (text, locale, pattern) => {
  expect(read(text, locale)).toEqual({ v: 45979, numberFormat: { type: 'DATE', pattern } });
});

test('months have Indonesian names, and times follow dates', () => {
  expect(read('17 Agustus 1945').v).toBe(16666);
  expect(read('17 Agustus 1945', 'en_US').v).toBe('17 Agustus 1945');
  expect(read('2025-11-18 12:00')).toEqual({
    v: 45979.5,
    numberFormat: { type: 'DATE_TIME', pattern: 'yyyy-mm-dd hh:mm:ss' },
  });
  expect(read('Nov 18, 2025 6:00 pm', 'en_US')).toEqual({
    v: 45979.75,
    numberFormat: { type: 'DATE_TIME', pattern: 'mmm d, yyyy h:mm:ss am/pm' },
  });
});

test.each([
  '31 November 2025',
  '18 Novembir 2025',
  'Desa 12',
  'RT 3',
  'Mei',
  '12 ekor 2025',
  '1 Mei 2025 dan 2',
])('%s stays text', (text) => expect(read(text)).toEqual({ v: text }));
