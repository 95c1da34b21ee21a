/**
 * Slips that only show beside the forms of other units. Made up like all entries; every entry stays as filled, and as
 * right by itself, as it was.
 */
import type { Unit } from '../core/units.ts';
import type { UnitEntries } from './entries.ts';

/** A share that nobody else has where fewer are better: those without need were counted instead of those with. */
const FAR_SHARE = 0.64;

/**
 * One kecamatan holds the figures of another wherever both had theirs right, and one puskesmas a coverage far from
 * that of the others.
 * @param lower Keys of the rows in which fewer are better.
 */
export function withSlips(
  entries: readonly UnitEntries[],
  units: readonly Unit[],
  lower: ReadonlySet<string>,
): UnitEntries[] {
  const levels = new Map(units.map(({ code, level }) => [code, level]));
  // What was approved was looked through.
  const open = entries.filter(({ state }) => state !== 'disetujui');
  const of = (level: Unit['level']) => open.filter(({ unit }) => levels.get(unit) === level);
  const [source, copier] = fullest(of('kecamatan'));
  const far = of('puskesmas')
    .flatMap(({ unit, rows }) => rows.map((row) => ({ unit, ...row })))
    .find(({ key, kind }) => kind === 'right' && lower.has(key));
  return entries.map((one) => {
    if (one === copier && source !== undefined) return { ...one, rows: copiedRows(one.rows, source.rows) };
    if (one.unit === far?.unit)
      return { ...one, rows: one.rows.map((row) => (row.key === far.key ? farRow(row) : row)) };
    return one;
  });
}

function fullest(entries: readonly UnitEntries[]): UnitEntries[] {
  return [...entries].sort((a, b) => b.filled - a.filled || (a.unit < b.unit ? -1 : 1)).slice(0, 2);
}

type Row = UnitEntries['rows'][number];

function copiedRows(rows: readonly Row[], source: readonly Row[]): Row[] {
  const right = new Map(source.filter(({ kind }) => kind === 'right').map((row) => [row.key, row]));
  return rows.map((row) => (row.kind === 'right' ? (right.get(row.key) ?? row) : row));
}

function farRow(row: Row): Row {
  const sasaran = Number(row.cells.sasaran);
  return { ...row, cells: { dilayani: Math.round(sasaran * FAR_SHARE), sasaran } };
}
