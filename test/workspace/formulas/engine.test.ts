import { beforeAll, expect, test } from 'vitest';
import { type Book, newBook, newTab } from '../../../src/workspace/book/model.ts';
import { Calculator } from '../../../src/workspace/formulas/calculator.ts';
import { loadEngine } from '../../../src/workspace/formulas/engine.ts';

beforeAll(() => loadEngine());

const NOW = Date.UTC(2025, 10, 18, 2, 0, 0);

/** Values of formulas that stand below each other in column D of the first tab. */
function compute(formulas: string[], prepare: (book: Book) => void = () => {}): unknown[] {
  const book = newBook('x', 'x');
  book.locale = 'in_ID';
  book.timeZone = 'Asia/Jakarta';
  book.tabs[0]!.title = 'Data 2025, semua bagian/kecamatan [sementara]';
  prepare(book);
  const tab = book.tabs[0]!;
  formulas.forEach((f, row) => {
    tab.rows[row] ??= [];
    tab.rows[row]![3] = { f };
  });
  const calculator = new Calculator(() => NOW);
  const values = formulas.map((_f, row) => calculator.value(book, 1, tab, row, 3, tab.rows[row]![3]!));
  calculator.close();
  return values;
}

const withLookup = (book: Book) => {
  const list = newTab(9, 'Pantau');
  list.rows = [
    [{ v: 'kunci' }, { v: 'Status' }],
    [{ v: 'T|1' }, { v: 'Benar' }],
    [{ v: 'T|a*b' }, { v: 'Bintang' }],
    [{ v: 'T|axb' }, { v: 'Lain' }],
  ];
  book.tabs.push(list);
  book.tabs[0]!.rows = [[{ v: 1 }], [{ v: 'a~*b' }], [{ v: 'x' }], []];
  book.namedRanges = [
    { namedRangeId: '1', name: 'kunci', range: { sheetId: 0, startColumnIndex: 0, endColumnIndex: 1 } },
    { namedRangeId: '2', name: 'lembar', range: { sheetId: 9, startColumnIndex: 0, endColumnIndex: 5 } },
  ];
};

test('the status formula finds its row by name, whatever the case or the wildcard', () => {
  const formula =
    '=IF(INDEX(kunci;ROW())&""="";"";IFERROR(VLOOKUP("t|"&INDEX(kunci;ROW());lembar;2;FALSE);"Belum diperiksa"))';
  expect(compute([formula, formula, formula, formula], withLookup)).toEqual([
    'Benar',
    'Bintang',
    'Belum diperiksa',
    '',
  ]);
});

test('the shortcut for exact lookups gives what the lookup itself gives', () => {
  // ISNUMBER(0) in the place of FALSE is not known to the shortcut.
  for (const key of ['"t|1"', '"T|a*"', '"T|a~*b"', '"?|1"', '"nihil"', '1'])
    expect(compute([`=VLOOKUP(${key};lembar;2;FALSE)`], withLookup)).toEqual(
      compute([`=VLOOKUP(${key};lembar;2;ISNUMBER("x"))`], withLookup),
    );
});

test('Indonesian numbers and separators; a comma between arguments is an error', () => {
  expect(compute(['=1,5*2', '=SUM(1;2,5)', '=IF(TRUE,1,2)', '="a;b,c"'])).toEqual([
    3,
    3.5,
    { error: '#ERROR!', type: 'ERROR' },
    'a;b,c',
  ]);
});

test("errors carry Google's types", () => {
  expect(compute(['=1/0', '=tidakada', '=#REF!', '=NA()', '=1+"x"', '=TakAda!A1'])).toEqual(
    [
      ['#DIV/0!', 'DIVIDE_BY_ZERO'],
      ['#NAME?', 'NAME'],
      ['#REF!', 'REF'],
      ['#N/A', 'N_A'],
      ['#VALUE!', 'VALUE'],
      ['#REF!', 'REF'],
    ].map(([error, type]) => ({ error, type })),
  );
});

test('typed text is never run', () => {
  const typed = (book: Book) => {
    book.tabs[0]!.rows = [[{ v: '=1+1' }], [{ v: "'x" }], [{ v: 'TRUE' }]];
  };
  expect(compute(['=A1', '=A2', '=ISTEXT(A3)'], typed)).toEqual(['=1+1', "'x", true]);
});

test('functions that the forms use', () => {
  expect(
    compute(
      [
        '=ISNUMBER(FIND("*";"a*"))',
        '=SUBSTITUTE(TRIM("  a  b ");" ";"-")',
        '=LEN("é")',
        '=0,1+0,2',
        '=COUNTA(A:A)',
      ],
      (book) => {
        book.tabs[0]!.rows = [[{ v: 'x' }], [{ v: 2 }]];
      },
    ),
  ).toEqual([true, 'a-b', 1, 0.3, 2]);
});

test("the clock is the workspace's, in the spreadsheet's zone", () => {
  expect(compute(['=TODAY()', '=NOW()'])).toEqual([45979, 45979.375]);
});
