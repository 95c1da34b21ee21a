/** Least and largest number that a cell of a column may hold: days are serials. */
import { serialOfIso } from '../../cells/calendar.ts';
import type { Column } from '../../template/schema.ts';

export interface Bounds {
  least: number;
  largest: number;
}

export function boundsOf({ constraints: { minimum, maximum, earliest, latest } }: Column): Bounds {
  return {
    least: minimum ?? dayOf(earliest) ?? Number.NEGATIVE_INFINITY,
    largest: maximum ?? dayOf(latest) ?? Number.POSITIVE_INFINITY,
  };
}

const dayOf = (iso: string | undefined): number | undefined =>
  iso === undefined ? undefined : serialOfIso(iso);
