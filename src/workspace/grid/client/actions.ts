/** What a person does to the sheet: typing, pasting, filling, sorting, rows and columns, notes, filter, undo. */
import { type Api, Refused } from './api.ts';
import { address, fill, letters } from './places.ts';
import { ask, tickList, toast } from './say.ts';
import type { Sheet } from './sheet.ts';
import type { Area, Complaint, Words, Write } from './types.ts';

export interface Change {
  row: number;
  column: number;
  text: string;
}

export interface Host {
  sheet(): Sheet;
  api: Api;
  words: Words;
  language: string;
  /** The selected cells in the tab's own numbers; undefined without a focus. */
  selection(): Area | undefined;
  /** Draws again what is shown, without asking the server. */
  repaint(): void;
  /** Fetches what changed and draws it. */
  reload(): Promise<void>;
  state(word: string): void;
}

const MAX_UNDO = 100;
/** The server's sentence on protected cells, which is told in the person's language. */
const PROTECTED = /edit a protected cell or object/;

export class Actions {
  readonly #host: Host;
  #last: Promise<boolean> = Promise.resolve(true);
  #undo: { tab: number; writes: Change[] }[] = [];

  constructor(host: Host) {
    this.#host = host;
  }

  /** Writes typed texts. Asks before guarded cells, refuses locked ones, can be undone. Resolves to whether it was done. */
  async type(changes: Change[], options: { undo?: boolean } = {}): Promise<boolean> {
    const { api, words, language } = this.#host;
    const sheet = this.#host.sheet();
    if (changes.length === 0 || !(await this.#allowed(changes))) return false;
    const before = changes.map(({ row, column }) => ({ row, column, text: sheet.typed(row, column) }));
    for (const { row, column, text } of changes) sheet.pretend(row, column, text);
    this.#host.repaint();
    return this.#run(async () => {
      await this.#makeRoom(changes);
      const done = await api.type(sheet.tab.id, blocks(changes));
      if (options.undo !== false) {
        this.#undo.push({ tab: sheet.tab.id, writes: before });
        if (this.#undo.length > MAX_UNDO) this.#undo.shift();
      }
      const [warning] = done.warned;
      if (warning) toast(complaint(words.warnedValue!, warning, language, words));
    });
  }

  /** A paste below or right of the grid makes it larger first, as in Google's editor. */
  async #makeRoom(changes: Change[]): Promise<void> {
    const { tab } = this.#host.sheet();
    const rows = Math.max(...changes.map(({ row }) => row)) + 1 - tab.rows;
    const columns = Math.max(...changes.map(({ column }) => column)) + 1 - tab.columns;
    const append = (dimension: string, length: number) => ({
      appendDimension: { sheetId: tab.id, dimension, length },
    });
    const requests = [
      ...(rows > 0 ? [append('ROWS', rows)] : []),
      ...(columns > 0 ? [append('COLUMNS', columns)] : []),
    ];
    if (requests.length > 0) await this.#host.api.batch(requests);
  }

  async #allowed(changes: readonly { row: number; column: number }[]): Promise<boolean> {
    const { words } = this.#host;
    const sheet = this.#host.sheet();
    const person = sheet.book.me;
    if (!sheet.book.canWrite) {
      toast(fill(words.readOnlyPerson!, { person }), 'alert');
      return false;
    }
    let guarded: string | undefined;
    for (const { row, column } of changes) {
      const lock = sheet.lock(row, column);
      if (lock?.kind === 'locked') {
        this.tellLocked(row, column);
        return false;
      }
      if (lock) guarded ??= lock.description ?? '';
    }
    if (guarded === undefined) return true;
    return ask({
      title: words.warnTitle!,
      text: fill(words.warn!, { why: guarded === '' ? '' : ` (${guarded})` }),
      proceed: words.proceed!,
      cancel: words.cancel!,
    });
  }

  /** Says why a cell cannot be changed. */
  tellLocked(row: number, column: number): void {
    const { words } = this.#host;
    const sheet = this.#host.sheet();
    const why = sheet.lock(row, column)?.description;
    toast(
      fill(why ? words.lockedWhy! : words.locked!, {
        cell: address(row, column),
        person: sheet.book.me,
        why: why ?? '',
      }),
      'alert',
    );
  }

  /** One change after the other, in the order in which they were made. */
  #run(work: () => Promise<unknown>): Promise<boolean> {
    this.#last = this.#last.then(() => this.#do(work));
    return this.#last;
  }

  async #do(work: () => Promise<unknown>): Promise<boolean> {
    const { words, language } = this.#host;
    this.#host.state(words.saving!);
    let done = false;
    try {
      await work();
      done = true;
    } catch (error) {
      toast(explain(error, words, language), 'alert');
    }
    await this.#host.reload();
    this.#host.state(words.saved!);
    return done;
  }

  #batch(requests: unknown[]): Promise<boolean> {
    return this.#run(() => this.#host.api.batch(requests));
  }

  async undo(): Promise<void> {
    await this.#last;
    const { words } = this.#host;
    const sheet = this.#host.sheet();
    const last = this.#undo.findLast(({ tab }) => tab === sheet.tab.id);
    if (last === undefined) return toast(words.nothingToUndo!);
    this.#undo.splice(this.#undo.indexOf(last), 1);
    await this.type(last.writes, { undo: false });
  }

  /** Copies cells with formulas, formats and rules, as the API does. `repeat` fills the whole target. */
  async copy(from: Area, to: Area): Promise<boolean> {
    const sheet = this.#host.sheet();
    if (!(await this.#allowed(cellsOf(to)))) return false;
    const range = (area: Area) => this.#range(area);
    const before = cellsOf(to).map(({ row, column }) => ({ row, column, text: sheet.typed(row, column) }));
    // Shown at once, so that a key pressed meanwhile finds what the person sees coming.
    const [height, width] = [from.bottom - from.top, from.right - from.left];
    const copies = cellsOf(to).map(({ row, column }) => ({
      row,
      column,
      text:
        sheet.peek(from.top + ((row - to.top) % height), from.left + ((column - to.left) % width))?.t ?? '',
    }));
    for (const { row, column, text } of copies) sheet.pretend(row, column, text);
    this.#host.repaint();
    return this.#run(async () => {
      await this.#host.api.batch([
        { copyPaste: { source: range(from), destination: range(to), pasteType: 'PASTE_NORMAL' } },
      ]);
      this.#undo.push({ tab: sheet.tab.id, writes: before });
    });
  }

  async fillDown(): Promise<void> {
    const at = this.#selected();
    if (!at || at.bottom - at.top < 2) return;
    await this.copy({ ...at, bottom: at.top + 1 }, { ...at, top: at.top + 1 });
  }

  #range = (area: Area) => ({
    sheetId: this.#host.sheet().tab.id,
    startRowIndex: area.top,
    endRowIndex: area.bottom,
    startColumnIndex: area.left,
    endColumnIndex: area.right,
  });

  #selected(): Area | undefined {
    const area = this.#host.selection();
    if (!area) toast(this.#host.words.sameWidth!);
    return area;
  }

  #lines(dimension: 'ROWS' | 'COLUMNS', startIndex: number, endIndex: number) {
    return { sheetId: this.#host.sheet().tab.id, dimension, startIndex, endIndex };
  }

  async insertRows(where: 'above' | 'below'): Promise<void> {
    const at = this.#selected();
    if (!at) return;
    const start = where === 'above' ? at.top : at.bottom;
    const range = this.#lines('ROWS', start, start + at.bottom - at.top);
    this.#undo = [];
    await this.#batch([{ insertDimension: { range, inheritFromBefore: where === 'below' || start > 0 } }]);
  }

  async deleteRows(): Promise<void> {
    const at = this.#selected();
    if (!at) return;
    this.#undo = [];
    if (await this.#batch([{ deleteDimension: { range: this.#lines('ROWS', at.top, at.bottom) } }]))
      toast(fill(this.#host.words.rowsDeleted!, { n: at.bottom - at.top }));
  }

  async insertColumns(): Promise<void> {
    const at = this.#selected();
    if (!at) return;
    const range = this.#lines('COLUMNS', at.left, at.left + at.right - at.left);
    this.#undo = [];
    await this.#batch([{ insertDimension: { range, inheritFromBefore: at.left > 0 } }]);
  }

  async deleteColumns(): Promise<void> {
    const at = this.#selected();
    if (!at) return;
    this.#undo = [];
    if (await this.#batch([{ deleteDimension: { range: this.#lines('COLUMNS', at.left, at.right) } }]))
      toast(fill(this.#host.words.columnsDeleted!, { n: at.right - at.left }));
  }

  /** Sorts the selected rows by the first selected column; with one cell selected, everything below the frozen rows. */
  async sort(sortOrder: 'ASCENDING' | 'DESCENDING'): Promise<void> {
    const at = this.#selected();
    if (!at) return;
    const { tab } = this.#host.sheet();
    const single = at.bottom - at.top === 1;
    const filter = tab.filter?.area;
    const all = filter
      ? { ...filter, top: filter.top + 1 }
      : { top: tab.frozenRows, bottom: tab.rows, left: 0, right: tab.columns };
    const area = single ? all : { ...at, left: 0, right: tab.columns };
    this.#undo = [];
    await this.#batch([
      { sortRange: { range: this.#range(area), sortSpecs: [{ dimensionIndex: at.left, sortOrder }] } },
    ]);
  }

  /** Puts a filter on the table around the selection, or takes the filter away. */
  async toggleFilter(): Promise<void> {
    const sheet = this.#host.sheet();
    const { tab } = sheet;
    if (tab.filter) {
      await this.#batch([{ clearBasicFilter: { sheetId: tab.id } }]);
      return;
    }
    const at = this.#selected();
    if (!at) return;
    const top = at.bottom - at.top > 1 ? at.top : tab.frozenRows > 0 ? tab.frozenRows - 1 : at.top;
    const wide = at.right - at.left > 1;
    const area = { top, bottom: tab.rows, left: wide ? at.left : 0, right: wide ? at.right : tab.columns };
    await this.#batch([{ setBasicFilter: { filter: { range: this.#range(area) } } }]);
  }

  /** Asks which values of a column stay in sight. */
  async openFilter(column: number): Promise<void> {
    const { words } = this.#host;
    const sheet = this.#host.sheet();
    const { filter, rows, id, title } = sheet.tab;
    if (!filter) return;
    const seen = new Set<string>();
    for (let from = filter.area.top + 1; from < Math.min(filter.area.bottom, rows); from += 500) {
      const block = await this.#host.api.cells({ id, title }, from, Math.min(from + 500, filter.area.bottom));
      for (const line of block.rows) {
        const cell = line[column];
        seen.add(cell ? cell.t : '');
      }
      if (block.rows.length < 500) break;
    }
    const hidden = new Set(filter.hidden[column] ?? []);
    const sorted = [...new Set([...seen, ...hidden])].sort((a, b) =>
      a === '' ? 1 : b === '' ? -1 : a.localeCompare(b, this.#host.language, { numeric: true }),
    );
    const list = tickList(
      sorted.map((text) => ({ text, label: text === '' ? words.blank! : text, on: !hidden.has(text) })),
      { all: words.filterAll!, none: words.filterNone! },
    );
    const go = await ask({
      title: fill(words.filterOf!, { column: letters(column) }),
      content: list.element,
      proceed: words.apply!,
      cancel: words.cancel!,
    });
    if (!go) return;
    const filterSpecs = Object.entries({ ...filter.hidden, [column]: list.read() })
      .filter(([, hiddenValues]) => hiddenValues.length > 0)
      .map(([at, hiddenValues]) => ({ columnIndex: Number(at), filterCriteria: { hiddenValues } }));
    await this.#batch([{ setBasicFilter: { filter: { range: this.#range(filter.area), filterSpecs } } }]);
  }

  async note(): Promise<void> {
    const at = this.#selected();
    const { words } = this.#host;
    const sheet = this.#host.sheet();
    if (!at || !(await this.#allowed([{ row: at.top, column: at.left }]))) return;
    const field = document.createElement('textarea');
    field.rows = 5;
    field.value = sheet.peek(at.top, at.left)?.n ?? '';
    const question = ask({
      title: fill(words.noteFor!, { cell: address(at.top, at.left) }),
      content: field,
      proceed: words.apply!,
      cancel: words.cancel!,
    });
    field.focus();
    if (!(await question)) return;
    const range = this.#range({ ...at, bottom: at.top + 1, right: at.left + 1 });
    await this.#batch([
      { updateCells: { range, rows: [{ values: [{ note: field.value }] }], fields: 'note' } },
    ]);
  }
}

function cellsOf(area: Area): { row: number; column: number }[] {
  const out = [];
  for (let row = area.top; row < area.bottom; row++)
    for (let column = area.left; column < area.right; column++) out.push({ row, column });
  return out;
}

/** Changes as blocks: one for each run of rows next to each other, nothing where a cell is left alone. */
export function blocks(changes: readonly Change[]): Write[] {
  const rows = new Map<number, Change[]>();
  for (const change of changes) rows.set(change.row, [...(rows.get(change.row) ?? []), change]);
  const left = Math.min(...changes.map(({ column }) => column));
  const out: Write[] = [];
  for (const row of [...rows.keys()].sort((a, b) => a - b)) {
    const line: (string | null)[] = [];
    for (const { column, text } of rows.get(row)!) line[column - left] = text;
    const values = Array.from(line, (text) => text ?? null);
    const last = out.at(-1);
    if (last && last.row + last.values.length === row) last.values.push(values);
    else out.push({ row, column: left, values: [values] });
  }
  return out;
}

function complaint(sentence: string, one: Complaint, language: string, words: Words): string {
  if (one.choices && sentence === words.refusedValue) {
    const choices = new Intl.ListFormat(language, { type: 'disjunction' }).format(one.choices.slice(0, 20));
    return fill(words.refusedList!, { cell: one.cell, choices });
  }
  return fill(sentence, { cell: one.cell, help: one.help ?? '' }).trim();
}

/** A refusal in the person's words. */
function explain(error: unknown, words: Words, language: string): string {
  if (error instanceof Refused) {
    const [first] = error.complaints;
    if (first) return complaint(words.refusedValue!, first, language, words);
    if (PROTECTED.test(error.message)) return words.lockedRows!;
    return fill(words.failed!, { message: error.message });
  }
  return error instanceof TypeError ? words.offline! : fill(words.failed!, { message: String(error) });
}
