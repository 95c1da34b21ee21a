/** Reads one cell by its column and reports what the column's type and constraints do not allow. */
import { readNumber } from '../cells/number.ts';
import { type CellValue, cellText, isBlank, isErrorValue, plainWord } from '../cells/text.ts';
import type { Column } from '../template/schema.ts';
import { LONGEST_MATCHED, wholePattern } from './pattern.ts';
import type { Reading, Report } from './row.ts';

export type CellReader = (value: CellValue, report: Report) => Reading;

/** Compiles the reader of a column, so that nothing of the template is looked up per cell. */
export function compileCell(column: Column): CellReader {
  const { constraints, name } = column;
  const marks = new Set(column.notApplicable?.map(plainWord));
  const whole = column.type === 'integer';
  const checkNumber = compileNumber(column);
  const checkText = compileText(column);
  const numeric = column.type !== 'string';
  const own = [name];

  return (raw, report) => {
    const reading: Reading = { raw, blank: isBlank(raw), notApplicable: false, number: undefined };
    if (reading.blank) {
      if (constraints.required) report('required-missing', own, {});
      return reading;
    }
    if (isErrorValue(raw)) {
      report('formula-error', own, { value: raw });
      return reading;
    }
    if (typeof raw === 'string' && marks.size > 0 && marks.has(plainWord(raw))) {
      reading.notApplicable = true;
      return reading;
    }
    if (!numeric) {
      checkText(cellText(raw), report);
      return reading;
    }
    if (typeof raw === 'number') {
      reading.number = raw;
    } else {
      const text = cellText(raw);
      const read = typeof raw === 'string' ? readNumber(raw, whole) : undefined;
      if (read?.kind !== 'number') {
        report('not-a-number', own, { value: text });
        return reading;
      }
      reading.number = read.value;
      if (read.ambiguous) report('ambiguous-number', own, { value: text, read: read.value });
    }
    checkNumber(reading.number, report);
    return reading;
  };
}

function compileNumber(column: Column): (value: number, report: Report) => void {
  const { minimum, maximum } = column.constraints;
  const whole = column.type === 'integer';
  const own = [column.name];
  return (value, report) => {
    if (whole && !Number.isInteger(value)) report('not-whole', own, { value });
    if (minimum !== undefined && value < minimum) report('below-minimum', own, { value, minimum });
    if (maximum !== undefined && value > maximum) report('above-maximum', own, { value, maximum });
  };
}

function compileText(column: Column): (text: string, report: Report) => void {
  const { enum: choices, pattern } = column.constraints;
  const own = [column.name];
  const allowed = choices && new Map(choices.map((choice) => [plainWord(choice), choice]));
  const shape = wholePattern(pattern);
  return (text, report) => {
    const trimmed = text.trim();
    if (allowed && choices && !allowed.has(plainWord(trimmed))) {
      report('not-in-list', own, { value: trimmed, allowed: choices.join(', ') });
    }
    if (shape && !shape.test(trimmed.slice(0, LONGEST_MATCHED)))
      report('pattern-mismatch', own, { value: trimmed });
  };
}
