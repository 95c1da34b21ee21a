/**
 * Translations of one book's formulas, kept as long as nothing changes that they depend on: most edits change values alone, and
 * to translate a form costs several times what it costs to compute it.
 */
import type { Book } from '../book/model.ts';
import { type Surroundings, type Translated, translate } from './translate.ts';

interface Known {
  formula: string;
  translated: Translated;
}

export class Translations {
  #book = '';
  /** By tab and cell. */
  #known: Map<number, Known>[] = [];

  /** Forgets all when `around` is not as it was. To be called before `of`, for all formulas of a book at one moment. */
  follow(book: Book, extents: Surroundings['extents']): void {
    const tabs = book.tabs.map((tab) => [tab.sheetId, tab.title, tab.columnCount, extents.get(tab)]);
    const now = JSON.stringify([book.locale, tabs, book.namedRanges]);
    if (now !== this.#book) this.#known = book.tabs.map(() => new Map());
    this.#book = now;
  }

  /** @param tab its index. @param cell key of the place in it. */
  of(formula: string, tab: number, cell: number, around: Surroundings): Translated {
    const cells = this.#known[tab]!;
    const known = cells.get(cell);
    if (known?.formula === formula) return known.translated;
    const translated = translate(formula, around);
    if (translated.volatile) cells.delete(cell);
    else cells.set(cell, { formula, translated });
    return translated;
  }
}
