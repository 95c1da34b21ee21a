/** What a run comes to, as one JSON object. */
import { TZDate } from '@date-fns/tz';
import type { District } from '../core/district.ts';
import type { FormMeasureName } from '../core/form-measures/form-measure.ts';
import { rollUpMeasures } from '../core/form-measures/roll-up.ts';
import { newestVersions } from '../core/form-measures/versions.ts';
import { addCounts, type Counts, NO_COUNTS, shares } from '../core/measures/completion.ts';
import type { DecidingUnit } from '../core/measures/deciding.ts';
import type { Forecast, Need, Projection } from '../core/measures/forecast.ts';
import type { PublishedFigure } from '../core/measures/publication/release.ts';
import { EVERYTHING } from '../core/scope.ts';
import type { Unit } from '../core/units.ts';
import type { OutboxMail } from '../ports/store/outbox.ts';
import type { FormResult } from '../ports/store/results.ts';
import type { Store } from '../ports/store/store.ts';
import type { SheetsCalls } from '../runtime/local/calls.ts';
import { type Facts, loadFacts } from '../web/dashboard/facts.ts';
import { dashboard } from '../web/dashboard/model.ts';
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
