/**
 * Keeps the course of measures: once a local day, what each came to in every unit that has it below or at it. Only what
 * differs from the day recorded last is stored; what was then and is no more stands as nothing of nothing.
 */
import { rollUpMeasures } from '../core/form-measures/roll-up.ts';
import { type MeasureKey, newestVersions } from '../core/form-measures/versions.ts';
import { localDate } from '../core/schedule/deadline.ts';
import type { MeasureDay } from '../ports/store/measures.ts';
import { everySeen } from './all-seen.ts';
import type { Ports } from './ports.ts';

/** Number of days stored. Not before every form was read once: sums of some of them would be a rise that was none. */
export async function recordMeasures({
  store,
  clock,
  settings,
}: Pick<Ports, 'store' | 'clock' | 'settings'>): Promise<number> {
  const date = localDate(await clock.now(), settings.zone);
  if ((await store.measures.recordedOn()) === date) return 0;
  const forms = await store.results.forms();
  if (!everySeen(forms)) return 0;
  const [units, periods] = await Promise.all([store.register.units(), store.measures.periods()]);
  const days: MeasureDay[] = [];
  for (const [templateId, measured] of Map.groupBy(periods, (each) => each.templateId)) {
    const [versions, last] = await Promise.all([
      store.measures.versions(templateId),
      store.measures.lastDays(templateId),
    ]);
    const bySheet = Map.groupBy(newestVersions(versions), ({ spreadsheetId }) => spreadsheetId);
    const sums = rollUpMeasures(
      units,
      forms
        .filter((form) => form.templateId === templateId)
        .map(({ unit, spreadsheetId }) => ({ unit, versions: bySheet.get(spreadsheetId) ?? [] })),
    );
    const before = new Map(last.map((day) => [keyOf(day.unit, day), day]));
    const keys = new Map([...measured, ...last].map((key) => [keyOf('', key), key]));
    for (const { code: unit } of units)
      for (const { name, period } of keys.values()) {
        const known = before.get(keyOf(unit, { name, period }));
        const { numerator, denominator } = sums.of(unit, { name, period })?.measure ?? NOTHING;
        const { numerator: stood, denominator: of } = known ?? NOTHING;
        if (numerator !== stood || denominator !== of)
          days.push({ templateId, unit, name, period, date, numerator, denominator });
      }
  }
  await store.measures.recordDays(days, date);
  return days.length;
}

const NOTHING = { numerator: 0, denominator: 0 };

const keyOf = (unit: string, { name, period }: MeasureKey): string => `${unit} ${name} ${period}`;
