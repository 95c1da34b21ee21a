/**
 * Somebody who moves within a quarter is monitored in two villages and would count twice.
 *
 * Formula: the village of the last month counts, with all the months of both: services received elsewhere were received.
 * Source: the month of monitoring in Formulir 2A and 2B. Certainty: no public rule was found; this one is the project's.
 */
import { firstMonth, HISTORY, monthNumber, type Quarter } from './quarter.ts';
import type { MonthlyRow } from './rows.ts';

export interface Residents<Row extends MonthlyRow> {
  rows: Row[];
  /** People who had rows here in the quarter and belong to another village by its end. */
  movedAway: number;
}

/** @param rows of one form, of all villages; those of later quarters or entered after `asOf` are dropped. */
export function byResidence<Row extends MonthlyRow>(
  rows: readonly Row[],
  quarter: Quarter,
  asOf: number,
): Map<string, Residents<Row>> {
  const base = firstMonth(quarter);
  const known = rows.filter((row) => row.enteredAt <= asOf && monthNumber(row.month) - base < HISTORY);
  const lastRow = new Map<string, Row>();
  for (const row of known) {
    const other = lastRow.get(row.person);
    if (other === undefined || isLater(row, other)) lastRow.set(row.person, row);
  }
  const villages = new Map<string, Residents<Row>>();
  const at = (village: string): Residents<Row> => {
    const residents = villages.get(village) ?? { rows: [], movedAway: 0 };
    villages.set(village, residents);
    return residents;
  };
  const gone = new Set<string>();
  for (const row of known) {
    const { village } = lastRow.get(row.person)!;
    at(village).rows.push(row);
    const left = `${row.village} ${row.person}`;
    if (village === row.village || monthNumber(row.month) - base < HISTORY - 3 || gone.has(left)) continue;
    gone.add(left);
    at(row.village).movedAway++;
  }
  return villages;
}

/** By month, then by time of entry, then by the village's code, so that the order of rows does not matter. */
function isLater(row: MonthlyRow, other: MonthlyRow): boolean {
  if (row.month !== other.month) return row.month > other.month;
  if (row.enteredAt !== other.enteredAt) return row.enteredAt > other.enteredAt;
  return row.village > other.village;
}
