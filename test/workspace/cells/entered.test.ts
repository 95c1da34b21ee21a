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
