/** What a page of figures is about: form, reporting level and unit, as the address asks or as comes first. */

import { lineage } from '../../core/measures/roll-up.ts';
import { periodOf } from '../../core/period.ts';
import type { Settings } from '../../core/settings.ts';
import type { Template } from '../../core/template/schema.ts';
import { issuedVersion } from '../../core/template/variant-version.ts';
import { LEVELS, type Level, type Unit } from '../../core/units.ts';
import type { FormResult } from '../../ports/store/results.ts';
import type { Store } from '../../ports/store/store.ts';
import type { Asked } from './asked.ts';

export interface PlacedForm extends FormResult {
  level: Level;
  /** As the register writes it (core/period.ts). */
  period: string;
}

export interface Subject {
  asOf: number;
  settings: Settings;
  /** Undefined when the Register does not know the unit of the settings. */
  district: Unit | undefined;
  /** At or below `tops`. */
  units: Unit[];
  /** The topmost units that are shown. */
  tops: Unit[];
  /** The unit whose figures are shown. */
  unit: Unit | undefined;
  /** In its newest registered version; undefined when no form has figures of the kind. */
  template: Template | undefined;
  /** Those that have, by id. */
  templates: Pick<Template, 'id' | 'title'>[];
  /** Forms of one level: a kecamatan and its puskesmas count the same people. */
  level: Level | undefined;
  levels: Level[];
  /** Of the template and level, in the order of unit codes. */
  forms: PlacedForm[];
}

/**
 * @param has whether a form has figures of the kind that the page shows.
 * @param within codes of the topmost units that may be seen.
 */
export async function loadSubject(
  store: Store,
  asOf: number,
  settings: Settings,
  asked: Asked,
  has: (template: Template) => boolean,
  within: readonly string[] = [settings.unit],
): Promise<Subject> {
  const { register, results } = store;
  const [everyUnit, everyForm, registrations] = await Promise.all([
    register.units(),
    results.forms(),
    register.registrations(),
  ]);
  const parents = new Map(everyUnit.map(({ code, parent }) => [code, parent]));
  const units = everyUnit.filter(({ code }) =>
    lineage(code, parents).some((above) => within.includes(above)),
  );
  const byCode = new Map(units.map((unit) => [unit.code, unit]));

  const known = await Promise.all(
    [...Map.groupBy(everyForm, ({ templateId }) => templateId)].map(([id, forms]) =>
      register.template(id, Math.max(...forms.map(({ templateVersion }) => issuedVersion(templateVersion)))),
    ),
  );
  const templates = known
    .filter((template) => template !== undefined)
    .filter(has)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const template = templates.find(({ id }) => id === asked.template) ?? templates[0];

  const registered = new Map(registrations.map((each) => [each.spreadsheetId, each]));
  const placed = everyForm.flatMap((form): PlacedForm[] => {
    const unit = byCode.get(form.unit);
    if (unit === undefined || template === undefined || form.templateId !== template.id) return [];
    const period = periodOf(registered.get(form.spreadsheetId) ?? {}, template);
    return [{ ...form, level: unit.level, period }];
  });
  const levels = LEVELS.filter((level) => placed.some((form) => form.level === level));
  const level = levels.find((one) => one === asked.level) ?? levels[0];
  const tops = within.flatMap((code) => byCode.get(code) ?? []);
  return {
    asOf,
    settings,
    district: everyUnit.find(({ code }) => code === settings.unit),
    units,
    tops,
    unit: byCode.get(asked.unit ?? '') ?? tops[0],
    template,
    templates,
    level,
    levels,
    forms: placed.filter((form) => form.level === level),
  };
}

/** Those at or below the unit that is shown. */
export function formsBelow({ units, unit, forms }: Subject): PlacedForm[] {
  const parents = new Map(units.map(({ code, parent }) => [code, parent]));
  return forms.filter((form) => lineage(form.unit, parents).includes(unit?.code ?? ''));
}

/** Units that report to the one shown and have something to show. */
export function unitsBelow({ units, unit }: Subject, sums: { has(code: string): boolean }): Unit[] {
  return units.filter(({ code, parent }) => parent === unit?.code && sums.has(code));
}

/** From the top down to the unit that is shown. */
export function unitsAbove({ units, unit }: Subject): Unit[] {
  const byCode = new Map(units.map((each) => [each.code, each]));
  const parents = new Map(units.map(({ code, parent }) => [code, parent]));
  if (unit === undefined) return [];
  return lineage(unit.code, parents)
    .reverse()
    .flatMap((code) => byCode.get(code) ?? []);
}

/** Times of the oldest and newest check; null when there was none. */
export function checkTimes(forms: readonly FormResult[]): { oldest: number; newest: number } | null {
  const times = forms.flatMap(({ checkedAt }) => checkedAt ?? []);
  return times.length === 0 ? null : { oldest: Math.min(...times), newest: Math.max(...times) };
}
