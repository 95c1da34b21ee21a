/** What sentences about problems share: their shape, and how values are shown in them. */
import type { ProblemCode, ProblemParams } from '../../checks/problem.ts';
import { decimal } from '../format.ts';

export interface Sentence {
  message: string;
  remedy: string;
}

/** Label of a column in the tab at hand. */
export type LabelOf = (column: string) => string;

/** One sentence a code. `column` is the label of the column to blame. */
export type Sentences<Codes extends ProblemCode> = {
  [Code in Codes]: (params: ProblemParams[Code], column: string, label: LabelOf) => Sentence;
};

export const number = (value: number): string => decimal(value, 'id', 6);

/** What was typed, short enough for a cell and on one line. */
export function shown(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

/** What was typed, in quotes; of a personal column only that something was. */
export const typed = (value: string | undefined): string =>
  value === undefined ? 'isian ini' : `“${shown(value)}”`;

/** The same for a figure. */
export const figure = (value: number | undefined): string =>
  value === undefined ? 'angka ini' : number(value);
