/** What a person does to cells: typing, pasting, filling, undo. Changes go to the server one after the other. */
import type { Api } from './api.ts';
import { blocks, type Change, cellsOf } from './blocks.ts';
import { complaint, explain } from './messages.ts';
import { address, fill } from './places.ts';
import { ask, toast } from './say.ts';
import type { Sheet } from './sheet.ts';
import type { Area, Words } from './types.ts';

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
    if (changes.length === 0 || !(await this.allowed(changes))) return false;
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
    const rows = changes.reduce((most, { row }) => Math.max(most, row + 1), 0) - tab.rows;
    const columns = changes.reduce((most, { column }) => Math.max(most, column + 1), 0) - tab.columns;
    const append = (dimension: string, length: number) => ({
      appendDimension: { sheetId: tab.id, dimension, length },
    });
    const requests = [
      ...(rows > 0 ? [append('ROWS', rows)] : []),
      ...(columns > 0 ? [append('COLUMNS', columns)] : []),
    ];
    if (requests.length > 0) await this.#host.api.batch(requests);
  }

  /** Whether this person may change all the cells; asks before guarded ones, says why not. */
  async allowed(changes: readonly { row: number; column: number }[]): Promise<boolean> {
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
    try {
      await this.#host.reload();
      this.#host.state(words.saved!);
    } catch {
      this.#host.state(words.offline!);
    }
    return done;
  }

  /** Requests of `batchUpdate`. What was typed before can no longer be taken back where rows have moved. */
  batch(requests: unknown[], options: { moves?: boolean } = {}): Promise<boolean> {
    if (options.moves) this.#undo = [];
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

  /** Copies cells with formulas, formats and rules, as the API does. */
  async copy(from: Area, to: Area): Promise<boolean> {
    const sheet = this.#host.sheet();
    if (!(await this.allowed(cellsOf(to)))) return false;
    const range = (area: Area) => this.range(area);
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
    const at = this.selected();
    if (!at || at.bottom - at.top < 2) return;
    await this.copy({ ...at, bottom: at.top + 1 }, { ...at, top: at.top + 1 });
  }

  /** An area as a `GridRange`. */
  range = (area: Area) => ({
    sheetId: this.#host.sheet().tab.id,
    startRowIndex: area.top,
    endRowIndex: area.bottom,
    startColumnIndex: area.left,
    endColumnIndex: area.right,
  });

  /** The selected cells; without any, the person is told to select. */
  selected(): Area | undefined {
    const area = this.#host.selection();
    if (!area) toast(this.#host.words.sameWidth!);
    return area;
  }
}
