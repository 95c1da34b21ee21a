/** Columns of figures: whole numbers, decimals, shares. */
import { type NumberHabit, readNumber } from '../../cells/number.ts';
import { cellText } from '../../cells/text.ts';
import { comparable } from '../../cells/unit.ts';
import type { Column } from '../../template/schema.ts';
import type { Report } from '../row.ts';
import { compileMissing, type ValueReader } from './reader.ts';

export function numberReader(column: Column): ValueReader {
  const { minimum, maximum } = column.constraints;
  const whole = column.type === 'integer';
  const units = column.units && comparable(column.units);
  const habit: NumberHabit = { whole, units, minimum, maximum };
  const own = [column.name];
  const missing = compileMissing(column);

  const check = (value: number, report: Report): number => {
    if (whole && !Number.isInteger(value)) report('not-whole', own, { value });
    if (minimum !== undefined && value < minimum) report('below-minimum', own, { value, minimum });
    if (maximum !== undefined && value > maximum) report('above-maximum', own, { value, maximum });
    return value;
  };

  return (raw, reading, report) => {
    if (typeof raw === 'number') {
      reading.number = check(raw, report);
      return;
    }
    if (typeof raw === 'boolean') {
      report('not-a-number', own, { value: cellText(raw) });
      return;
    }
    const read = readNumber(raw, habit);
    switch (read.kind) {
      case 'number':
        reading.number = check(read.value, report);
        if (read.typo) report('number-typo', own, { value: raw, read: read.value });
        if (read.ambiguous) report('ambiguous-number', own, { value: raw, read: read.value });
        return;
      case 'missing':
        missing(raw, reading, report);
        return;
      case 'operator':
        report('number-bound', own, { value: raw });
        return;
      case 'range':
        report('number-range', own, { value: raw });
        return;
      case 'scientific':
        report('number-scientific', own, { value: raw });
        return;
      case 'letter':
        report('number-letter', own, { value: raw, suggestion: read.suggestion });
        return;
      case 'unit':
        report('not-a-number', own, { value: raw, suggestion: read.value });
        return;
      case 'none':
        report('not-a-number', own, { value: raw });
    }
  };
}
