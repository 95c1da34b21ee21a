/** Reads one cell by its column and reports what the column's type and constraints do not allow. */

import { isDigit } from '../cells/characters.ts';
import type { OrderJudgement } from '../cells/date-order.ts';
import { isBlank, isErrorValue, plainWord } from '../cells/text.ts';
import type { Column } from '../template/schema.ts';
import { clockReader } from './cell/clock.ts';
import { emailReader, phoneReader } from './cell/contact.ts';
import { dateReader } from './cell/date.ts';
import { identityReader } from './cell/identity.ts';
import { linkReader } from './cell/link.ts';
import { markReader } from './cell/mark.ts';
import { numberReader } from './cell/number.ts';
import { periodReader } from './cell/period.ts';
import {
  blankReading,
  type CellContext,
  type CellReader,
  type Filled,
  type ValueReader,
} from './cell/reader.ts';
import { regionReader } from './cell/region.ts';
import { textReader } from './cell/text.ts';

export type { CellContext, CellReader } from './cell/reader.ts';

/** Compiles the reader of a column, so that nothing of the template is looked up per cell. */
export function compileCell(column: Column, context: CellContext): CellReader {
  return withFrame(column, valueReader(column, context));
}

/** The reader of a column of dates in which some are written month first, as was judged over the whole column. */
export function compileDates(column: Column, context: CellContext, judgement: OrderJudgement): CellReader {
  return withFrame(column, dateReader(column, context, judgement));
}

function valueReader(column: Column, context: CellContext): ValueReader {
  switch (column.type) {
    case 'integer':
    case 'number':
    case 'percent':
      return numberReader(column);
    case 'date':
      return dateReader(column, context, { order: 'day-first', doubtful: false });
    case 'yearmonth':
    case 'quarter':
      return periodReader(column, context);
    case 'mark':
      return markReader(column);
    case 'string':
      return formatReader(column);
  }
}

function formatReader(column: Column): ValueReader {
  switch (column.format) {
    case undefined:
      return textReader(column);
    case 'nik':
    case 'kk':
      return identityReader(column, column.format);
    case 'kemendagri':
    case 'bps':
      return regionReader(column, column.format);
    case 'phone':
      return phoneReader(column);
    case 'email':
      return emailReader(column);
    case 'time':
      return clockReader(column);
    case 'uri':
      return linkReader(column);
  }
}

/** What every column has in common: blank cells, broken formulas, "tidak ada sasaran". */
function withFrame(column: Column, readValue: ValueReader): CellReader {
  const marks = new Set(column.notApplicable?.map(plainWord));
  // Figures are most of what stands in a sheet, and need not be looked up unless a mark is a figure.
  const figures = [...marks].some((mark) => isDigit(mark.charCodeAt(0)));
  const mayBeMark = (text: string) => marks.size > 0 && (figures || !isDigit(text.charCodeAt(0)));
  const required = column.constraints.required === true;
  const own = [column.name];

  return (raw, report) => {
    const reading = blankReading(raw);
    if (isBlank(raw)) {
      if (required) report('required-missing', own, {});
      return reading;
    }
    reading.blank = false;
    if (typeof raw === 'string') {
      if (isErrorValue(raw)) {
        report('formula-error', own, { value: raw });
        return reading;
      }
      if (mayBeMark(raw) && marks.has(plainWord(raw))) {
        reading.notApplicable = true;
        return reading;
      }
    }
    readValue(raw as Filled, reading, report);
    return reading;
  };
}
