/**
 * What the pages show of one form beyond its completion, for `--json`: who was on time, who waits for whom, coverage of its
 * indicators, villages against each other. Units by their codes.
 */
import { TZDate } from '@date-fns/tz';
import type { Blocked } from '../core/measures/blocked-by.ts';
import type { Formula } from '../core/measures/convergence/settings.ts';
import type { Standing } from '../core/measures/convergence/villages.ts';
import type { Coverage } from '../core/measures/coverage.ts';
import type { Measure } from '../core/measures/measure.ts';
import type { Settings } from '../core/settings.ts';
import type { Level } from '../core/units.ts';
import type { Store } from '../ports/store/store.ts';
import { loadCoverage } from '../web/coverage/facts.ts';
import { coverageModel } from '../web/coverage/model.ts';
import type { Facts } from '../web/dashboard/facts.ts';
import { type Dashboard, dashboard } from '../web/dashboard/model.ts';
import { blockedIn } from '../web/dashboard/waits.ts';
import { loadMeasures, textOf } from '../web/measures/facts.ts';
import { measuresModel } from '../web/measures/model.ts';

export interface FormDetail {
  /** By deadline, in time. */
  timeliness: {
    deadline: string;
    /** ISO 8601, with the offset of the deadline's zone. */
    at: string;
    onTime: number;
    late: number;
    missing: number;
    /** Not handed in, and the deadline still ahead. */
    open: number;
    /** On time of all but the open ones, 0–1; null where all are. */
    value: number | null;
  }[];
  blockedBy: Blocked[];
  /** By reporting level and newest period first; empty for a form without indicators. */
  coverage: {
    level: Level;
    period: string;
    indicators: ({ key: string; target: number | null } & Coverage)[];
  }[];
  /** Newest quarter first; empty for a form without convergence, or where there are no two villages to compare. */
  villages: VillagesCompared[];
}

export interface VillagesCompared {
  /** `2025-Q3`. */
  period: string;
  formula: Formula;
  threshold: number;
  /** Villages above the threshold ÷ villages with data. */
  above: Measure;
  /** Villages whose completeness is below this share have no place. */
  leastCompleteness: number;
  /** Ties share a place; those without one come last, with the reason. */
  ranking: Standing[];
}

/** @param facts as the dashboard reads them for the template and the whole district. */
export async function formDetail(
  store: Store,
  facts: Facts,
  template: string | undefined,
): Promise<FormDetail> {
  // Asked for a form that nobody has, the pages show another one.
  if (template === undefined || facts.template?.id !== template)
    return { timeliness: [], blockedBy: [], coverage: [], villages: [] };
  return {
    timeliness: dashboard(facts).timeliness.map(deadlineOf),
    blockedBy: blockedIn(facts),
    coverage: await coverageOf(store, facts, template),
    villages: await villagesOf(store, facts, template),
  };
}

function deadlineOf({
  deadline,
  at,
  counts,
}: Dashboard['timeliness'][number]): FormDetail['timeliness'][number] {
  const { onTime, late, missing, value, leftOut } = counts;
  const open = leftOut.find(({ reason }) => reason === 'open')?.count ?? 0;
  const iso = new TZDate(at, deadline.zone).toISOString();
  return { deadline: deadline.id, at: iso, onTime, late, missing, open, value };
}

type Of = { asOf: number; settings: Settings };

async function coverageOf(
  store: Store,
  { asOf, settings }: Of,
  template: string,
): Promise<FormDetail['coverage']> {
  const facts = await loadCoverage(store, asOf, settings, { template });
  if (facts.template?.id !== template) return [];
  const found: FormDetail['coverage'] = [];
  for (const level of facts.levels) {
    const { periods } = await loadCoverage(store, asOf, settings, { template, level });
    for (const period of periods) {
      const { rows } = coverageModel(await loadCoverage(store, asOf, settings, { template, level, period }));
      const indicators = rows.map(({ indicator: { key, target }, coverage }) => ({
        key,
        target,
        ...coverage,
      }));
      found.push({ level, period, indicators });
    }
  }
  return found;
}

async function villagesOf(
  store: Store,
  { asOf, settings }: Of,
  template: string,
): Promise<VillagesCompared[]> {
  const facts = await loadMeasures(store, asOf, settings, { template });
  if (facts.template?.id !== template) return [];
  const found: VillagesCompared[] = [];
  for (const key of facts.periods) {
    const period = textOf(key);
    const { standings } = measuresModel(await loadMeasures(store, asOf, settings, { template, period }));
    if (standings === undefined) continue;
    const { above, threshold, leastCompleteness, villages } = standings;
    const ranking = villages.map(({ name: _, ...standing }) => standing);
    found.push({
      period,
      formula: settings.convergence.headline,
      threshold,
      above,
      leastCompleteness,
      ranking,
    });
  }
  return found;
}
