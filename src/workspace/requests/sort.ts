/** `sortRange`: whole rows of a range change places; formulas keep speaking of their own row. */
import { cellAt, putCell } from '../book/cells.ts';
import type { Cell } from '../book/model.ts';
import { boxOf, intersection, isEmptyBox } from '../book/ranges.ts';
import type { Effective } from '../cells/render.ts';
import { isError } from '../cells/render.ts';
import { invalid } from '../errors.ts';
import { copied } from '../formulas/references.ts';
import { areaOf, assertEditable, type Change, decimalComma, type Handler, type Payload } from './change.ts';

/** Value of a cell while the change is under way. */
export type Peek = (row: number, column: number, cell: Cell) => Effective;

const collator = new Intl.Collator(undefined, { sensitivity: 'accent', numeric: false });

/** Numbers before texts before truth values before errors. */
const kind = (value: Effective): number =>
  typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : typeof value === 'boolean' ? 2 : 3;

function compare(a: Effective, b: Effective): number {
  const difference = kind(a) - kind(b);
  if (difference !== 0) return difference;
  if (typeof a === 'number') return a - (b as number);
  if (typeof a === 'string') return collator.compare(a, b as string);
  if (typeof a === 'boolean') return Number(a) - Number(b);
  return 0;
}

export const sortRange =
  (peekIn: (change: Change, tab: ReturnType<typeof areaOf>['tab']) => Peek): Handler =>
  (change, payload) => {
    const { tab, box } = areaOf(change.book, payload.range);
    assertEditable(change, tab, box);
    for (const merge of tab.merges) {
      const area = boxOf(merge, tab);
      if (!isEmptyBox(intersection(area, box)) && area.bottom - area.top > 1)
        throw invalid("You can't sort a range with vertical merges.");
    }
    const specs = ((payload.sortSpecs ?? []) as Payload[]).map((spec) => ({
      column: Number(spec.dimensionIndex ?? 0),
      sign: spec.sortOrder === 'DESCENDING' ? -1 : 1,
    }));
    if (specs.length === 0) specs.push({ column: box.left, sign: 1 });
    const peek = peekIn(change, tab);
    const bottom = Math.min(box.bottom, tab.rows.length);
    const rows = [];
    for (let row = box.top; row < bottom; row++) {
      const cells = [];
      for (let column = box.left; column < box.right; column++) cells.push(cellAt(tab, row, column));
      const keys = specs.map(({ column }) => {
        const cell = cellAt(tab, row, column);
        return cell && (cell.v !== undefined || cell.f !== undefined) ? peek(row, column, cell) : '';
      });
      rows.push({ row, cells, keys });
    }
    const blank = (value: Effective) => !isError(value) && value === '';
    rows.sort((a, b) => {
      for (const [at, { sign }] of specs.entries()) {
        const x = a.keys[at]!;
        const y = b.keys[at]!;
        // Blanks stand last in either order.
        if (blank(x) !== blank(y)) return blank(x) ? 1 : -1;
        const order = compare(x, y);
        if (order !== 0) return order * sign;
      }
      return a.row - b.row;
    });
    const comma = decimalComma(change.book);
    const validations = rows.map((_none, at) => rowValidations(tab.rows[box.top + at], box.left, box.right));
    for (const [at, { row, cells }] of rows.entries()) {
      const target = box.top + at;
      for (const [offset, cell] of cells.entries()) {
        const column = box.left + offset;
        const { validation: _moved, ...rest } = cell ?? {};
        const rule = validations[at]![offset];
        const next: Cell = { ...rest, ...(rule ? { validation: rule } : {}) };
        if (next.f !== undefined) next.f = copied(next.f, comma, target - row, 0);
        putCell(tab, target, column, Object.keys(next).length > 0 ? next : undefined);
      }
    }
    change.draft.touch(tab);
    return undefined;
  };

/** Validations belong to places, not to rows. */
const rowValidations = (line: (Cell | undefined)[] | undefined, left: number, right: number) => {
  const out = [];
  for (let column = left; column < right; column++) out.push(line?.[column]?.validation);
  return out;
};
