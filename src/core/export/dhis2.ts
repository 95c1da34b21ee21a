/**
 * Figures as `dataValueSets` of DHIS2.
 * https://docs.dhis2.org/en/develop/using-the-api/dhis-core-version-master/data.html
 */
import * as z from 'zod';
import { readPeriod } from '../period.ts';
import type { ExportRow } from './rows.ts';

const Uid = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]{10}$/, 'is no id of DHIS2: 11 letters and digits, a letter first');

export const Dhis2MappingSchema = z.strictObject({
  dataSet: Uid.optional(),
  /** By `form/indicator/figure`, as the CSV names them. */
  dataElements: z.record(
    z.string(),
    z.union([Uid, z.strictObject({ dataElement: Uid, categoryOptionCombo: Uid })]),
  ),
  /** By code of the unit. */
  orgUnits: z.record(z.string(), Uid),
});

export type Dhis2Mapping = z.infer<typeof Dhis2MappingSchema>;

export interface Dhis2DataValueSet {
  dataSet?: string;
  dataValues: {
    dataElement: string;
    categoryOptionCombo?: string;
    period: string;
    orgUnit: string;
    value: string;
    /** What was not counted. */
    comment?: string;
  }[];
}

/** `2025`, `2025S1`, `2025Q3`, `202508`. Throws for a text that names no period. */
export function dhis2Period(text: string): string {
  const period = readPeriod(text);
  if (period === undefined) throw new RangeError(`"${text}" is not a period`);
  const { year, firstMonth, months } = period;
  switch (months) {
    case 12:
      return String(year);
    case 6:
      return `${year}S${(firstMonth + 5) / 6}`;
    case 3:
      return `${year}Q${(firstMonth + 2) / 3}`;
    case 1:
      return `${year}${String(firstMonth).padStart(2, '0')}`;
  }
}

export const dhis2Key = ({ form, indicator, figure }: ExportRow): string => `${form}/${indicator}/${figure}`;

export interface Dhis2Export {
  set: Dhis2DataValueSet;
  /** Keys and codes that the mapping does not name, in order: nothing of them is in the set. */
  unmapped: { dataElements: string[]; orgUnits: string[] };
  /** Rows without a value. */
  empty: number;
}

export function dataValueSet(rows: readonly ExportRow[], mapping: Dhis2Mapping): Dhis2Export {
  const dataElements = new Set<string>();
  const orgUnits = new Set<string>();
  const dataValues: Dhis2DataValueSet['dataValues'] = [];
  let empty = 0;
  for (const row of rows) {
    const key = dhis2Key(row);
    const element = mapping.dataElements[key];
    const orgUnit = mapping.orgUnits[row.unit];
    if (element === undefined) dataElements.add(key);
    if (orgUnit === undefined) orgUnits.add(row.unit);
    if (element === undefined || orgUnit === undefined) continue;
    if (row.value === null) {
      empty++;
      continue;
    }
    dataValues.push({
      ...(typeof element === 'string' ? { dataElement: element } : element),
      period: dhis2Period(row.period),
      orgUnit,
      value: String(row.value),
      ...(row.note !== '' && { comment: row.note }),
    });
  }
  const set = { ...(mapping.dataSet !== undefined && { dataSet: mapping.dataSet }), dataValues };
  return { set, unmapped: { dataElements: [...dataElements].sort(), orgUnits: [...orgUnits].sort() }, empty };
}
