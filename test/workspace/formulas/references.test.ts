import { expect, test } from 'vitest';
import {
  copied,
  followEdit,
  orphaned,
  renamed,
  retitled,
} from '../../../src/workspace/formulas/references.ts';
import { join, tokenize } from '../../../src/workspace/formulas/tokens.ts';

const rows = (formula: string, edit: Parameters<typeof followEdit>[3]) =>
  followEdit(formula, true, 'ROWS', edit, (title) => title === undefined || title === 'T');

test('a formula is its tokens', () => {
  for (const formula of [
    '=IF(INDEX(pantau_T_k_kode;ROW())&""="";"a""b;A1";0,5)',
    "='It''s'!A1:B$2+Data!$A:$A-3:4%*-1,5e3",
    '={1;2\\3}&"x"&LOG10(A1)&#REF!&T!#REF!',
    '=SUM(A5:B;A:B5)',
  ])
    expect(join(tokenize(formula, true))).toBe(formula);
});

test('references follow inserted and deleted rows, texts do not', () => {
  expect(rows('=A5+T!$B$6&"A5"&U!A5', { kind: 'insert', at: 4, count: 2 })).toBe('=A7+T!$B$8&"A5"&U!A5');
  expect(rows('=SUM(A2:A9)', { kind: 'delete', start: 3, end: 5 })).toBe('=SUM(A2:A7)');
  expect(rows('=A4&A$9', { kind: 'delete', start: 3, end: 4 })).toBe('=#REF!&A$8');
  expect(rows('=SUM(A5:A;A:A)', { kind: 'insert', at: 0, count: 1 })).toBe('=SUM(A6:A;A:A)');
  expect(rows('=A2', { kind: 'move', start: 1, end: 2, to: 5 })).toBe('=A5');
});

test('names of functions and ranges are no references', () => {
  expect(rows('=LOG10(x1y)+pantau_T1_a', { kind: 'insert', at: 0, count: 1 })).toBe(
    '=LOG10(x1y)+pantau_T1_a',
  );
});

test('a copied formula keeps its distance', () => {
  expect(copied('=A5+$B$6+C$7+U!$D8', true, 2, 1)).toBe('=B7+$B$6+D$7+U!$D10');
  expect(copied('=A1', true, -1, 0)).toBe('=#REF!');
});

test('tabs and names that change', () => {
  expect(retitled("=Data!A1&'data'!B2&Lain!C3", true, 'Data', 'Data 2025')).toBe(
    "='Data 2025'!A1&'Data 2025'!B2&Lain!C3",
  );
  expect(orphaned('=Data!A1:B2&A1', true, 'data')).toBe('=#REF!&A1');
  expect(renamed('=lama+LAMA&"lama"', true, 'lama', 'baru')).toBe('=baru+baru&"lama"');
});
