import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../../src/cli/json.ts';

describe('parseJson', () => {
  test.each([
    ['{\n  "a": x\n}', '2:8', 'unexpected "x"'],
    ['{\n  "a": 1\n  "b": 2\n}', '3:3', 'unexpected "\\""'],
    ['[1, 2,\n]', '2:1', 'unexpected "]"'],
    ['[01]', '1:2', 'unexpected "0"'],
    ['{ "a": "b', '1:8', 'unexpected "\\""'],
    ['{ "a": [1', '1:10', 'the file ends too early'],
    ['', '1:1', 'the file ends too early'],
    ['{} {}', '1:4', 'unexpected "{"'],
    ["{ 'a': 1 }", '1:3', 'unexpected "\'"'],
    ['[true, nul]', '1:8', 'unexpected "n"'],
  ])('%j: %s', (text, place, fault) => {
    expect(() => parseJson(text, 'f.json')).toThrow(`f.json:${place}: not valid JSON: ${fault};`);
  });

  test('reads what is right, also behind a byte-order mark', () => {
    expect(parseJson('\ufeff{"a":[1,null]}', 'f.json')).toEqual({ a: [1, null] });
  });

  test('JSON cut anywhere is told at its end or inside the text that was cut', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, cut) => {
        const text = `[${json}]`;
        const part = text.slice(0, cut % text.length);
        try {
          parseJson(part, 'f.json');
          expect.unreachable();
        } catch (error) {
          expect((error as Error).message).toMatch(/^f\.json:\d+:\d+: not valid JSON: /);
        }
      }),
      { seed: 20251118, numRuns: 300 },
    );
  });
});
