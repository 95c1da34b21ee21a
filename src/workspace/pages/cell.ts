/** One cell of the viewer: value, marks, and what the pointer is told. */

import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { raw } from 'hono/html';
import { type Looks, look } from './format.ts';
import type { Span } from './geometry.ts';
import { type Html, html } from './html.ts';
import type { Words } from './words.ts';

type Cell = sheets_v4.Schema$CellData;

/** Drop-down options told on hover. */
const MAX_CHOICES = 30;

export interface Place {
  span: Span;
  protection: 'locked' | 'warned' | undefined;
  /** Pixels. */
  width: number;
  /** Pixels of the empty cells to the right over which the text runs; 0 when it stays inside. */
  beside: number;
  /** Pixels from the left where a frozen column stays. */
  stuck?: number;
}

/** The text a person reads in the cell. A check box shows as one. */
export function shown(cell: Cell | undefined): string {
  if (cell?.dataValidation?.condition?.type === 'BOOLEAN') {
    return cell.effectiveValue?.boolValue === true ? '☑' : '☐';
  }
  return cell?.formattedValue ?? '';
}

const isDropDown = (cell: Cell | undefined): boolean => {
  const type = cell?.dataValidation?.condition?.type;
  return (type === 'ONE_OF_LIST' || type === 'ONE_OF_RANGE') && cell?.dataValidation?.showCustomUi !== false;
};

/** What the pointer is told: note, formula, choices, error, one a line. Empty when there is nothing to tell. */
function hover(cell: Cell | undefined, say: Words): string {
  if (cell === undefined) return '';
  const lines: string[] = [];
  if (cell.note) lines.push(cell.note);
  const formula = cell.userEnteredValue?.formulaValue;
  if (formula) lines.push(`${say.formula}: ${formula}`);
  const error = cell.effectiveValue?.errorValue;
  if (error) lines.push(`${say.error}: ${error.message ?? error.type ?? ''}`);
  if (cell.dataValidation?.condition?.type === 'ONE_OF_LIST') {
    const choices = (cell.dataValidation.condition.values ?? []).map((v) => v.userEnteredValue ?? '');
    const more = choices.length > MAX_CHOICES ? ', …' : '';
    lines.push(`${say.choices}: ${choices.slice(0, MAX_CHOICES).join(', ')}${more}`);
  }
  return lines.join('\n');
}

/**
 * Whether the text is longer than the cell and may run over empty neighbours, as in Google Sheets. Eight pixels a
 * character is a generous guess of its width.
 */
export function mayRun(cell: Cell | undefined, width: number): boolean {
  if (shown(cell).length * 8 <= width) return false;
  const { wraps, clips, align } = look(cell);
  return !wraps && !clips && align === 'left';
}

/** The `<td>`. */
export function cellHtml(cell: Cell | undefined, place: Place, looks: Looks, say: Words): Html {
  const text = shown(cell);
  const style = look(cell);
  const classes = [
    looks.name(style.css),
    cell?.note && 'n',
    cell?.effectiveValue?.errorValue && 'e',
    isDropDown(cell) && 'd',
    place.protection === 'locked' && 'p',
    place.protection === 'warned' && 'w',
    place.stuck !== undefined && 's',
  ].filter(Boolean);
  const title = hover(cell, say);
  const stuck = place.stuck === undefined ? '' : raw(` style="left:${place.stuck}px"`);
  const attributes = html`${classes.length > 0 && html` class="${classes.join(' ')}"`}${
    place.span.rows > 1 && html` rowspan="${place.span.rows}"`
  }${place.span.columns > 1 && html` colspan="${place.span.columns}"`}${title !== '' && html` title="${title}"`}${stuck}`;
  return place.beside > 0
    ? html`<td${attributes}><span class="run" style="width:${place.width + place.beside - 7}px">${text}</span></td>`
    : html`<td${attributes}>${text}</td>`;
}
