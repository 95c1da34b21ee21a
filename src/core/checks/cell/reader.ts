/** What the readers of all column types share. */
import { isPlaceholder } from '../../cells/placeholder.ts';
import { type CellValue, cellText } from '../../cells/text.ts';
import type { Column } from '../../template/schema.ts';
import type { Reading, Report } from '../row.ts';

/** Reads a cell and reports what its column does not allow. */
export type CellReader = (value: CellValue, report: Report) => Reading;

/** A cell that is neither blank nor an error value nor "tidak ada sasaran". */
export type Filled = string | number | boolean;

/** Reads what stands in a filled cell into `reading`. */
export type ValueReader = (raw: Filled, reading: Reading, report: Report) => void;

/** What readers need to know beside their column. */
export interface CellContext {
  /** Year of the form: months without a year lie in it, two-digit years near it. */
  formYear: number;
}

export function blankReading(raw: CellValue): Reading {
  return { raw, blank: true, notApplicable: false, number: undefined, text: undefined };
}

/** Settles a placeholder such as `-`: a blank cell whose owner is asked what is meant. */
export function compileMissing(column: Column): ValueReader {
  const own = [column.name];
  const required = column.constraints.required === true;
  return (raw, reading, report) => {
    reading.blank = true;
    report('placeholder', own, { value: String(raw) });
    if (required) report('required-missing', own, {});
  };
}

/** A reader of cells that may hold a placeholder: those are settled before `read` sees them. */
export function besidePlaceholders(column: Column, read: ValueReader): ValueReader {
  const missing = compileMissing(column);
  return (raw, reading, report) => {
    if (isPlaceholder(cellText(raw))) missing(raw, reading, report);
    else read(raw, reading, report);
  };
}
