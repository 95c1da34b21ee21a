/** A copy of a tab for a spreadsheet: its own ids, and a title that is still free. */
import { newNumber } from '../ids.ts';
import { packTab, unpackTab } from '../storage/codec.ts';
import type { Book, Tab } from './model.ts';
import { tabById, tabByTitle } from './model.ts';

/** `Copy of X`, `Copy of X 2`, … Protections, the filter and developer metadata stay with the original. */
export function copyTab(book: Book, source: Tab, sheetId?: number, title?: string): Tab {
  // Through the stored form, so that equal formats stay one object.
  const copy = unpackTab(packTab(source));
  copy.sheetId = sheetId ?? newNumber((taken) => tabById(book, taken) !== undefined);
  copy.title = title ?? freeTitle(book, `Copy of ${source.title}`);
  const rehome = <T extends { sheetId: number }>(range: T): T => ({ ...range, sheetId: copy.sheetId });
  copy.merges = copy.merges.map(rehome);
  copy.conditionalFormats = copy.conditionalFormats.map((rule) => ({
    ...rule,
    ranges: rule.ranges.map(rehome),
  }));
  copy.protectedRanges = [];
  delete copy.basicFilter;
  return copy;
}

function freeTitle(book: Book, title: string): string {
  if (!tabByTitle(book, title)) return title;
  for (let number = 2; ; number++) if (!tabByTitle(book, `${title} ${number}`)) return `${title} ${number}`;
}
