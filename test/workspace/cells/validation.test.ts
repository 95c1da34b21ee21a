import { expect, test } from 'vitest';
import { type Json, newBook, type Scalar } from '../../../src/workspace/book/model.ts';
import { choicesOf, validateTyped } from '../../../src/workspace/cells/validation.ts';

/** 18 November 2025, 09.00. */
const around = { today: 45_979.375 };

function judge(validation: Json, value: Scalar, format?: Json) {
  const book = newBook('b', 'Buku');
  book.locale = 'in_ID';
  const tab = book.tabs[0]!;
  tab.rows[0] = [{ v: 'Ya' }, { v: 'Tidak' }, { v: 12 }, { f: '=A1' }];
  tab.rows[4] = [undefined, { validation, ...(format ? { format } : {}) }];
  book.namedRanges.push({
    namedRangeId: 'n',
    name: 'pilihan',
    range: { sheetId: 0, startRowIndex: 0, endRowIndex: 1 },
  });
  const verdict = validateTyped(book, 0, 4, 1, value, around);
  return { verdict, choices: choicesOf(book, tab, 4, 1, around) };
}

const rule = (type: string, values: (string | Json)[] = [], strict = true): Json => ({
  condition: {
    type,
    values: values.map((value) => (typeof value === 'string' ? { userEnteredValue: value } : value)),
  },
  strict,
});

const allowed = (validation: Json, value: Scalar) => judge(validation, value).verdict.allowed;

test('a strict drop-down refuses what it does not offer, and says what it offers', () => {
  const list = { ...rule('ONE_OF_LIST', ['Ya', 'Tidak']), inputMessage: 'Pilih satu' };
  expect(allowed(list, 'Ya')).toBe(true);
  expect(allowed(list, 'ya')).toBe(true);
  expect(judge(list, 'Mungkin').verdict).toEqual({
    allowed: false,
    complaint: { cell: 'B5', condition: 'ONE_OF_LIST', help: 'Pilih satu', choices: ['Ya', 'Tidak'] },
  });
});

test('a rule that is not strict takes the value with a warning', () => {
  const { verdict } = judge(rule('ONE_OF_LIST', ['Ya'], false), 'Mungkin');
  expect(verdict).toEqual({
    allowed: true,
    warning: { cell: 'B5', condition: 'ONE_OF_LIST', choices: ['Ya'] },
  });
});

test('emptying a cell, a formula and a cell without a rule always pass', () => {
  expect(allowed(rule('ONE_OF_LIST', ['Ya']), '')).toBe(true);
  expect(allowed(rule('NUMBER_GREATER', ['5']), '=1+1')).toBe(true);
  expect(allowed({}, 'apa saja')).toBe(true);
});

test('choices of a range, by address on the same tab, by title and by name', () => {
  for (const source of ['=A1:C1', '=$A$1:$C$1', '=Sheet1!A1:C1', "='Sheet1'!A1:C1", '=pilihan']) {
    const { choices } = judge(rule('ONE_OF_RANGE', [source]), 'Ya');
    expect(choices).toEqual(['Ya', 'Tidak', '12']);
    expect(allowed(rule('ONE_OF_RANGE', [source]), '12')).toBe(true);
    expect(allowed(rule('ONE_OF_RANGE', [source]), '13')).toBe(false);
  }
  expect(judge(rule('ONE_OF_RANGE', ['=Hilang!A1:A2']), 'Ya')).toMatchObject({
    choices: [],
    verdict: { allowed: false },
  });
});

test('numbers are read by the locale', () => {
  const between = rule('NUMBER_BETWEEN', ['0', '100,5']);
  for (const value of ['0', '100,5', '30,81', 7]) expect(allowed(between, value)).toBe(true);
  for (const value of ['100,6', '-1', '30.81', 'tiga', true]) expect(allowed(between, value)).toBe(false);
});

test('dates by the locale, relative dates by the spreadsheet’s own day', () => {
  expect(allowed(rule('DATE_IS_VALID'), '31/12/2025')).toBe(true);
  expect(allowed(rule('DATE_IS_VALID'), '12/31/2025')).toBe(false);
  const past = rule('DATE_ON_OR_BEFORE', [{ relativeDate: 'TODAY' }]);
  expect(allowed(past, '18/11/2025')).toBe(true);
  expect(allowed(past, '19/11/2025')).toBe(false);
  const month = rule('DATE_AFTER', [{ relativeDate: 'PAST_MONTH' }]);
  expect(allowed(month, '19/10/2025')).toBe(true);
  expect(allowed(month, '18/10/2025')).toBe(false);
});

test('check boxes, e-mail addresses, links and texts', () => {
  expect(allowed(rule('BOOLEAN'), true)).toBe(true);
  expect(allowed(rule('BOOLEAN'), 'false')).toBe(true);
  expect(allowed(rule('BOOLEAN'), 'ya')).toBe(false);
  expect(allowed(rule('BOOLEAN', ['ada', 'tiada']), 'ada')).toBe(true);
  expect(allowed(rule('TEXT_IS_EMAIL'), 'ani@desa.example')).toBe(true);
  expect(allowed(rule('TEXT_IS_EMAIL'), 'ani@desa')).toBe(false);
  expect(allowed(rule('TEXT_IS_URL'), 'https://desa.example/a?b=c')).toBe(true);
  expect(allowed(rule('TEXT_IS_URL'), 'bukan tautan')).toBe(false);
  expect(allowed(rule('TEXT_CONTAINS', ['desa']), 'Kantor Desa')).toBe(true);
  expect(allowed(rule('TEXT_NOT_CONTAINS', ['desa']), 'Kantor Desa')).toBe(false);
});

test('a custom formula is asked with the value in its place', () => {
  const book = newBook('b', 'Buku');
  book.tabs[0]!.rows[2] = [{ validation: rule('CUSTOM_FORMULA', ['=A3>4']) }];
  const holds = (formula: string, _tab: unknown, row: number, column: number, value: Scalar) =>
    formula === '=A3>4' && row === 2 && column === 0 && typeof value === 'number' && value > 4;
  expect(validateTyped(book, 0, 2, 0, '5', { ...around, holds }).allowed).toBe(true);
  expect(validateTyped(book, 0, 2, 0, '4', { ...around, holds }).allowed).toBe(false);
});

test('a tab that is not there is the caller’s mistake', () => {
  expect(() => validateTyped(newBook('b', 'Buku'), 7, 0, 0, 'a', around)).toThrow(RangeError);
});
