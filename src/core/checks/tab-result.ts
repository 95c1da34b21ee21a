/** What the check of one tab comes to. */
import type { RowStatus } from '../status/words.ts';
import type { CellReader } from './cell.ts';
import type { Header } from './header.ts';
import type { Problem } from './problem.ts';
import type { ReadRow } from './row-list.ts';
import type { WaiverRequest } from './waiver/request.ts';

/** What Pantau's own tab says about one row key. */
export interface Line {
  tab: string;
  /** As it stands in the sheet: a lookup finds it by this very text. */
  key: string;
  status: RowStatus;
  problems: Problem[];
}

/** Makes the lines of a tab: all, or those with problems. */
type MakeLines = (all: boolean) => Line[];

/**
 * A class, for its getters: every object written with getters of its own gets a hidden class of its own in V8, which
 * keeps alive what they see (here all cells of the tab) until the whole heap is collected.
 */
export class TabResult {
  readonly tab: string;
  readonly header: Header;
  /** False when the header does not let the rows be read; then nothing below is known. */
  readonly readable: boolean;
  /** Problems of the tab as a whole. Those of rows stand in `lines`, those of rows without usable key in `keyless`. */
  problems: Problem[];
  keyless: Problem[] = [];
  /** Rows whose key stands more than once, key by key. */
  doubled: readonly ReadRow[] = [];
  /** How each entry was read: a column of dates in which some are written month first is read otherwise than usual. */
  readers: readonly CellReader[] = [];
  expected = 0;
  filled = 0;
  valid = 0;
  rowsChecked = 0;
  /** Index in the block after the last row looked at: below the limit of an open tab nothing is done. */
  end = 0;
  /** Figures that stand in their cells as text: pasted, or typed under another locale. */
  numbersAsText = 0;
  /** Rows that ask for their warnings to be waived. */
  waivers: WaiverRequest[] = [];
  /** ISO day since which the oldest waiver in force stands; absent before waivers are settled. */
  waivedSince?: string | undefined;
  #makeLines: MakeLines = () => [];
  #lines: Line[] | undefined;

  constructor(tab: string, header: Header) {
    this.tab = tab;
    this.header = header;
    this.readable = header.readable;
    this.problems = [...header.problems];
  }

  /** Sets how the lines are made; there are none before. */
  tell(makeLines: MakeLines): void {
    this.#makeLines = makeLines;
  }

  /**
   * Lines with problems: of rows in their order, then of doubled keys, of totals and of notes. Later checks tell of
   * lines too, so they are looked for whenever they are asked for.
   */
  get told(): Line[] {
    return this.#makeLines(false);
  }

  /** Every line, those without problems too: made when they are first asked for. */
  get lines(): Line[] {
    this.#lines ??= this.#makeLines(true);
    return this.#lines;
  }
}
