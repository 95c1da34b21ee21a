/**
 * Releases public figures: those of each round of measurements once, some time after its month is over, and never again.
 * Late entries and corrections change no page: what came in between two dates would be few children, and known ones.
 */
import { isoOf, serialOfIso } from '../core/cells/calendar.ts';
import { periodOfMeasure } from '../core/form-measures/period.ts';
import { newestVersions } from '../core/form-measures/versions.ts';
import { type PublishedFigure, type RoundCounts, releaseOf } from '../core/measures/publication/release.ts';
import { firstDayAfter } from '../core/period.ts';
import { localDate } from '../core/schedule/deadline.ts';
import { LEVELS, type Unit } from '../core/units.ts';
import type { MeasuredPeriod } from '../ports/store/measures.ts';
import type { FormResult } from '../ports/store/results.ts';
import type { Store } from '../ports/store/store.ts';
import { everySeen } from './all-seen.ts';
import { showsPublication } from './check/publication.ts';
import type { Ports } from './ports.ts';

/** First days of the rounds released now. Looks once a local day, and not before every form was read once. */
export async function publish({
  store,
  clock,
  settings,
}: Pick<Ports, 'store' | 'clock' | 'settings'>): Promise<string[]> {
  const { enabled, afterDays } = settings.publication;
  if (!enabled) return [];
  const at = await clock.now();
  const today = localDate(at, settings.zone);
  if ((await store.publications.lookedOn()) === today) return [];
  const forms = await store.results.forms();
  if (!everySeen(forms)) return [];

  const [units, releases, periods] = await Promise.all([
    store.register.units(),
    store.publications.releases(),
    store.measures.periods(),
  ]);
  const before = new Set(releases.map(({ round }) => round));
  const due = periods.filter(
    (measured) =>
      measured.name === 'stunted' &&
      !before.has(measured.period) &&
      dayOfRelease(measured, afterDays) <= today,
  );
  const released: string[] = [];
  for (const [round, measured] of Map.groupBy(due, ({ period }) => period)) {
    const drafts = await Promise.all(
      measured.map(({ templateId }) => draftOf(store, { templateId, round }, units, forms)),
    );
    const [draft] = drafts.filter((each) => each !== undefined).sort((a, b) => b.reporters - a.reporters);
    if (draft === undefined) continue;
    const release = { round, templateId: draft.templateId, at };
    if (await store.publications.release(release, draft.figures, await shownIn(store, forms)))
      released.push(round);
  }
  await store.publications.looked(today);
  return released;
}

function dayOfRelease(measured: MeasuredPeriod, afterDays: number): string {
  const over = serialOfIso(firstDayAfter(periodOfMeasure(measured)));
  if (over === undefined) throw new Error(`no such day: ${measured.period}`);
  return isoOf(over + afterDays);
}

interface Draft {
  templateId: string;
  figures: PublishedFigure[];
  /** Units that reported. */
  reporters: number;
}

/** What one form says of a round, at its lowest level: a puskesmas counts the children of its villages once more. */
async function draftOf(
  { measures }: Store,
  { templateId, round }: { templateId: string; round: string },
  units: readonly Unit[],
  forms: readonly FormResult[],
): Promise<Draft | undefined> {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const own = forms.filter((form) => form.templateId === templateId && byCode.has(form.unit));
  const unitOf = new Map(own.map(({ spreadsheetId, unit }) => [spreadsheetId, unit]));
  const sums = new Map<string, RoundCounts>();
  for (const version of newestVersions(await measures.versions(templateId, round))) {
    const unit = unitOf.get(version.spreadsheetId);
    if (version.name !== 'stunted' || unit === undefined || version.denominator === 0) continue;
    const { measured, stunted } = sums.get(unit) ?? { measured: 0, stunted: 0 };
    sums.set(unit, {
      unit,
      measured: measured + version.denominator,
      stunted: stunted + version.numerator,
    });
  }
  const levelOf = (code: string) => LEVELS.indexOf((byCode.get(code) as Unit).level);
  const lowest = Math.max(...[...sums.keys()].map(levelOf));
  const counts = [...sums.values()].filter(({ unit }) => levelOf(unit) === lowest);
  const holders = new Set(own.map(({ unit }) => unit).filter((unit) => levelOf(unit) === lowest));
  const figures = counts.length === 0 ? undefined : releaseOf(units, [...holders], counts);
  return figures && { templateId, figures, reporters: counts.length };
}

/** Spreadsheets in whose tab of Pantau's the figures stand. */
async function shownIn({ register }: Store, forms: readonly FormResult[]): Promise<string[]> {
  const shown = await Promise.all(
    forms.map(async ({ spreadsheetId, templateId, templateVersion }) => {
      const template = await register.template(templateId, templateVersion);
      return template !== undefined && showsPublication(template) ? [spreadsheetId] : [];
    }),
  );
  return shown.flat();
}
