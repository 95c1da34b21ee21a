/** Addresses of cells in a workbook's parts. */
import { columnLetters } from '../core/cells/address.ts';
import { PartError } from './xml.ts';

export interface Position {
  /** 1-based. */
  row: number;
  /** 0-based. */
  column: number;
}

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** @throws PartError for what is no address of a cell. */
export function positionOf(address: string): Position {
  let column = 0;
  let row = 0;
  for (let at = 0; at < address.length; at++) {
    const code = address.charCodeAt(at);
    const letter = (code | 0x20) - 0x60;
    if (code >= 0x30 && code <= 0x39 && column > 0) row = row * 10 + code - 0x30;
    else if (letter >= 1 && letter <= 26 && row === 0) column = column * 26 + letter;
    else throw new PartError(`has a cell at ${address}`);
  }
  if (row < 1 || row > LAST_ROW || column < 1 || column > LAST_COLUMN)
    throw new PartError(`has a cell at ${address}`);
  return { row, column: column - 1 };
}

export const cellOf = ({ row, column }: Position): string => `${columnLetters(column)}${row}`;

/** Both ends included. */
export function positionsOf(range: string): { top: number; left: number; bottom: number; right: number } {
  const [first = '', last = first] = range.split(':');
  const [from, to] = [positionOf(first), positionOf(last)];
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}
