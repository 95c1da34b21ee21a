/** What the dashboard shows, as the store holds it: one round of reading, no figures of its own. */

import { hasSharedEntries, owedHalves } from '../../core/across/owed-halves.ts';
import type { OpenWork } from '../../core/measures/blocked-by.ts';
import { addCounts } from '../../core/measures/completion.ts';
import { PACE_DAYS } from '../../core/measures/forecast.ts';
import { type Deadline, localDate } from '../../core/schedule/deadline.ts';
import { inScope, type Scope, topsOf } from '../../core/scope.ts';
import type { Settings } from '../../core/settings.ts';
import type { Template } from '../../core/template/schema.ts';
import { issuedVersion } from '../../core/template/variant-version.ts';
import type { Unit } from '../../core/units.ts';
import type { FormResult, Incident, ProblemCount, Snapshot } from '../../ports/store/results.ts';
import type { Store } from '../../ports/store/store.ts';
import type { Unregistered } from '../../ports/store/watch.ts';

/** The form a page is about, in its newest registered version. */
export type ShownTemplate = Pick<Template, 'id' | 'version' | 'title' | 'source'>;

export interface Facts {
  asOf: number;
  settings: Settings;
  /** Those in the viewer's scope, and the district's own. */
  units: Unit[];
  /** The topmost units of a scope that is not the whole district. */
  within: Unit[];
  /** Undefined when nothing is registered. */
  template: ShownTemplate | undefined;
  /** Every template with registered spreadsheets, by id. */
  templates: Pick<ShownTemplate, 'id' | 'title'>[];
  /** Forms, deadlines and history of that template only. */
  forms: FormResult[];
  deadlines: Deadline[];
  history: Snapshot[];
  /** Of the last weeks, of every unit in the viewer's scope. */
  days: Snapshot[];
  /** Halves of entries that an office owes, by spreadsheet. */
  owed: ReadonlyMap<string, NonNullable<OpenWork['owedBy']>>;
  /** Of all templates. */
  problems: ProblemCount[];
  incidents: Incident[];
  unregistered: Unregistered[];
  backlog: { due: number; leased: number; nextDueAt: number | null };
  pendingMails: number;
}

const DAY = 86_400_000;
const INCIDENTS_SHOWN = 20;
/** All that the store keeps: among them are those of one unit. */
const INCIDENTS_SOUGHT = 1_000;

/**
 * Everything in `scope`, and nothing else.
 *
 * @param wanted template id asked for; the one with most spreadsheets when it is missing or has none.
 */
export async function loadFacts(
  store: Store,
  asOf: number,
  settings: Settings,
  wanted: string | undefined,
  scope: Scope,
): Promise<Facts> {
  const { register, results, watch, outbox } = store;
  const whole = scope.units === 'all';
  const [everyUnit, titles, everyForm, deadlines, problems, incidents, unregistered, backlog, pendingMails] =
    await Promise.all([
      register.units(),
      register.templates(),
      results.forms(),
      register.deadlines(),
      results.problems(scope.units === 'all' ? undefined : [...scope.units]),
      results.incidents(whole ? INCIDENTS_SHOWN : INCIDENTS_SOUGHT),
      // What is registered for nobody is in nobody's part.
      whole ? watch.unregistered() : [],
      watch.backlog(asOf),
      outbox.pending(),
    ]);
  const allForms = everyForm.filter((form) => inScope(scope, form.unit));
  const own = new Set(allForms.map((form) => form.spreadsheetId));
  const byTemplate = Map.groupBy(allForms, (form) => form.templateId);
  const id = wanted !== undefined && byTemplate.has(wanted) ? wanted : mostUsed(byTemplate);
  const forms = id === undefined ? [] : byTemplate.get(id)!;
  const version = Math.max(...forms.map((form) => issuedVersion(form.templateVersion)));
  const [template, history, days] =
    id === undefined
      ? [undefined, [], []]
      : await Promise.all([
          register.template(id, version),
          historyOf(results, topsOf(scope, settings.unit), id),
          results.histories(id, localDate(asOf - PACE_DAYS * DAY, settings.zone)),
        ]);
  return {
    asOf,
    settings,
    units: everyUnit.filter(({ code }) => inScope(scope, code) || code === settings.unit),
    within: everyUnit.filter(({ code }) => scope.tops.includes(code)),
    template,
    // Versions come in rising order, so the newest title of an id is the one kept.
    templates: [...new Map(titles.map((each) => [each.id, each])).values()].filter((each) =>
      byTemplate.has(each.id),
    ),
    forms,
    deadlines: deadlines.filter((deadline) => deadline.template === id),
    history,
    days: days.filter(({ unit }) => inScope(scope, unit)),
    owed: template === undefined ? new Map() : await owedIn(store, template, forms),
    problems,
    incidents: incidents
      .filter(({ spreadsheetId }) => whole || own.has(spreadsheetId))
      .slice(0, INCIDENTS_SHOWN),
    unregistered,
    backlog,
    pendingMails,
  };
}

/** One query for every 90 forms, and none where no entry is shared by two offices. */
async function owedIn(
  { across }: Store,
  template: Template,
  forms: readonly FormResult[],
): Promise<Facts['owed']> {
  if (!hasSharedEntries(template)) return new Map();
  const figures = await across.figures(forms.map(({ spreadsheetId }) => spreadsheetId));
  return new Map([...figures].map(([id, stored]) => [id, owedHalves(template, stored)]));
}

function mostUsed(byTemplate: ReadonlyMap<string, FormResult[]>): string | undefined {
  return [...byTemplate].sort(
    ([a, these], [b, those]) => those.length - these.length || (a < b ? -1 : 1),
  )[0]?.[0];
}

/** Several units' histories as one: their sums on the days that all of them have. */
async function historyOf(
  results: Store['results'],
  units: readonly string[],
  templateId: string,
): Promise<Snapshot[]> {
  const [first = [], ...others] = await Promise.all(units.map((unit) => results.history(unit, templateId)));
  return others.reduce((sum, other) => {
    const byDate = new Map(other.map((snapshot) => [snapshot.date, snapshot]));
    return sum.flatMap((snapshot) => {
      const same = byDate.get(snapshot.date);
      return same === undefined
        ? []
        : [{ ...snapshot, ...addCounts(snapshot, same), at: Math.max(snapshot.at, same.at) }];
    });
  }, first);
}
