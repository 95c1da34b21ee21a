/**
 * The same NIK or KK in the lists of two units. A number never leaves its spreadsheet: lists are compared by marks,
 * keyed hashes of the number and of what it is compared within, so that the marks of two years, or of the list of a
 * desa and that of its puskesmas, which repeats it rightly, have nothing in common.
 */
import { readIdentity } from '../cells/identity.ts';
import type { CellValue } from '../cells/text.ts';
import { isBlank } from '../cells/text.ts';
import type { CompiledTab } from '../checks/compile.ts';
import type { ReadRow } from '../checks/row-list.ts';
import type { Block, TabResult } from '../checks/tab.ts';
import { tableOf } from '../checks/table.ts';
import type { AcrossCheck } from '../template/across-schema.ts';
import type { Unit } from '../units.ts';
import type { IdentityFinding } from './finding.ts';

/** A row with a number that can be compared. */
export interface IdentityRow {
  /** What is hashed: the number and what it is compared within. Never stored, never shown. */
  text: string;
  line: ReadRow;
  check: AcrossCheck<'same-identity'>;
}

/** @param within Scheme, period and level of unit: lists that agree in these are compared. */
export function identityRows(
  compiled: CompiledTab,
  result: TabResult,
  block: Block,
  within: { scheme: string; period: string; level: Unit['level'] | undefined },
): IdentityRow[] {
  const checks = compiled.tab.across.filter((check) => check.check === 'same-identity');
  if (checks.length === 0) return [];
  const table = tableOf(compiled, result, block);
  return checks.flatMap((check) => {
    const column = compiled.tab.columns.find(({ name }) => name === check.column);
    if (column === undefined) return [];
    const kind = column.format === 'kk' ? 'kk' : 'nik';
    const domain = JSON.stringify([
      within.scheme,
      within.period,
      within.level ?? '',
      compiled.tab.name,
      column.name,
    ]);
    return table.rows.flatMap((row): IdentityRow[] => {
      const digits = digitsOf(row.raw(column.name), kind, column.newborn);
      return digits === undefined ? [] : [{ text: `${domain} ${digits}`, line: row.line, check }];
    });
  });
}

function digitsOf(value: CellValue, kind: 'nik' | 'kk', newborn: boolean | undefined): string | undefined {
  if (isBlank(value) || (typeof value !== 'string' && typeof value !== 'number')) return undefined;
  const read = readIdentity(value, kind, newborn);
  return read.kind === 'identity' ? read.digits : undefined;
}

/** Marks of one spreadsheet that stand elsewhere too, each with the name of a unit where it does. */
export interface Shared {
  mark: string;
  unit: string;
  /** Another spreadsheet in which it stands. */
  spreadsheetId: string;
}

/** Unit names that are told; the number of places is told in full. */
const NAMED = 2;
/** Marks that one form is told of at once: more would not fit one row of the store, and are told once these are settled. */
const TOLD = 20_000;

/** One finding for all marks that stand in the same places, so that a copied list is one. */
export function sameIdentity(shared: readonly Shared[]): IdentityFinding[] {
  const sheets = Map.groupBy(shared, ({ mark }) => mark);
  const told = [...sheets.keys()].sort().slice(0, TOLD);
  const alike = Map.groupBy(told, (mark) => {
    const places = sheets.get(mark) ?? [];
    const units = [...new Set(places.map(({ unit }) => unit))].sort();
    const number = new Set(places.map(({ spreadsheetId }) => spreadsheetId)).size;
    return JSON.stringify({ units: units.slice(0, NAMED), places: number });
  });
  return [...alike.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([params, marks]) => ({ code: 'same-identity-elsewhere', marks, params: JSON.parse(params) }));
}
