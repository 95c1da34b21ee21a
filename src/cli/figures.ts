/** What a run comes to, as one JSON object and as a table. */
import { TZDate } from '@date-fns/tz';
import type { District } from '../core/district.ts';
import type { FormMeasureName } from '../core/form-measures/form-measure.ts';
import { rollUpMeasures } from '../core/form-measures/roll-up.ts';
import { newestVersions } from '../core/form-measures/versions.ts';
import { addCounts, type Counts, NO_COUNTS, shares } from '../core/measures/completion.ts';
import type { DecidingUnit } from '../core/measures/deciding.ts';
import type { Forecast, Need, Projection } from '../core/measures/forecast.ts';
import type { PublishedFigure } from '../core/measures/publication/release.ts';
import { type Deadline, deadlineInstant } from '../core/schedule/deadline.ts';
import { deadlineKey, readStage, stageName, stagesKey, WEEKLY } from '../core/schedule/notices.ts';
import { EVERYTHING } from '../core/scope.ts';
import { integer, longDateTime, percent } from '../core/text/format.ts';
import { periodName } from '../core/text/period.ts';
import type { Unit } from '../core/units.ts';
import { BAD_ADDRESS } from '../jobs/bad-address.ts';
import { CONFIRM_MAIL, EXTENSION_MAIL, FAULT_MAIL } from '../jobs/register/kinds.ts';
import type { OutboxMail } from '../ports/store/outbox.ts';
import type { FormResult } from '../ports/store/results.ts';
import type { Store } from '../ports/store/store.ts';
import type { SheetsCalls } from '../runtime/local/calls.ts';
import { type Facts, loadFacts } from '../web/dashboard/facts.ts';
import { dashboard } from '../web/dashboard/model.ts';
import { id } from '../web/text/id.ts';
import { type FormDetail, formDetail } from './form-detail.ts';

export interface Figures extends FormFigures, FormDetail {
  /** ISO 8601, with the offset of the district's zone. */
  asOf: string;
  unit: string;
  /** Mails sent in this run, whatever form they are about. */
  mails: number;
  /** Forms other than the first of the configuration, by template id; all else but mails is about the first. */
  byTemplate: Record<string, FormFigures & FormDetail & { measures: DistrictMeasure[] }>;
  /** Of the first form, to its next official deadline; null where none is to come. */
  forecast: DistrictForecast | null;
  /** What the public page of the whole district prints of each round that was released, newest first. */
  publications: ({ round: string } & PublishedFigure)[];
}

export interface DistrictForecast {
  /** ISO 8601, with the offset of the district's zone. */
  deadline: string;
  kind: Forecast['kind'];
  /** Entries a day, as on the dashboard. */
  pace: number | null;
  /** Shares 0–1 at the deadline; `low` and `high` bound the middle 80 %. */
  end: Pick<Projection, 'share' | 'low' | 'high'> | null;
  need: Need | null;
  /** Units that decide whether the deadline is met, those furthest behind first. */
  deciding: DecidingUnit[];
}

export interface FormFigures {
  spreadsheets: number;
  expected: number;
  filled: number;
  completion: Record<'filled' | 'valid' | 'submitted' | 'approved', number>;
  problems: { error: number; warning: number };
  /** Spreadsheets whose status was written in this run. */
  statusTabsWritten: number;
  sheetsCalls: SheetsCalls;
}

/** One measure of one period over all units of the district. */
export interface DistrictMeasure {
  name: FormMeasureName;
  /** First day. */
  period: string;
  numerator: number;
  denominator: number;
  /** Null where there is nothing to measure. */
  value: number | null;
  /** What it stood at from a local date on, oldest first, where it had changed since the day before. */
  course: { date: string; numerator: number; denominator: number }[];
}

export interface Run {
  store: Store;
  district: District;
  now: number;
  /** When this run began, on the same clock. */
  since: number;
  callsOf(spreadsheetIds: readonly string[]): SheetsCalls;
}

export async function figuresOf({ store, district, now, since, callsOf }: Run): Promise<Figures> {
  const [results, units] = await Promise.all([store.results.forms(), store.register.units()]);
  const [first, ...others] = new Set(district.forms.map((form) => form.template));
  const of = (template: string | undefined): FormFigures => {
    const forms = results.filter((form) => form.templateId === template);
    return {
      ...formFigures(forms),
      statusTabsWritten: forms.filter((form) => (form.statusWrittenAt ?? 0) >= since).length,
      sheetsCalls: callsOf(forms.map(({ spreadsheetId }) => spreadsheetId)),
    };
  };
  const factsOf = (template: string | undefined) =>
    loadFacts(store, now, district.settings, template, EVERYTHING);
  const facts = await factsOf(first);
  return {
    asOf: isoIn(now, district),
    unit: district.settings.unit,
    ...of(first),
    ...(await formDetail(store, facts, first)),
    mails: (await sentSince(store, since)).length,
    byTemplate: Object.fromEntries(
      await Promise.all(
        others.map(async (template) => {
          const forms = results.filter(({ templateId }) => templateId === template);
          const measures = await districtMeasures(store, district.settings.unit, units, template, forms);
          const detail = await formDetail(store, await factsOf(template), template);
          return [template, { ...of(template), ...detail, measures }];
        }),
      ),
    ),
    forecast: forecastOf(district, facts),
    publications: await publicationsOf(store, district.settings.unit),
  };
}

/** As the dashboard foresees it. */
function forecastOf(district: District, facts: Facts): DistrictForecast | null {
  const { target, deciding } = dashboard(facts);
  if (target === undefined || target.at < facts.asOf) return null;
  const { forecast, at } = target;
  const foreseen = forecast.kind === 'forecast' ? forecast : undefined;
  return {
    deadline: isoIn(at, district),
    kind: forecast.kind,
    pace: foreseen?.pace ?? null,
    end: foreseen === undefined ? null : endOf(foreseen.end),
    need: 'need' in forecast ? forecast.need : null,
    deciding: (deciding?.units ?? []).map(({ name: _, ...unit }) => unit),
  };
}

const endOf = ({ share, low, high }: Projection): DistrictForecast['end'] => ({ share, low, high });

async function publicationsOf({ publications }: Store, top: string): Promise<Figures['publications']> {
  const rounds = await Promise.all(
    (await publications.releases()).map(async ({ round }) =>
      (await publications.figures(round)).map((figure) => ({ round, ...figure })),
    ),
  );
  return rounds.flat().filter(({ unit }) => unit === top);
}

/** By period, then name. */
async function districtMeasures(
  store: Store,
  top: string,
  units: readonly Unit[],
  template: string,
  forms: readonly FormResult[],
): Promise<DistrictMeasure[]> {
  const newest = newestVersions(await store.measures.versions(template));
  const days = await store.measures.course(template, top);
  const bySheet = Map.groupBy(newest, ({ spreadsheetId }) => spreadsheetId);
  const sums = rollUpMeasures(
    units,
    forms.map(({ unit, spreadsheetId }) => ({ unit, versions: bySheet.get(spreadsheetId) ?? [] })),
  );
  const keys = new Map(newest.map(({ name, period }) => [`${period} ${name}`, { name, period }]));
  return [...keys].sort().flatMap(([, key]): DistrictMeasure[] => {
    const sum = sums.of(top, key);
    if (sum === undefined) return [];
    const { numerator, denominator, value } = sum.measure;
    const course = days
      .filter(({ name, period }) => name === key.name && period === key.period)
      .map(({ date, numerator, denominator }) => ({ date, numerator, denominator }));
    return [{ ...key, numerator, denominator, value, course }];
  });
}

function formFigures(forms: readonly FormResult[]): Omit<FormFigures, 'statusTabsWritten' | 'sheetsCalls'> {
  const counts = forms.map((form) => form.counts).reduce<Counts>(addCounts, NO_COUNTS);
  return {
    spreadsheets: forms.length,
    expected: counts.expected,
    filled: counts.filled,
    completion: shares(counts),
    problems: {
      error: forms.reduce((sum, form) => sum + form.errors, 0),
      warning: forms.reduce((sum, form) => sum + form.warnings, 0),
    },
  };
}

export async function sentSince(store: Store, since: number): Promise<OutboxMail[]> {
  return (await store.outbox.mails(10_000)).filter(
    (mail) => mail.state === 'sent' && mail.changedAt >= since,
  );
}

function isoIn(instant: number, { settings }: District): string {
  return new TZDate(instant, settings.zone).toISOString();
}

/** The first form: units by code, a line for the district at the bottom. Below it one line for every other form. */
export function table(
  forms: readonly FormResult[],
  district: District,
  titleOf: (template: string) => string,
): string {
  const names = new Map(district.units.map((unit) => [unit.code, unit.name]));
  const of = (template: string) => forms.filter((form) => form.templateId === template);
  const [first, ...others] = new Set(district.forms.map((form) => form.template));
  const main = of(first ?? '');
  const rows = main.map((form) => {
    const name = names.get(form.unit) ?? form.unit;
    return line(form.period === undefined ? name : `${name}, ${periodName(form.period, 'id')}`, [form]);
  });
  const bottom = line(district.name, main);
  const below = others.map((template) => line(titleOf(template), of(template)));
  const head = ['Unit', 'Wajib', 'Terisi', 'Sah', 'Capaian', 'Masalah*'];
  const all = [head, ...rows, bottom, ...below];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const text = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  const rule = '─'.repeat(text(head).length);
  return [
    text(head),
    rule,
    ...rows.map(text),
    rule,
    text(bottom),
    ...(below.length > 0 ? ['', 'Formulir lain', ...below.map(text)] : []),
    '* harus diperbaiki + perlu dicek',
  ].join('\n');
}

function line(name: string, forms: readonly FormResult[]): string[] {
  const counts = forms.map((form) => form.counts).reduce<Counts>(addCounts, NO_COUNTS);
  const sum = (pick: (form: FormResult) => number) => forms.reduce((total, form) => total + pick(form), 0);
  return [
    name,
    integer(counts.expected, 'id'),
    integer(counts.filled, 'id'),
    integer(counts.valid, 'id'),
    percent(shares(counts).filled, 'id'),
    `${integer(
      sum((form) => form.errors),
      'id',
    )} + ${integer(
      sum((form) => form.warnings),
      'id',
    )}`,
  ];
}

/**
 * One line a deadline and stage: to whom, how many. A mail that carries two of them stands in both. By name:
 * the order in which mails were planned hangs on how fast the sheets were read.
 */
export function mailLines(
  mails: readonly OutboxMail[],
  deadlines: readonly Deadline[],
  units: readonly Unit[],
): string[] {
  const levels = new Map(units.map((unit) => [unit.code, unit.level]));
  const told = mails.flatMap(({ kind, notices }) =>
    notices.map(({ unit, deadline, stage }) => ({
      what: [...saidOf(kind, stage), ...(OF_NONE.has(kind) ? [] : [deadlineTitle(deadline, deadlines)])].join(
        ', ',
      ),
      whom: `${OF_COORDINATORS.has(kind) ? 'koordinator' : readStage(stage).role} ${levels.get(unit) ?? 'unit'}`,
    })),
  );
  const groups = [...Map.groupBy(told, ({ what }) => what)].sort(byName).map(([what, same]) => {
    const whom = [...Map.groupBy(same, (one) => one.whom)].sort(byName);
    const counted = whom.map(([name, these]) => `${integer(these.length, 'id')} ${name}`);
    return `  ${what}: ${counted.join(', ')}`;
  });
  return [`${integer(mails.length, 'id')} surel terkirim ke kotak surat lokal.`, ...groups];
}

/** Kinds that are about no deadline and no form. */
const OF_NONE: ReadonlySet<string> = new Set([WEEKLY, BAD_ADDRESS, CONFIRM_MAIL, FAULT_MAIL]);
const OF_COORDINATORS: ReadonlySet<string> = new Set([WEEKLY, BAD_ADDRESS, FAULT_MAIL]);

/** A stage by its own name, another event by that of its mails. */
const saidOf = (kind: string, stage: string): string[] =>
  OF_NONE.has(kind) || kind === EXTENSION_MAIL ? [id.mailLog.kinds[kind] ?? kind] : [stageName(stage)];

const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

function deadlineTitle(key: string, deadlines: readonly Deadline[]): string {
  const deadline = deadlines.find((one) => deadlineKey(one) === key || stagesKey(one) === key);
  if (deadline === undefined) return key.slice(0, key.indexOf('/'));
  return `${deadline.title.id} (${longDateTime(deadlineInstant(deadline), deadline.zone, 'id')})`;
}
