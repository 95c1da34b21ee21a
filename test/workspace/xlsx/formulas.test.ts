/** Formulas between the two writings. */
import { describe, expect, test } from 'vitest';
import { newBook, newTab } from '../../../src/workspace/book/model.ts';
import { fromExcel, toExcel } from '../../../src/workspace/xlsx/formulas.ts';

const book = newBook('x', 'Buku');
const home = newTab(0, 'Data', 100, 10);
book.tabs = [home, newTab(7, 'Rekap 2025', 50, 5)];

describe('to Excel', () => {
  test.each([
    ['=IF(A1>0,5;"ya;tidak";B2)', 'IF(A1>0.5,"ya;tidak",B2)'],
    ['=SUM(A5:A)', 'SUM(A5:A100)'],
    ["=SUM('Rekap 2025'!B2:C)", "SUM('Rekap 2025'!B2:C50)"],
    ['=SUM($A$5:$A)', 'SUM($A$5:$A$100)'],
    ['=SUM(A5:5)', 'SUM(A5:J5)'],
    ['=SUM(A:B;3:4)', 'SUM(A:B,3:4)'],
    ['=SUM({1\\2;3\\4})', 'SUM({1,2;3,4})'],
    ['=TEXTJOIN(", ";TRUE;A1:A3)', '_xlfn.TEXTJOIN(", ",TRUE,A1:A3)'],
    ['=FILTER(A1:A3;B1:B3)', '_xlfn._xlws.FILTER(A1:A3,B1:B3)'],
    ['=pantau_lembar', 'pantau_lembar'],
  ])('%s', (google, excel) => {
    expect(toExcel(google, book, home, true)).toBe(excel);
  });

  test('where the decimal sign is a point, commas stay', () => {
    expect(toExcel('=ROUND(1.25,1)', book, home, false)).toBe('ROUND(1.25,1)');
  });
});

describe('from Excel', () => {
  test.each([
    ['IF(A1>0.5,"a,b",B2)', '=IF(A1>0,5;"a,b";B2)'],
    ['_xlfn.TEXTJOIN(",",TRUE,A1:A3)', '=TEXTJOIN(",";TRUE;A1:A3)'],
    ['SUM({1,2;3,4})', '=SUM({1\\2;3\\4})'],
    ['_xlfn._xlws.SORT(A1:A3)', '=SORT(A1:A3)'],
  ])('%s', (excel, google) => {
    expect(fromExcel(excel, true)).toBe(google);
  });
});
