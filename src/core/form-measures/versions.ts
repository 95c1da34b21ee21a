/**
 * A period does not end with its last day: months are entered late and change it. The older figures are kept, so that a
 * percentage printed last month can be explained today.
 *
 * Formula: one version while the period runs, overwritten in place; one more for each check after its last day that finds
 * other counts. Wrong input: a month typed late counts in its own quarter, whenever it is typed; what a form no longer has of
 * a closed period becomes a version of nothing.
 * Source: the month of monitoring and the time of entry are kept apart.
 * Certainty: numbering is this project's. Counts are compared and not the marks of persons, which stay in their spreadsheet.
 */
import type { LeftOut } from '../measures/measure.ts';
import type { Zone } from '../schedule/deadline.ts';
import type { FormMeasure } from './form-measure.ts';
import { isClosed } from './period.ts';

export interface MeasureVersion extends FormMeasure {
  /** 1, and one more for each change after the close of the period. */
  version: number;
  /** Epoch milliseconds of the check that found it so. */
  since: number;
}

export type MeasureKey = Pick<FormMeasure, 'name' | 'period'>;

export interface MeasureChanges {
  /** Each replaces the stored version of its number, or is a new one. */
  written: MeasureVersion[];
  /** Of running periods, and no longer in the form. */
  dropped: MeasureKey[];
}

const NOTHING = { numerator: 0, denominator: 0, leftOut: [] };

/**
 * What has to be stored of the measures just taken; undefined when all stands as it was stored. What a form no longer
 * has of a closed period becomes a version of nothing: 0 of 0.
 * @param stored the newest version of each.
 */
export function changedMeasures(
  stored: readonly MeasureVersion[],
  taken: readonly FormMeasure[],
  now: number,
  zone: Zone,
): MeasureChanges | undefined {
  const before = new Map(stored.map((version) => [keyOf(version), version]));
  const present = new Map(taken.map((measure) => [keyOf(measure), measure]));
  if (present.size < taken.length) throw new Error('a form has two measures of one name and period');
  const written = taken.flatMap((measure) => next(before.get(keyOf(measure)), measure, now, zone));
  const dropped: MeasureKey[] = [];
  for (const version of stored) {
    if (present.has(keyOf(version))) continue;
    const { name, period } = version;
    if (isClosed(version, now, zone)) written.push(...next(version, { name, period, ...NOTHING }, now, zone));
    else dropped.push({ name, period });
  }
  return written.length + dropped.length === 0 ? undefined : { written, dropped };
}

/** The newest of each measure of each form, in the order in which they first appear. */
export function newestVersions<Version extends MeasureVersion & { spreadsheetId: string }>(
  versions: readonly Version[],
): Version[] {
  const newest = new Map<string, Version>();
  for (const version of versions) {
    const key = `${version.spreadsheetId} ${keyOf(version)}`;
    const known = newest.get(key);
    if (known === undefined || known.version < version.version) newest.set(key, version);
  }
  return [...newest.values()];
}

function next(
  before: MeasureVersion | undefined,
  taken: FormMeasure,
  now: number,
  zone: Zone,
): MeasureVersion[] {
  const { name, period, numerator, denominator } = taken;
  const leftOut = byReason(taken.leftOut);
  if (
    before !== undefined &&
    before.numerator === numerator &&
    before.denominator === denominator &&
    JSON.stringify(byReason(before.leftOut)) === JSON.stringify(leftOut)
  )
    return [];
  const last = before?.version ?? 0;
  const version = before !== undefined && !isClosed(before, now, zone) ? last : last + 1;
  return [{ name, period, numerator, denominator, leftOut, version, since: now }];
}

const keyOf = ({ name, period }: MeasureKey): string => `${name} ${period}`;

/** The same list whatever the order of rows in the sheet. */
function byReason(leftOut: readonly LeftOut[]): LeftOut[] {
  return leftOut
    .map(({ reason, count }) => ({ reason, count }))
    .sort((a, b) => (a.reason < b.reason ? -1 : 1));
}
