/** From the component's events to edits: which cell may be opened, and what becomes of typed, deleted and filled ones. */
import type { Actions } from './actions.ts';
import { changesOf } from './blocks.ts';
import type { Opening } from './editor.ts';
import { fill, outside } from './places.ts';
import type { GridElement, Place, Range } from './revogrid.ts';
import { toast } from './say.ts';
import type { Sheet } from './sheet.ts';
import type { Words } from './types.ts';

interface Host {
  grid: GridElement;
  sheet(): Sheet;
  actions: Actions;
  words: Words;
  /** An editor is on its way: keys wait for it. */
  opens(): void;
  on<T>(name: string, run: (event: CustomEvent<T>) => void): void;
}

interface Detail extends Place {
  val?: string;
}

interface Fill {
  newRange: Range;
  oldRange: Range;
  type: string;
  colType: string;
}

export interface Editing {
  /** What the editor opens with. */
  opening(): Opening;
  /** Opens the editor from outside the component, which does not ask then. */
  edit(cell: { row: number; column: number; y: number; rowType: string }, typed?: string): void;
}

export function editing({ grid, sheet, actions, words, opens, on }: Host): Editing {
  let opening: Opening = { cell: undefined, text: '', typed: false };

  /** Whether a cell may be opened for typing; a locked one says why, a check box is ticked instead. */
  const mayOpen = (row: number, column: number, typed = ''): boolean => {
    const { book } = sheet();
    const cell = sheet().peek(row, column);
    if (!book.canWrite) {
      toast(fill(words.readOnlyPerson!, { person: book.me }), 'alert');
      return false;
    }
    if (sheet().lock(row, column)?.kind === 'locked') {
      actions.tellLocked(row, column);
      return false;
    }
    if (cell?.b !== undefined) {
      void actions.type([{ row, column, text: cell.b === 1 ? 'FALSE' : 'TRUE' }]);
      return false;
    }
    opening = { cell, text: typed === '' ? sheet().typed(row, column) : typed, typed: typed !== '' };
    opens();
    return true;
  };

  on<Detail>('beforeeditstart', (event) => {
    const { row, column } = sheet().at(event.detail);
    if (!mayOpen(row, column, event.detail.val)) event.preventDefault();
  });

  on<Detail>('beforeedit', (event) => {
    event.preventDefault();
    const { row, column } = sheet().at(event.detail);
    const text = String(event.detail.val ?? '');
    if (text !== sheet().typed(row, column)) void actions.type([{ row, column, text }]);
  });

  on<{ data: Record<number, Record<string, unknown>>; type: string }>('beforerangeedit', (event) => {
    event.preventDefault();
    void actions.type(changesOf(event.detail.data, sheet().rowsOf(event.detail.type)));
  });

  on<Fill>('beforeautofill', (event) => {
    event.preventDefault();
    const { newRange, oldRange, type, colType } = event.detail;
    const from = sheet().areaOf(oldRange, type, colType);
    const to = sheet().areaOf(newRange, type, colType);
    if (from && to) void actions.copy(from, outside(to, from));
  });

  return {
    opening: () => opening,
    edit({ row, column, y, rowType }, typed) {
      if (mayOpen(row, column, typed)) void grid.setCellEdit(y, String(column), rowType);
    },
  };
}
