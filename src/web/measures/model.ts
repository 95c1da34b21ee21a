/** From what the store holds to what the page of measures shows. Pure; wording and markup come after. */
import type { FormMeasureName } from '../../core/form-measures/form-measure.ts';
import { isClosed } from '../../core/form-measures/period.ts';
import { rollUpMeasures, type UnitMeasure } from '../../core/form-measures/roll-up.ts';
import { type MeasureVersion, newestVersions } from '../../core/form-measures/versions.ts';
import type { Unit } from '../../core/units.ts';
import { checkTimes, formsBelow, unitsAbove, unitsBelow } from '../figures/subject.ts';
import type { MeasureFacts } from './facts.ts';
import { type Standings, standings } from './standings.ts';

/** By measure; a measure that nobody at or below the unit has is left out. */
export type UnitMeasures = Partial<Record<FormMeasureName, UnitMeasure>>;

export interface Revision {
  unit: Unit;
  name: FormMeasureName;
  /** Oldest first; two at least. */
  versions: MeasureVersion[];
}

export interface MeasuresModel extends Omit<MeasureFacts, 'versions' | 'forms'> {
  /** From the top down to the unit that is shown. */
  path: Unit[];
  /** Null where nobody at or below the unit has the form. */
  measures: UnitMeasures | null;
  below: { unit: Unit; measures: UnitMeasures }[];
  closed: boolean;
  standings: Standings | undefined;
  /** Changed after the close of the period, newest first. */
  revisions: Revision[];
  checked: { oldest: number; newest: number } | null;
  unchecked: number;
}

export function measuresModel({ versions, forms: all, ...facts }: MeasureFacts): MeasuresModel {
  const bySheet = Map.groupBy(newestVersions(versions), ({ spreadsheetId }) => spreadsheetId);
  const sums = rollUpMeasures(
    facts.units,
    all.map(({ unit, spreadsheetId }) => ({ unit, versions: bySheet.get(spreadsheetId) ?? [] })),
  );
  const of = (unit: Unit): UnitMeasures =>
    Object.fromEntries(
      facts.names.flatMap((name) => {
        const sum = sums.of(unit.code, { name, period: facts.period?.period ?? '' });
        return sum === undefined ? [] : [[name, sum]];
      }),
    );
  const subject = { ...facts, forms: all };
  const forms = formsBelow(subject);
  const checked = checkTimes(forms);
  const reporting = facts.units.filter(({ code }) => forms.some(({ unit }) => unit === code));
  return {
    ...facts,
    path: unitsAbove(subject),
    measures: facts.unit === undefined || forms.length === 0 ? null : of(facts.unit),
    below: (facts.period === undefined ? [] : unitsBelow(subject, sums)).map((unit) => ({
      unit,
      measures: of(unit),
    })),
    closed: facts.period !== undefined && isClosed(facts.period, facts.asOf, facts.settings.zone),
    standings: standings(
      reporting.map((unit) => ({ unit, measures: of(unit) })),
      facts.settings.convergence,
    ),
    revisions: revisions(facts.units, forms, versions),
    checked,
    unchecked: forms.filter(({ checkedAt }) => checkedAt === null).length,
  };
}

function revisions(
  units: readonly Unit[],
  forms: ReturnType<typeof formsBelow>,
  versions: MeasureFacts['versions'],
): Revision[] {
  const unitOf = new Map(units.map((unit) => [unit.code, unit]));
  const formOf = new Map(forms.map((form) => [form.spreadsheetId, form]));
  return [...Map.groupBy(versions, ({ spreadsheetId, name }) => `${spreadsheetId} ${name}`).values()]
    .flatMap((list): Revision[] => {
      const [first] = list;
      const unit = unitOf.get(formOf.get(first?.spreadsheetId ?? '')?.unit ?? '');
      return first === undefined || unit === undefined || list.length < 2
        ? []
        : [{ unit, name: first.name, versions: list }];
    })
    .sort((a, b) => b.versions.at(-1)!.since - a.versions.at(-1)!.since);
}
