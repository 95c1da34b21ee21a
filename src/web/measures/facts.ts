/** What the page of measures shows, as the store holds it. */
import { FORM_MEASURES, type FormMeasureName } from '../../core/form-measures/form-measure.ts';
import { periodOfMeasure } from '../../core/form-measures/period.ts';
import type { MeasureKey } from '../../core/form-measures/versions.ts';
import { periodText } from '../../core/period.ts';
import type { Settings } from '../../core/settings.ts';
import type { MeasureDay, StoredMeasure } from '../../ports/store/measures.ts';
import type { Store } from '../../ports/store/store.ts';
import type { Asked } from '../figures/asked.ts';
import { loadSubject, type Subject } from '../figures/subject.ts';

export interface MeasureFacts extends Subject {
  /** One measure of each period that has some, newest period first. */
  periods: MeasureKey[];
  /** The one that is shown. */
  period: MeasureKey | undefined;
  /** Measures of the period, in their own order. */
  names: FormMeasureName[];
  /** All versions of them. */
  versions: StoredMeasure[];
  /** Of the unit that is shown: what was recorded of them, oldest first, where a day differs from the one before. */
  days: MeasureDay[];
}

export async function loadMeasures(
  store: Store,
  asOf: number,
  settings: Settings,
  asked: Asked,
  within?: readonly string[],
): Promise<MeasureFacts> {
  const subject = await loadSubject(
    store,
    asOf,
    settings,
    asked,
    ({ measures }) => measures.length > 0,
    within,
  );
  const { template } = subject;
  if (template === undefined)
    return { ...subject, periods: [], period: undefined, names: [], versions: [], days: [] };
  const kinds = (await store.measures.periods()).filter(({ templateId }) => templateId === template.id);
  const byPeriod = Map.groupBy(kinds, textOf);
  const periods = [...byPeriod.values()].flatMap(([first]) => first ?? []).sort(newestFirst);
  const period = periods.find((each) => textOf(each) === asked.period) ?? periods[0];
  if (period === undefined) return { ...subject, periods, period, names: [], versions: [], days: [] };
  const of = new Set(byPeriod.get(textOf(period))?.map(({ name }) => name));
  const [versions, days] = await Promise.all([
    store.measures.versions(template.id, period.period),
    subject.unit === undefined ? [] : store.measures.course(template.id, subject.unit.code, period.period),
  ]);
  return {
    ...subject,
    periods,
    period,
    names: FORM_MEASURES.filter((name) => of.has(name)),
    // A year and its first quarter begin on the same day.
    versions: versions.filter(({ name }) => of.has(name)),
    days: days.filter(({ name }) => of.has(name)),
  };
}

/** `2025-Q3`. */
export const textOf = (measure: MeasureKey): string => periodText(periodOfMeasure(measure));

function newestFirst(a: MeasureKey, b: MeasureKey): number {
  if (a.period !== b.period) return a.period < b.period ? 1 : -1;
  return periodOfMeasure(a).months - periodOfMeasure(b).months;
}
