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
  const marks = tab.columns.filter(isNumeric).flatMap((column) => column.notApplicable ?? []);
  return {
    fields: tab.columns.map((column) => field(column, column.name === tab.key)),
    primaryKey: tab.key,
    missingValues: ['', ...new Set(marks)],
  };
}

function field(column: Column, isKey: boolean): TableSchemaField {
  const constraints = { ...column.constraints, ...(isKey && { required: true, unique: true }) };
  return {
    name: column.name,
    title: column.label.id,
    ...(column.help && { description: column.help.id }),
    // A share: Table Schema has no percentage, and 0.3081 is what the cell holds.
    type: column.type === 'percent' ? 'number' : column.type,
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}

function isNumeric({ type }: Column): boolean {
  return type !== 'string';
}
