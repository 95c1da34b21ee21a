import type { FormResult } from '../../core/checks/form.ts';
import type { Measured } from '../../core/form-measures/form-measure.ts';
import { isFilledIn, type Reported } from '../../core/form-measures/reported.ts';
import { changedMeasures, type MeasureChanges } from '../../core/form-measures/versions.ts';
import type { Run } from '../check.ts';

/**
 * What is to be stored of the measures of a check; undefined when they stand as they were stored. A form that could not
 * be read tells nothing, and keeps what it had. Costs a form nothing whose template measures nothing.
 */
export async function measuresOf(
  { ports, lease, compiled, now }: Run,
  { readable }: FormResult,
  { measures }: Measured,
): Promise<MeasureChanges | undefined> {
  if (!readable || compiled.template.measures.length === 0) return undefined;
  const stored = await ports.store.measures.of(lease.spreadsheetId);
  return changedMeasures(stored, measures, now, ports.settings.zone);
}

/** What villages reported, as last compared. Costs a form nothing that has no columns to be filled from it. */
export async function reportedOf({ ports, lease, compiled }: Run): Promise<Reported | undefined> {
  if (!isFilledIn(compiled.template)) return undefined;
  const { findings } = await ports.store.across.of(lease.spreadsheetId);
  return findings.find((finding) => finding.code === 'reported');
}
