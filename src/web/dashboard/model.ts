/** From what the store holds to what the page shows. Pure; wording and markup come after. */
import {
  addCounts,
  type CompletionState,
  type Counts,
  NO_COUNTS,
  share,
} from '../../core/measures/completion.ts';
import {
  type Deciding,
  type DecidingUnit,
  decidingUnits,
  unitCourses,
} from '../../core/measures/deciding.ts';
import { type Calendar, type Forecast, forecast, type Reading } from '../../core/measures/forecast.ts';
import { type TimelinessCounts, timeliness } from '../../core/measures/timeliness.ts';
import { type Deadline, deadlineInstant, localDate } from '../../core/schedule/deadline.ts';
import { daysLeft } from '../../core/schedule/stages.ts';
import { workingDays } from '../../core/schedule/working-days.ts';
import type { Settings } from '../../core/settings.ts';
import { LEVELS, type Level, type Unit } from '../../core/units.ts';
import type { FormResult, Incident, ProblemCount } from '../../ports/store/results.ts';
import type { Unregistered } from '../../ports/store/watch.ts';
import { unitName } from '../unit-name.ts';
import type { Facts, ShownTemplate } from './facts.ts';
import { type Waiting, waitingOf } from './waits.ts';

export interface UnitRow {
  name: string;
  level: Level | null;
  /** Expected − filled; null when nobody has looked yet. */
  owed: number | null;
  form: FormResult;
}

export interface LevelRow {
  level: Level;
  spreadsheets: number;
  counts: Counts;
}

export interface DeadlineRow {
  deadline: Deadline;
  at: number;
  /** Calendar days in the deadline's zone; 0 on its day, negative after it. */
  daysLeft: number;
  forecast: Forecast;
}

export interface TimelinessRow {
  deadline: Deadline;
  at: number;
  passed: boolean;
  counts: TimelinessCounts;
}

export interface Dashboard {
  asOf: number;
  demonstration: boolean;
  /** Undefined when the Register does not know the unit of the settings. */
  district: Unit | undefined;
  /** The units that a viewer's part of the district is made of; empty for the whole. */
  within: Unit[];
  template: ShownTemplate | undefined;
  templates: Facts['templates'];
  state: CompletionState;
  counts: Counts;
  /** Times of the oldest and newest check; null when there was none. */
  checked: { oldest: number; newest: number } | null;
  unchecked: number;
  /** By time, those long past left out. */
  deadlines: DeadlineRow[];
  /** The deadline that the chart and the forecast look at. */
  target: DeadlineRow | undefined;
  /** To that deadline; undefined where there is none to come. */
  deciding: (Omit<Deciding, 'units'> & { units: (DecidingUnit & { name: string })[] }) | undefined;
  /** Oldest first; the last is now. */
  course: Reading[];
  /** Those not yet looked at first, then those that owe most, then by name. */
  rows: UnitRow[];
  levels: LevelRow[];
  /** Units of the levels that fill forms, without one. */
  withoutSheet: Unit[];
  waiting: Waiting;
  /** By time, all of the form's deadlines. */
  timeliness: TimelinessRow[];
  problems: ProblemCount[];
  incidents: (Incident & { unitName: string })[];
  unregistered: (Omit<Unregistered, 'copyOf'> & { copyOf?: { id: string; unitName: string } })[];
  backlog: Facts['backlog'];
  pendingMails: number;
}

const DAY = 86_400_000;
/** A passed deadline is still spoken of for this long. */
const PASSED_SHOWN = 14 * DAY;

export function dashboard(facts: Facts): Dashboard {
  const { asOf, settings, forms } = facts;
  const units = new Map(facts.units.map((unit) => [unit.code, unit]));
  const counts = sum(forms);
  const state = settings.headline;
  const now: Reading = { at: asOf, count: counts[state], expected: counts.expected };
  const today = localDate(asOf, settings.zone);
  const earlier = facts.history
    .filter((snapshot) => snapshot.date < today)
    .map((snapshot) => ({ at: snapshot.at, count: snapshot[state], expected: snapshot.expected }));
  const deadlines = facts.deadlines
    .map((deadline) => {
      const at = deadlineInstant(deadline);
      return {
        deadline,
        at,
        daysLeft: daysLeft(deadline, asOf),
        forecast: forecast(earlier, now, at, calendarOf(deadline, settings)),
      };
    })
    .filter(({ at }) => asOf - at < PASSED_SHOWN)
    .sort((a, b) => a.at - b.at);
  const aim = target(deadlines, asOf);
  const times = forms.flatMap((form) => form.checkedAt ?? []);
  const rows = forms.map((form) => unitRow(form, units.get(form.unit)));

  const nameOf = (id: string) => rows.find((row) => row.form.spreadsheetId === id)?.name ?? '';

  return {
    asOf,
    demonstration: settings.demonstration,
    district: units.get(settings.unit),
    within: facts.within,
    template: facts.template,
    templates: facts.templates,
    state,
    counts,
    checked: times.length === 0 ? null : { oldest: Math.min(...times), newest: Math.max(...times) },
    unchecked: forms.length - times.length,
    deadlines,
    target: aim,
    deciding: aim && decidingOf(facts, aim, (code) => nameOfUnit(units.get(code), code)),
    course: [...earlier, now],
    rows: rows.sort(
      (a, b) =>
        compareOwed(a.owed, b.owed) ||
        compareNames(a.name, b.name) ||
        compareNames(a.form.period ?? '', b.form.period ?? ''),
    ),
    levels: levelRows(rows),
    withoutSheet: withoutSheet(facts.units, rows),
    waiting: waitingOf(facts),
    timeliness: timelinessRows(facts),
    problems: facts.problems,
    incidents: facts.incidents.map((incident) => ({
      ...incident,
      unitName: nameOf(incident.spreadsheetId),
    })),
    unregistered: facts.unregistered.map(({ copyOf, ...file }) => ({
      ...file,
      ...(copyOf !== undefined && { copyOf: { id: copyOf, unitName: nameOf(copyOf) } }),
    })),
    backlog: facts.backlog,
    pendingMails: facts.pendingMails,
  };
}

function timelinessRows({ deadlines, forms, asOf }: Facts): TimelinessRow[] {
  if (forms.length === 0) return [];
  const dues = deadlines.flatMap((deadline) =>
    forms.map(({ unit, handedInAt }) => ({ unit, deadline, handedInAt })),
  );
  const { byDeadline } = timeliness(dues, asOf);
  return deadlines.map((deadline) => {
    const at = deadlineInstant(deadline);
    return { deadline, at, passed: at < asOf, counts: byDeadline.get(deadline.id) as TimelinessCounts };
  });
}

/** The next official deadline; without one, the last of the district's own; else the one passed last. */
function target(deadlines: readonly DeadlineRow[], asOf: number): DeadlineRow | undefined {
  const open = deadlines.filter(({ at }) => at >= asOf);
  return open.find(({ deadline }) => deadline.kind === 'official') ?? open.at(-1) ?? deadlines.at(-1);
}

const calendarOf = ({ zone }: Deadline, { daysOff }: Settings): Calendar => ({
  zone,
  workingDays: workingDays(daysOff),
});

function decidingOf(
  { units, forms, days, settings, asOf }: Facts,
  { at, deadline }: DeadlineRow,
  nameOf: (code: string) => string,
): Dashboard['deciding'] {
  if (at < asOf) return undefined;
  const today = localDate(asOf, settings.zone);
  const earlier = days.filter(({ date }) => date < today);
  const courses = unitCourses(units, forms, earlier, settings.headline, asOf);
  const deciding = decidingUnits(courses, at, calendarOf(deadline, settings));
  return { ...deciding, units: deciding.units.map((each) => ({ ...each, name: nameOf(each.unit) })) };
}

const nameOfUnit = (unit: Unit | undefined, code: string): string =>
  unit === undefined ? code : unitName(unit);

function unitRow(form: FormResult, unit: Unit | undefined): UnitRow {
  return {
    // A form of a unit that left the Register still counts, so it still shows.
    name: nameOfUnit(unit, form.unit),
    level: unit?.level ?? null,
    owed: form.checkedAt === null ? null : form.counts.expected - form.counts.filled,
    form,
  };
}

function levelRows(rows: readonly UnitRow[]): LevelRow[] {
  return LEVELS.map((level) => {
    const forms = rows.filter((row) => row.level === level).map((row) => row.form);
    return { level, spreadsheets: forms.length, counts: sum(forms) };
  }).filter((row) => row.spreadsheets > 0);
}

function withoutSheet(units: readonly Unit[], rows: readonly UnitRow[]): Unit[] {
  const levels = new Set(rows.map((row) => row.level));
  const having = new Set(rows.map((row) => row.form.unit));
  return units.filter((unit) => levels.has(unit.level) && !having.has(unit.code));
}

const sum = (forms: readonly FormResult[]): Counts =>
  forms.reduce((total, form) => addCounts(total, form.counts), NO_COUNTS);

const compareOwed = (a: number | null, b: number | null): number =>
  a === b ? 0 : a === null ? -1 : b === null ? 1 : b - a;

/** By code unit, so that every runtime gives the same order. */
const compareNames = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Share 0–1 of a reading. */
export const readingShare = (reading: Reading): number => share(reading.count, reading.expected);
