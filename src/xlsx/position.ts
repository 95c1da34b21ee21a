/** Addresses of cells in a workbook's parts. */
import { columnLetters } from '../core/cells/address.ts';
import { PartError } from './xml.ts';

export interface Position {
  /** 1-based. */
  row: number;
  /** 0-based. */
  column: number;
}

/** @throws PartError for what is no address of a cell. */
export function positionOf(address: string): Position {
  const found = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(address);
  if (found === null) throw new PartError(`has a cell at ${address}`);
  const [, letters = '', row] = found;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 0x40;
  return { row: Number(row), column: column - 1 };
}

export const cellOf = ({ row, column }: Position): string => `${columnLetters(column)}${row}`;

/** Both ends included. */
export function positionsOf(range: string): { top: number; left: number; bottom: number; right: number } {
  const [first = '', last = first] = range.split(':');
  const [from, to] = [positionOf(first), positionOf(last)];
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}
