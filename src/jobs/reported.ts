/** What the villages below came to, for the columns of a form that Pantau fills from it. */
import type { ReportedFinding } from '../core/across/finding.ts';
import { newestClosedQuarter } from '../core/form-measures/period.ts';
import { isFilledIn, reportedFigures, type VillageReport } from '../core/form-measures/reported.ts';
import { newestVersions } from '../core/form-measures/versions.ts';
import { lineage } from '../core/measures/roll-up.ts';
import { readPeriod } from '../core/period.ts';
import type { Zone } from '../core/schedule/deadline.ts';
import type { Template } from '../core/template/schema.ts';
import type { Unit } from '../core/units.ts';
import type { Store } from '../ports/store/store.ts';
import type { Placed } from './places.ts';

/**
 * One list a form that has such columns, empty where nothing is reported. All villages are taken at the newest quarter
 * that is over: one that runs would favour whoever reports early.
 */
export async function reportedFindings(
  store: Store,
  places: readonly Placed[],
  units: readonly Unit[],
  now: number,
  zone: Zone,
): Promise<Map<string, ReportedFinding[]>> {
  const asking = places.filter(({ template }) => isFilledIn(template));
  const found = new Map<string, ReportedFinding[]>();
  if (asking.length === 0) return found;
  const parents = new Map(units.map(({ code, parent }) => [code, parent]));
  const reporting = places.filter(({ template }) => template.measures.some(reportsConvergence));
  const reportsOf = new Map<string, Promise<Map<string, VillageReport>>>();
  for (const { spreadsheetId, unit, period: of } of asking) {
    const year = readPeriod(of)?.year;
    const period = year === undefined ? undefined : newestClosedQuarter(year, now, zone);
    if (period === undefined) {
      found.set(spreadsheetId, []);
      continue;
    }
    let known = reportsOf.get(period);
    if (known === undefined) {
      known = readReports(store, reporting, period);
      reportsOf.set(period, known);
    }
    const below = [...(await known).values()].filter((report) =>
      lineage(report.unit, parents).includes(unit.code),
    );
    const villages = reportedFigures(below, period);
    const none = Object.keys(villages).length === 0;
    found.set(spreadsheetId, none ? [] : [{ code: 'reported', period, villages }]);
  }
  return found;
}

const reportsConvergence = ({ measure }: Template['measures'][number]): boolean =>
  measure === 'convergence-of-months' || measure === 'convergence-of-quarter';

/** By spreadsheet, in the order of their ids. */
async function readReports(
  store: Store,
  reporting: readonly Placed[],
  period: string,
): Promise<Map<string, VillageReport>> {
  const ids = [...new Set(reporting.map(({ template }) => template.id))];
  const versions = await Promise.all(ids.map((id) => store.measures.versions(id, period)));
  const bySheet = Map.groupBy(newestVersions(versions.flat()), ({ spreadsheetId }) => spreadsheetId);
  const sorted = reporting.toSorted((a, b) => (a.spreadsheetId < b.spreadsheetId ? -1 : 1));
  return new Map(
    sorted.map(({ spreadsheetId, unit, template }) => [
      spreadsheetId,
      { unit: unit.code, template, versions: bySheet.get(spreadsheetId) ?? [] },
    ]),
  );
}
