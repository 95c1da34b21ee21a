/**
 * A table whose rows a phone shows as blocks with labels. Roles are spelled out, because browsers drop a table's
 * meaning once its rows are laid out otherwise.
 */
import { html } from 'hono/html';
import type { Markup } from '../layout.ts';

type Content = Markup | string;

export interface Cell {
  /** Names the column for the style sheet. */
  name: string;
  /** Head of the column, or label in the block. */
  label: string;
  content: Content;
  /** The content says what it is by itself. */
  bare?: boolean;
}

export interface Row {
  title: Content;
  /** Something that needs attention, below the title. */
  trouble?: string;
  cells: Cell[];
}

/** @param heads of all columns, the title's first. */
export function rowsTable(name: string, heads: readonly string[], rows: readonly Row[], total?: Row): Markup {
  return html`<table class="rows ${name}" role="table">
    <thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th scope="col" role="columnheader">${head}</th>`)}</tr></thead>
    <tbody role="rowgroup">${rows.map(row)}</tbody>
    ${total === undefined ? '' : html`<tfoot role="rowgroup">${row(total)}</tfoot>`}
  </table>`;
}

function row({ title, trouble, cells }: Row): Markup {
  return html`<tr role="row"><th scope="row" role="rowheader"><span class="title">${title}</span>${
    trouble === undefined ? '' : html`<small class="trouble">${trouble}</small>`
  }</th>${cells.map(
    ({ name, label, content, bare = false }) =>
      html`<td role="cell" class="${name}"${bare ? '' : html` data-label="${label}"`}>${content}</td>`,
  )}</tr>
`;
}
