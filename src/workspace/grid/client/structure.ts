/** What a person does to rows, columns, order, filter and notes. */
import type { Actions, Host } from './actions.ts';
import { address, fill, letters } from './places.ts';
import { ask, tickList, toast } from './say.ts';

const MOVES = { moves: true };

export class Structure {
  readonly #host: Host;
  readonly #actions: Actions;

  constructor(host: Host, actions: Actions) {
    this.#host = host;
    this.#actions = actions;
  }

  #lines(dimension: 'ROWS' | 'COLUMNS', startIndex: number, endIndex: number) {
    return { sheetId: this.#host.sheet().tab.id, dimension, startIndex, endIndex };
  }

  async insertRows(where: 'above' | 'below'): Promise<void> {
    const at = this.#actions.selected();
    if (!at) return;
    const start = where === 'above' ? at.top : at.bottom;
    const range = this.#lines('ROWS', start, start + at.bottom - at.top);
    await this.#actions.batch(
      [{ insertDimension: { range, inheritFromBefore: where === 'below' || start > 0 } }],
      MOVES,
    );
  }

  async deleteRows(): Promise<void> {
    const at = this.#actions.selected();
    if (!at) return;
    if (
      await this.#actions.batch(
        [{ deleteDimension: { range: this.#lines('ROWS', at.top, at.bottom) } }],
        MOVES,
      )
    )
      toast(fill(this.#host.words.rowsDeleted!, { n: at.bottom - at.top }));
  }

  async insertColumns(): Promise<void> {
    const at = this.#actions.selected();
    if (!at) return;
    const range = this.#lines('COLUMNS', at.left, at.left + at.right - at.left);
    await this.#actions.batch([{ insertDimension: { range, inheritFromBefore: at.left > 0 } }], MOVES);
  }

  async deleteColumns(): Promise<void> {
    const at = this.#actions.selected();
    if (!at) return;
    if (
      await this.#actions.batch(
        [{ deleteDimension: { range: this.#lines('COLUMNS', at.left, at.right) } }],
        MOVES,
      )
    )
      toast(fill(this.#host.words.columnsDeleted!, { n: at.right - at.left }));
  }

  /** Sorts the selected rows by the first selected column; with one cell selected, everything below the frozen rows. */
  async sort(sortOrder: 'ASCENDING' | 'DESCENDING'): Promise<void> {
    const at = this.#actions.selected();
    if (!at) return;
    const { tab } = this.#host.sheet();
    const single = at.bottom - at.top === 1;
    const filter = tab.filter?.area;
    const all = filter
      ? { ...filter, top: filter.top + 1 }
      : { top: tab.frozenRows, bottom: tab.rows, left: 0, right: tab.columns };
    const area = single ? all : { ...at, left: 0, right: tab.columns };
    await this.#actions.batch(
      [
        {
          sortRange: {
            range: this.#actions.range(area),
            sortSpecs: [{ dimensionIndex: at.left, sortOrder }],
          },
        },
      ],
      MOVES,
    );
  }

  /** Puts a filter on the table around the selection, or takes the filter away. */
  async toggleFilter(): Promise<void> {
    const sheet = this.#host.sheet();
    const { tab } = sheet;
    if (tab.filter) {
      await this.#actions.batch([{ clearBasicFilter: { sheetId: tab.id } }]);
      return;
    }
    const at = this.#actions.selected();
    if (!at) return;
    const top = at.bottom - at.top > 1 ? at.top : tab.frozenRows > 0 ? tab.frozenRows - 1 : at.top;
    const wide = at.right - at.left > 1;
    const area = { top, bottom: tab.rows, left: wide ? at.left : 0, right: wide ? at.right : tab.columns };
    await this.#actions.batch([{ setBasicFilter: { filter: { range: this.#actions.range(area) } } }]);
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
    await this.#actions.batch([
      { setBasicFilter: { filter: { range: this.#actions.range(filter.area), filterSpecs } } },
    ]);
  }

  async note(): Promise<void> {
    const at = this.#actions.selected();
    const { words } = this.#host;
    const sheet = this.#host.sheet();
    if (!at || !(await this.#actions.allowed([{ row: at.top, column: at.left }]))) return;
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
    const range = this.#actions.range({ ...at, bottom: at.top + 1, right: at.left + 1 });
    await this.#actions.batch([
      { updateCells: { range, rows: [{ values: [{ note: field.value }] }], fields: 'note' } },
    ]);
  }
}
