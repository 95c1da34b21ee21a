import { describe, expect, test } from 'vitest';
import { patternFault } from '../../../src/core/template/pattern.ts';

describe('patternFault', () => {
  test.each([
    'AK25-[0-9]{2}',
    '[0-9]{16}',
    '62\\.02(?:\\.[0-9]{2})?',
    '\\d+',
    'ya|tidak|belum',
    '[^)]*',
    '\\(\\+62\\)[0-9]{5,12}',
    '\\\\1',
    '\\p{L}+',
  ])('takes %s', (pattern) => {
    expect(patternFault(pattern)).toBeUndefined();
  });

  test.each([
    ['(a+)+', 'repeats a group'],
    ['(?:a|aa)*', 'repeats a group'],
    ['(?:[0-9]{2}){3}', 'repeats a group'],
    ['a*a*', 'has more than one open repetition'],
    ['.*x.{2,}', 'has more than one open repetition'],
    ['(a)\\1', 'has a back-reference'],
    ['(?<n>a)\\k<n>', 'has a back-reference'],
    ['(?=a)a', 'has a look-around, a flag or a named group'],
    ['(?<!a)b', 'has a look-around, a flag or a named group'],
    ['(?i:a)', 'has a look-around, a flag or a named group'],
    ['a?a?a?a?a?a?a?a?', 'has too many alternatives and optional parts'],
    ['(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)', 'has too many alternatives and optional parts'],
    ['a{0,9}a{0,9}', 'has too many alternatives and optional parts'],
    ['[a', 'is not a regular expression'],
    ['a'.repeat(201), 'is longer than 200 characters'],
  ])('refuses %s', (pattern, fault) => {
    expect(patternFault(pattern)).toBe(fault);
  });

  test('whatever it takes stays quick on hostile text', () => {
    const worst = '(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)a?a*b';
    expect(patternFault(worst)).toBeUndefined();
    const expression = new RegExp(`^(?:${worst})$`, 'u');
    const began = performance.now();
    expect(expression.test('a'.repeat(1_000))).toBe(false);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
