/** Whether a cell holds what a column asks for: the ground on which rows are told from notes, and columns from columns. */

import { CATALOGUE } from '../catalogue/catalogue.ts';
import type { CellValue } from '../cells/text.ts';
import type { Column } from '../template/schema.ts';
import type { CellReader } from './cell/reader.ts';
import { isUnread } from './row.ts';

/** Filled, read, and within what the column allows. */
export function fits(read: CellReader, value: CellValue): boolean {
  let wrong = false;
  const reading = read(value, (code) => {
    if (CATALOGUE[code].severity === 'error') wrong = true;
  });
  return !wrong && !reading.blank && !isUnread(reading);
}

/** Columns that do not take any text: that one fits says something. */
export const isTyped = ({ type, format, constraints }: Column): boolean =>
  type !== 'string' ||
  format !== undefined ||
  constraints.enum !== undefined ||
  constraints.pattern !== undefined;
