import type { FormResult } from '../../core/checks/form.ts';
import type { Measured } from '../../core/form-measures/form-measure.ts';
import { isFilledIn, type Reported } from '../../core/form-measures/reported.ts';
import { changedMeasures, type MeasureChanges } from '../../core/form-measures/versions.ts';
import type { Run } from '../check.ts';
import { readPlaces } from '../places.ts';
import { reportedFindings } from '../reported.ts';

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

/**
 * What villages reported, as last compared; as it stands now for a form that no night has seen yet, so that a new one need
 * not wait for it. Costs a form nothing that has no columns to be filled from it.
 */
export async function reportedOf({ ports, lease, compiled, now }: Run): Promise<Reported | undefined> {
  if (!isFilledIn(compiled.template)) return undefined;
  const { store, settings } = ports;
  const { findings } = await store.across.of(lease.spreadsheetId);
  const known = findings.find((finding) => finding.code === 'reported');
  if (known !== undefined) return known;
  const { places, units } = await readPlaces(store);
  const found = await reportedFindings(store, places, units, now, settings.zone);
  return found.get(lease.spreadsheetId)?.[0];
}
