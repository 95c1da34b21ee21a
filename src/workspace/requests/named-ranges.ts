/** Named ranges. */
import { parseBounds } from '../book/a1.ts';
import { forEachFormula } from '../book/edit-lines.ts';
import type { Book, GridRange, NamedRange } from '../book/model.ts';
import { printRange } from '../book/ranges.ts';
import { invalid } from '../errors.ts';
import { renamed } from '../formulas/references.ts';
import { newNumber } from '../ids.ts';
import { update } from '../mask.ts';
import { areaOf, decimalComma, fieldsOf, type Handler, type Payload } from './change.ts';

/** https://developers.google.com/workspace/sheets/api/guides/concepts#named_range: a word that is no address. */
function assertName(book: Book, name: unknown, except?: NamedRange): asserts name is string {
  const plain = typeof name === 'string' && /^[\p{L}_][\p{L}\p{N}_]{0,249}$/u.test(name);
  const address =
    plain && (parseBounds(name) !== undefined || /^r\d*c\d*$/i.test(name) || /^(true|false)$/i.test(name));
  if (!plain || address) throw invalid(`The name '${String(name)}' is not a valid name for a range.`);
  if (book.namedRanges.some((other) => other !== except && other.name.toLowerCase() === name.toLowerCase()))
    throw invalid(`A range with the name '${name}' already exists.`);
}

export const namedRangeJson = (named: NamedRange): Payload => ({ ...named, range: printRange(named.range) });

const find = (book: Book, id: unknown): NamedRange => {
  const named = book.namedRanges.find(({ namedRangeId }) => namedRangeId === String(id));
  if (!named) throw invalid(`No named range with id: ${String(id)}`);
  return named;
};

export const addNamedRange: Handler = (change, payload) => {
  const { book } = change;
  const given = (payload.namedRange ?? {}) as Payload;
  assertName(book, given.name);
  const { range } = areaOf(book, given.range, 'namedRange.range');
  const id = given.namedRangeId;
  const taken = (one: string) => book.namedRanges.some(({ namedRangeId }) => namedRangeId === one);
  if (typeof id === 'string' && taken(id)) throw invalid(`A named range with id ${id} already exists.`);
  const namedRangeId =
    typeof id === 'string' && id !== '' ? id : String(newNumber((number) => taken(String(number))));
  const named: NamedRange = { namedRangeId, name: given.name, range };
  book.namedRanges.push(named);
  change.draft.touch();
  return { namedRange: namedRangeJson(named) };
};

export const updateNamedRange: Handler = (change, payload) => {
  const { book } = change;
  const given = (payload.namedRange ?? {}) as Payload;
  const named = find(book, given.namedRangeId);
  const next: Payload = { name: named.name, range: named.range };
  update(next, given, fieldsOf(payload));
  assertName(book, next.name, named);
  const { range } = areaOf(book, next.range as GridRange, 'namedRange.range');
  const before = named.name;
  const after = next.name;
  if (after !== before)
    for (const tab of book.tabs)
      forEachFormula(tab, (formula) => renamed(formula, decimalComma(book), before, after));
  named.name = after;
  named.range = range;
  change.draft.touch();
  return undefined;
};

export const deleteNamedRange: Handler = (change, payload) => {
  const { book } = change;
  const named = find(book, payload.namedRangeId);
  book.namedRanges.splice(book.namedRanges.indexOf(named), 1);
  change.draft.touch();
  return undefined;
};
