/**
 * Patches single cells in the XML of a tab, and leaves every other byte as it is: a scanner goes over rows and cells
 * once and copies what lies between those that change.
 */
import { columnLetters } from '../core/cells/address.ts';
import { cellOf, type Position, positionOf, positionsOf } from './position.ts';
import {
  attribute,
  children,
  elementEnd,
  endsOf,
  escaped,
  nextTag,
  PartError,
  rootOf,
  type Tag,
  withAttribute,
} from './xml.ts';

/** What becomes of one cell. */
export interface CellEdit {
  /** Stands there from now on, as text; the cell keeps what it has when absent. Empty: nothing stands there. */
  text?: string;
  /** `#rrggbb`; null takes away one that was given before. */
  ground?: string | null;
  /** A cell that there was not takes the format of the one to its left. */
  asLeft?: boolean;
}

/** By 1-based row, then by 0-based column. */
export type Edits = ReadonlyMap<number, ReadonlyMap<number, CellEdit>>;

export interface SheetPatch {
  edits: Edits;
  /** Width in characters of columns that the tab says nothing about. */
  widths: ReadonlyMap<number, number>;
  /** Index of a format with another ground, or without the one that it was given before. */
  tinted(base: number, ground: string | null): number;
}

export interface Patched {
  text: string;
  /** Addresses of cells that held a formula and hold a text now. */
  unformulated: string[];
}

/** @throws PartError where a tab is not as spreadsheet programs write it, so that no cell is put in a wrong place. */
export function patchSheet(xml: string, patch: SheetPatch): Patched {
  const { tag: root, prefix } = rootOf(xml, 'worksheet');
  const parts = new Map<string, Tag>();
  for (const tag of children(xml, root)) {
    parts.set(tag.name, tag);
    if (tag.name === `${prefix}sheetData`) break;
  }
  const data = parts.get(`${prefix}sheetData`);
  if (data === undefined || data.kind !== 'open') throw new PartError('has no rows');
  const columns = parts.get(`${prefix}cols`);
  const dimension = parts.get(`${prefix}dimension`);
  const cols = columnsWith(xml, columns, patch.widths, prefix);
  const scan = new Scan(xml, prefix, patch, columns);
  const rows = scan.rows(data);

  const changes: [start: number, end: number, text: string][] = [[data.end, scan.end, rows]];
  if (cols !== '')
    changes.push(columns ? [columns.start, elementEnd(xml, columns), cols] : [data.start, data.start, cols]);
  if (dimension) {
    const told = xml.slice(dimension.start, dimension.end);
    const grown = grownTo(attribute(told, 'ref') ?? 'A1', patch.edits);
    changes.push([dimension.start, dimension.end, withAttribute(told, 'ref', grown)]);
  }
  let text = xml;
  for (const [start, end, put] of changes.sort((a, b) => b[0] - a[0]))
    text = text.slice(0, start) + put + text.slice(end);
  return { text, unformulated: scan.unformulated };
}

class Scan {
  readonly unformulated: string[] = [];
  /** Of the closing tag of sheetData. */
  end = 0;
  readonly #xml: string;
  readonly #prefix: string;
  readonly #patch: SheetPatch;
  readonly #cellEnd: (cell: Tag) => number;
  readonly #columnStyles: { first: number; last: number; style: number }[];

  constructor(xml: string, prefix: string, patch: SheetPatch, columns: Tag | undefined) {
    this.#xml = xml;
    this.#prefix = prefix;
    this.#patch = patch;
    this.#cellEnd = endsOf(xml, `${prefix}c`);
    this.#columnStyles = [...(columns ? children(xml, columns) : [])].map(({ start, end }) => {
      const text = xml.slice(start, end);
      const number = (name: string) => Number(attribute(text, name) ?? 0);
      return { first: number('min') - 1, last: number('max') - 1, style: number('style') };
    });
  }

  /** Everything between the tags of sheetData. */
  rows(data: Tag): string {
    const xml = this.#xml;
    const out: string[] = [];
    const waiting = [...this.#patch.edits.keys()].sort((a, b) => a - b);
    let copied = data.end;
    let last = 0;
    let next = 0;
    for (let at = data.end; ; ) {
      const tag = nextTag(xml, at);
      if (tag === undefined) throw new PartError('has no end of its rows');
      const closes = tag.kind === 'close' && tag.name === `${this.#prefix}sheetData`;
      if (!closes && (tag.kind === 'close' || tag.name !== `${this.#prefix}row`))
        throw new PartError(`has ${tag.name} among its rows`);
      const row = closes
        ? Number.POSITIVE_INFINITY
        : Number(attribute(xml.slice(tag.start, tag.end), 'r') ?? last + 1);
      if (!(row > last)) throw new PartError(`has row ${row} after row ${last}`);
      out.push(xml.slice(copied, tag.start));
      copied = tag.start;
      for (; next < waiting.length && waiting[next]! < row; next++) out.push(this.#newRow(waiting[next]!));
      if (closes) {
        this.end = tag.start;
        return out.join('');
      }
      if (waiting[next] === row) {
        next++;
        const { text, end } = this.#row(tag, row);
        out.push(text);
        copied = end;
        at = end;
      } else at = elementEnd(xml, tag);
      last = row;
    }
  }

  #newRow(row: number): string {
    const cells = [...this.#patch.edits.get(row)!].sort((a, b) => a[0] - b[0]);
    const text = cells.map(([column, edit]) => this.#newCell({ row, column }, edit, undefined, undefined));
    return `<${this.#prefix}row r="${row}">${text.join('')}</${this.#prefix}row>`;
  }

  #row(tag: Tag, row: number): { text: string; end: number } {
    const xml = this.#xml;
    const edits = this.#patch.edits.get(row)!;
    const waiting = [...edits.keys()].sort((a, b) => a - b);
    const open = xml.slice(tag.start, tag.end);
    const own = attribute(open, 'customFormat') === undefined ? undefined : attribute(open, 's');
    const rowStyle = own === undefined ? undefined : Number(own);
    const out: string[] = [];
    let left: string | undefined;
    let last = -1;
    let next = 0;
    let copied = tag.end;
    const insertBefore = (column: number) => {
      for (; next < waiting.length && waiting[next]! < column; next++)
        out.push(this.#newCell({ row, column: waiting[next]! }, edits.get(waiting[next]!)!, rowStyle, left));
    };
    const name = `${this.#prefix}c`;
    let end = tag.end;
    for (let at = tag.end; tag.kind === 'open'; ) {
      const cell = nextTag(xml, at);
      if (cell === undefined) throw new PartError('has no end of its rows');
      if (cell.kind === 'close') {
        out.push(xml.slice(copied, cell.start));
        end = cell.end;
        break;
      }
      if (cell.name !== name) {
        at = elementEnd(xml, cell);
        if (cell.name.endsWith('AlternateContent')) throw new PartError(`has ${cell.name} among its cells`);
        continue;
      }
      const cellEnd = this.#cellEnd(cell);
      at = cellEnd;
      const text = xml.slice(cell.start, cell.end);
      const address = attribute(text, 'r');
      const position: Position = address === undefined ? { row, column: last + 1 } : positionOf(address);
      const { column } = position;
      if (position.row !== row || column <= last)
        throw new PartError(`has cell ${cellOf(position)} out of its place in row ${row}`);
      out.push(xml.slice(copied, cell.start));
      insertBefore(column);
      copied = cell.start;
      if (waiting[next] === column) {
        next++;
        out.push(this.#patched(position, text, xml.slice(cell.end, cellEnd), edits.get(column)!));
        copied = cellEnd;
      }
      left = text;
      last = column;
    }
    insertBefore(Number.POSITIVE_INFINITY);
    const widest = waiting.at(-1)! + 1;
    const spans = /^(\d+):(\d+)$/.exec(attribute(open, 'spans') ?? '');
    const spanned = spans
      ? withAttribute(
          open,
          'spans',
          `${Math.min(Number(spans[1]), waiting[0]! + 1)}:${Math.max(Number(spans[2]), widest)}`,
        )
      : open;
    const opened = spanned.replace(/\s*\/>$/, '>');
    return { text: `${opened}${out.join('')}</${this.#prefix}row>`, end };
  }

  #patched(position: Position, open: string, rest: string, { text, ground }: CellEdit): string {
    const base = Number(attribute(open, 's') ?? 0);
    const style = ground === undefined ? base : this.#patch.tinted(base, ground);
    if (text === undefined) return (style === base ? open : withAttribute(open, 's', String(style))) + rest;
    if (new RegExp(`<${this.#prefix}f[\\s/>]`).test(rest)) this.unformulated.push(cellOf(position));
    return this.#cell(position, style, text);
  }

  #newCell(
    position: Position,
    { text, ground, asLeft }: CellEdit,
    rowStyle: number | undefined,
    left: string | undefined,
  ): string {
    // What is only taken away from a cell that there is not was never there.
    if (text === undefined && ground === null) return '';
    const { column } = position;
    const ofColumn = this.#columnStyles.find(({ first, last }) => column >= first && column <= last)?.style;
    const ofLeft = asLeft && left !== undefined ? Number(attribute(left, 's') ?? 0) : undefined;
    const base = ofLeft ?? rowStyle ?? ofColumn ?? 0;
    const style = ground === undefined ? base : this.#patch.tinted(base, ground);
    return this.#cell(position, style, text ?? '');
  }

  #cell(position: Position, style: number, text: string): string {
    const p = this.#prefix;
    const at = `<${p}c r="${cellOf(position)}"${style === 0 ? '' : ` s="${style}"`}`;
    if (text === '') return `${at}/>`;
    return `${at} t="inlineStr"><${p}is><${p}t xml:space="preserve">${escaped(text)}</${p}t></${p}is></${p}c>`;
  }
}

/** The list of columns with widths added where it says nothing; empty when nothing is to be added. */
function columnsWith(
  xml: string,
  columns: Tag | undefined,
  widths: ReadonlyMap<number, number>,
  prefix: string,
): string {
  const own = [...(columns ? children(xml, columns) : [])].map((tag) => {
    const text = xml.slice(tag.start, elementEnd(xml, tag));
    return { first: Number(attribute(text, 'min')), last: Number(attribute(text, 'max')), text };
  });
  const free = [...widths].filter(
    ([column]) => !own.some(({ first, last }) => column + 1 >= first && column + 1 <= last),
  );
  if (free.length === 0) return '';
  const added = free.map(([column, width]) => ({
    first: column + 1,
    text: `<${prefix}col min="${column + 1}" max="${column + 1}" width="${width}" customWidth="1"/>`,
  }));
  const all = [...own, ...added].sort((a, b) => a.first - b.first).map(({ text }) => text);
  const open = columns ? xml.slice(columns.start, columns.end).replace(/\s*\/>$/, '>') : `<${prefix}cols>`;
  return `${open}${all.join('')}</${prefix}cols>`;
}

/** `A1:C5`, as far as the edited cells reach. */
function grownTo(ref: string, edits: Edits): string {
  const { top, left, bottom, right } = positionsOf(ref);
  const box = { top, left, bottom, right };
  for (const [row, cells] of edits)
    for (const column of cells.keys()) {
      box.top = Math.min(box.top, row);
      box.bottom = Math.max(box.bottom, row);
      box.left = Math.min(box.left, column);
      box.right = Math.max(box.right, column);
    }
  const [first, last] = [`${columnLetters(box.left)}${box.top}`, `${columnLetters(box.right)}${box.bottom}`];
  return first === last ? first : `${first}:${last}`;
}
