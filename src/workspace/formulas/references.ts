/** Keeping formulas right when rows, columns and tabs change. */
import type { Edit } from '../book/span.ts';
import { editSpan } from '../book/span.ts';
import type { Corner, Reference, Token } from './tokens.ts';
import { join, tokenize } from './tokens.ts';

const BROKEN: Token = { kind: 'broken', text: '#REF!' };

/** Rewrites every reference of a formula. The same text comes back when nothing changed. */
function rewrite(formula: string, decimalComma: boolean, change: (reference: Reference) => Token): string {
  const tokens = tokenize(formula, decimalComma);
  let touched = false;
  const out = tokens.map((token) => {
    if (token.kind !== 'reference') return token;
    const next = change(token);
    if (next !== token) touched = true;
    return next;
  });
  return touched ? join(out) : formula;
}

/** Follows inserted, deleted and moved rows or columns of the tab for which `concerns` holds. */
export function followEdit(
  formula: string,
  decimalComma: boolean,
  dimension: 'ROWS' | 'COLUMNS',
  edit: Edit,
  concerns: (title: string | undefined) => boolean,
): string {
  return rewrite(formula, decimalComma, (reference) => {
    if (!concerns(reference.title)) return reference;
    return dimension === 'ROWS' ? edited(reference, 'row', edit) : edited(reference, 'column', edit);
  });
}

function edited(reference: Reference, axis: 'row' | 'column', edit: Edit): Token {
  const { from, to } = reference;
  const a = from[axis];
  const b = to === undefined ? a : to[axis];
  if (a === undefined && b === undefined) return reference;
  // `A5:B` and `A:B5` are open below; `B2:A1` is turned the right way round.
  const start = a === undefined || b === undefined ? (a ?? b)! : Math.min(a, b);
  const open = a === undefined || b === undefined;
  const span = open ? { start } : { start, end: Math.max(a, b) + 1 };
  const next = editSpan(span, edit);
  if (next === undefined) return BROKEN;
  if (next.start === span.start && next.end === span.end) return reference;
  const first: Corner = { ...from };
  const last: Corner | undefined = to && { ...to };
  if (open) {
    if (a !== undefined) first[axis] = next.start!;
    else last![axis] = next.start!;
  } else {
    const backwards = a! > b!;
    first[axis] = backwards ? next.end! - 1 : next.start!;
    if (last) last[axis] = backwards ? next.start! : next.end! - 1;
  }
  return { ...reference, from: first, ...(last ? { to: last } : {}) };
}

/** A formula copied to another cell: relative references keep their distance; those that leave the grid break. */
export function copied(formula: string, decimalComma: boolean, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return rewrite(formula, decimalComma, (reference) => {
    const from = carried(reference.from, rows, columns);
    const to = reference.to && carried(reference.to, rows, columns);
    if (from === undefined || (reference.to && to === undefined)) return BROKEN;
    return { ...reference, from, ...(to ? { to } : {}) };
  });
}

function carried(corner: Corner, rows: number, columns: number): Corner | undefined {
  const out = { ...corner };
  if (out.row !== undefined && !out.fixedRow) out.row += rows;
  if (out.column !== undefined && !out.fixedColumn) out.column += columns;
  return (out.row ?? 0) < 0 || (out.column ?? 0) < 0 ? undefined : out;
}

const same = (a: string | undefined, b: string) => a?.toLowerCase() === b.toLowerCase();

/** A tab got another title. */
export const retitled = (formula: string, decimalComma: boolean, from: string, to: string): string =>
  rewrite(formula, decimalComma, (reference) =>
    same(reference.title, from) ? { ...reference, title: to } : reference,
  );

/** A tab is gone. */
export const orphaned = (formula: string, decimalComma: boolean, title: string): string =>
  rewrite(formula, decimalComma, (reference) => (same(reference.title, title) ? BROKEN : reference));

/** Cells were cut from one place and pasted in another: references to them follow. */
export const followCut = (
  formula: string,
  decimalComma: boolean,
  move: (reference: Reference) => Reference,
): string => rewrite(formula, decimalComma, move);

/** A named range got another name. */
export function renamed(formula: string, decimalComma: boolean, from: string, to: string): string {
  const tokens = tokenize(formula, decimalComma);
  let touched = false;
  const out = tokens.map((token): Token => {
    if (token.kind !== 'word' || !same(token.text, from)) return token;
    touched = true;
    return { kind: 'word', text: to };
  });
  return touched ? join(out) : formula;
}
