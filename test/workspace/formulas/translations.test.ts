import { expect, test } from 'vitest';
import { seeded } from '../../../src/demo/random.ts';
import { type Book, newBook, newTab } from '../../../src/workspace/book/model.ts';
import { inputs } from '../../../src/workspace/formulas/calculator.ts';
import { Translations } from '../../../src/workspace/formulas/translations.ts';

const NOW = Date.UTC(2025, 10, 18, 2, 0, 0);

const FORMULAS = [
  '=SUM(A:A)',
  '=IF(INDEX(kunci;ROW())="";"";VLOOKUP(INDEX(kunci;ROW());lembar;2;FALSE))',
  "='Tab dua'!B2+0,5",
  '=Lain!A1',
  '=COUNTA(2:3)',
  '=NOW()',
  '=1,5*2',
];

/** What a formula's translation may depend on, and what it does not. */
const EDITS: ((book: Book, pick: <T>(of: readonly T[]) => T, number: number) => void)[] = [
  ({ tabs }, pick, number) => {
    const { rows } = pick(tabs);
    rows[number] ??= [];
    rows[number]![2] = { v: number };
  },
  ({ tabs }, pick, number) => {
    const { rows } = pick(tabs);
    rows[number] ??= [];
    rows[number]![3] = { f: pick(FORMULAS) };
  },
  ({ tabs }, pick) => void pick(tabs).rows.splice(1, 1),
  ({ tabs }, pick) => {
    pick(tabs).title = pick(['Lain', 'Tab dua', 'Tab tiga']);
  },
  ({ tabs }) => void tabs.reverse(),
  ({ tabs }, pick, number) => {
    if (tabs.length < 4) tabs.push(newTab(100 + number, 'Lain'));
    else tabs.splice(number % tabs.length, 1);
    pick(tabs).columnCount = 5 + number;
  },
  (book, pick, number) => {
    book.namedRanges = ['kunci', 'lembar'].map((name, at) => ({
      namedRangeId: name,
      name,
      range: { sheetId: pick(book.tabs).sheetId, startColumnIndex: at, endColumnIndex: at + 1 + number },
    }));
  },
  (book, pick) => {
    book.locale = pick(['in_ID', 'en_US']);
  },
];

test('what is kept from the time before is what would be worked out anew, whatever changed', () => {
  const random = seeded('translations 1');
  const book = newBook('x', 'x');
  book.locale = 'in_ID';
  book.tabs.push(newTab(9, 'Tab dua'));
  const kept = new Translations();
  for (let edit = 0; edit < 1_500; edit++) {
    random.pick(EDITS)(book, (of) => random.pick(of), random.between(0, 9));
    expect(inputs(book, NOW, kept)).toEqual(inputs(book, NOW));
  }
});
