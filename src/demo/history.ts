/** Six earlier days, made up, so that the dashboard has a course to draw and the forecast a pace to go by. */
import type { District } from '../core/district.ts';
import { addCounts, type Counts, formCounts, NO_COUNTS } from '../core/measures/completion.ts';
import { wallClock } from '../core/schedule/deadline.ts';
import type { FormState, Template } from '../core/template/schema.ts';
import type { Snapshot } from '../ports/store/results.ts';
import type { UnitEntries } from './entries.ts';
import { seeded } from './random.ts';

/** Day, and the share of today's entries that stood then. */
const DAYS: [string, number][] = [
  ['2025-11-12', 0.68],
  ['2025-11-13', 0.75],
  ['2025-11-14', 0.82],
  ['2025-11-15', 0.84],
  ['2025-11-16', 0.85],
  ['2025-11-17', 0.94],
];

/** One row per day and unit and one for the district as their sum; no unit ever stands above its entries of today. */
export function demoHistory(
  template: Template,
  district: District,
  entries: readonly UnitEntries[],
): Snapshot[] {
  const random = seeded(`history ${template.id}`);
  const expected = template.tabs.reduce((sum, tab) => sum + (tab.completion ? tab.fixedRows.length : 0), 0);
  const paces = entries.map(() => ({ pace: 0.5 + random.next(), handedIn: random.between(2, 4) }));
  return DAYS.flatMap(([date, share], day) => {
    const row = (unit: string, counts: Counts): Snapshot => ({
      ...counts,
      date,
      unit,
      templateId: template.id,
      templateVersion: template.version,
      at: wallClock(`${date}T20:00`, district.settings.zone),
    });
    const units = entries.map((entry, index) => {
      const { pace, handedIn } = paces[index]!;
      const stood = share ** pace;
      const state: FormState =
        day < handedIn ? 'draft' : day === handedIn ? submitted(entry.state) : entry.state;
      return row(
        entry.unit,
        formCounts(expected, Math.round(entry.filled * stood), Math.round(entry.valid * stood), state),
      );
    });
    return [...units, row(district.settings.unit, units.reduce<Counts>(addCounts, NO_COUNTS))];
  });
}

/** A form is handed in before it is verified or approved. */
function submitted(state: FormState): FormState {
  return state === 'diverifikasi' || state === 'disetujui' ? 'diajukan' : state;
}
