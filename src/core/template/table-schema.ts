/**
 * A tab of a form as a Frictionless Table Schema (https://specs.frictionlessdata.io/table-schema/), for tools that
 * check or load its rows elsewhere. What Table Schema has no word for (who owes a cell, row rules) is left out.
 */
import type { Column, Tab } from './schema.ts';

export interface TableSchema {
  fields: TableSchemaField[];
  primaryKey: string;
  /** Texts that stand for no value: the blank cell, and the marks for "tidak ada sasaran". */
  missingValues: string[];
}

export interface TableSchemaField {
  name: string;
  title: string;
  description?: string;
  type: string;
  format?: string;
  constraints?: Record<string, unknown>;
}

export function tableSchema(tab: Tab): TableSchema {
  const marks = tab.columns
    .filter((column) => column.type !== 'string')
    .flatMap((column) => column.notApplicable ?? []);
  return {
    fields: tab.columns.map((column) => field(column, column.name === tab.key)),
    primaryKey: tab.key,
    missingValues: ['', ...new Set(marks)],
  };
}

function field(column: Column, isKey: boolean): TableSchemaField {
  const constraints = { ...constraintsOf(column), ...(isKey && { required: true, unique: true }) };
  const { format } = column;
  return {
    name: column.name,
    title: column.label.id,
    ...(column.help && { description: column.help.id }),
    type: format === 'time' ? 'time' : (TYPES[column.type] ?? column.type),
    ...((format === 'email' || format === 'uri') && { format }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}

/** What Table Schema has no word for. A share is a number: 0.3081 is what the cell holds. */
const TYPES: Partial<Record<Column['type'], string>> = {
  percent: 'number',
  quarter: 'string',
  mark: 'string',
};

function constraintsOf({ constraints, type, marks }: Column): Record<string, unknown> {
  const { earliest, latest, ...rest } = constraints;
  // A bound is written as the type's values are: a month has no day.
  const written = (day: string) => (type === 'yearmonth' ? day.slice(0, 7) : day);
  const bounded = type === 'date' || type === 'yearmonth';
  return {
    ...rest,
    ...(bounded && earliest !== undefined && { minimum: written(earliest) }),
    ...(bounded && latest !== undefined && { maximum: written(latest) }),
    ...(marks !== undefined && { enum: Object.values(marks).flat() }),
  };
}
