/** What checks found: counts and codes. */
import { sql as raw } from 'kysely';
import type { ProblemCode } from '../core/checks/problem.ts';
import { expectedEntries } from '../core/measures/completion.ts';
import { REGISTER_TEMPLATE } from '../core/register/words.ts';
import type { Register } from '../ports/store/register.ts';
import type { ProblemCount, Results } from '../ports/store/results.ts';
import type { Sql } from './batch.ts';
import { chunks } from './chunk.ts';
import { rolledUp } from './roll-up-mark.ts';
import { saveOutcome } from './save-outcome.ts';
import { createSnapshots } from './snapshots.ts';
import { readWaivers } from './waivers.ts';

/** `template` gives issued versions: what a form expects is known before its first check. */
export function createResults(sql: Sql, template: Register['template']): Results {
  const { db, batch } = sql;
  /** Changes counted when a roll-up asked whether there are any; the oldest answer it has not yet acted upon. */
  let seen: number | undefined;
  const snapshots = createSnapshots(sql);

  /** Entries expected of forms not yet checked, by `id@version`. */
  async function expectedOf(rows: readonly { templateId: string; templateVersion: number }[]) {
    const versions = new Map(rows.map((row) => [`${row.templateId}@${row.templateVersion}`, row]));
    const entries = [...versions].map(
      async ([key, { templateId, templateVersion }]): Promise<[string, number]> => {
        const form = await template(templateId, templateVersion);
        return [key, form === undefined ? 0 : expectedEntries(form)];
      },
    );
    return new Map(await Promise.all(entries));
  }

  /** Sums by code over all forms, most frequent first. */
  const sums = () =>
    db
      .selectFrom('problem')
      .select(['code', 'severity', raw<number>`cast(sum("count") as bigint)`.as('total')])
      .groupBy(['code', 'severity'])
      .orderBy('total', 'desc')
      .orderBy('code');
  /** The Register is filled in too, and is no form of its unit. */
  const forms = () =>
    db.selectFrom('spreadsheet').select('spreadsheet.id').where('template_id', '<>', REGISTER_TEMPLATE);
  const counted = (
    rows: readonly { code: string; severity: ProblemCount['severity']; total: number }[],
  ): ProblemCount[] =>
    rows.map(({ code, severity, total }) => ({ code: code as ProblemCode, severity, count: total }));

  /** The lists of parts, as one. */
  function together(parts: readonly ProblemCount[][]): ProblemCount[] {
    const byKind = Map.groupBy(parts.flat(), ({ code, severity }) => `${code} ${severity}`);
    return [...byKind.values()]
      .map((same) => ({ ...same[0]!, count: same.reduce((sum, { count }) => sum + count, 0) }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  }

  /** Chosen by the caller; in the order of units. */
  const formRows = () =>
    db
      .selectFrom('spreadsheet')
      .where('template_id', '<>', REGISTER_TEMPLATE)
      .leftJoin('result', 'result.spreadsheet_id', 'spreadsheet.id')
      .select([
        'spreadsheet.id as spreadsheetId',
        'unit',
        'template_id as templateId',
        'template_version as templateVersion',
        'period',
        'expected',
        'filled',
        'valid',
        'submitted',
        'approved',
        'form_state as formState',
        'errors',
        'warnings',
        'waived',
        'waived_since as waivedSince',
        'checked_at as checkedAt',
        'status_written_at as statusWrittenAt',
        'handed_in_at as handedInAt',
        'first_cell as firstCell',
        'trouble_code',
        'trouble_detail',
      ])
      .orderBy('unit')
      .orderBy('template_id')
      .orderBy('spreadsheet.id');

  return {
    save: (lease, outcome) => saveOutcome(sql, lease, outcome),

    async forms({ units, checkedSince } = {}) {
      const parts = units === undefined ? [undefined] : chunks([...new Set(units)].sort(), 1);
      const rows = (
        await Promise.all(
          parts.map((part) =>
            formRows()
              .$if(part !== undefined, (query) => query.where('unit', 'in', part ?? []))
              .$if(checkedSince !== undefined, (query) => query.where('checked_at', '>=', checkedSince ?? 0))
              .execute(),
          ),
        )
      ).flat();
      const unchecked = await expectedOf(rows.filter((row) => row.checkedAt === null));
      return rows.map(
        ({ expected, filled, valid, submitted, approved, trouble_code, trouble_detail, ...row }) => ({
          spreadsheetId: row.spreadsheetId,
          unit: row.unit,
          templateId: row.templateId,
          templateVersion: row.templateVersion,
          ...(row.period !== '' && { period: row.period }),
          counts: {
            expected: expected ?? unchecked.get(`${row.templateId}@${row.templateVersion}`) ?? 0,
            filled: filled ?? 0,
            valid: valid ?? 0,
            submitted: submitted ?? 0,
            approved: approved ?? 0,
          },
          formState: row.formState ?? 'draft',
          errors: row.errors ?? 0,
          warnings: row.warnings ?? 0,
          waived: row.waived ?? 0,
          waivedSince: row.waivedSince,
          checkedAt: row.checkedAt,
          statusWrittenAt: row.statusWrittenAt,
          handedInAt: row.handedInAt,
          firstCell: row.firstCell,
          trouble: trouble_code === null ? null : { code: trouble_code, detail: trouble_detail },
        }),
      );
    },

    async problems(units) {
      if (units === undefined) return counted(await sums().where('spreadsheet_id', 'in', forms()).execute());
      const parts = chunks(units, 1).map((part) =>
        sums()
          .where('spreadsheet_id', 'in', forms().where('unit', 'in', part))
          .execute(),
      );
      return together((await Promise.all(parts)).map(counted));
    },
    problemsOf: async (spreadsheetId) =>
      counted(await sums().where('spreadsheet_id', '=', spreadsheetId).execute()),

    waiversOf: (spreadsheetId) => readWaivers(db, spreadsheetId),

    incidents: (limit) =>
      db
        .selectFrom('incident')
        .select(['spreadsheet_id as spreadsheetId', 'code', 'detail', 'at'])
        .orderBy('at', 'desc')
        .orderBy('spreadsheet_id', 'desc')
        .orderBy('fence', 'desc')
        .orderBy('position', 'desc')
        .limit(limit)
        .execute(),

    async changedSinceRollUp() {
      const rows = await db.selectFrom('counter').select(['name', 'value']).execute();
      const value = (name: string) => rows.find((row) => row.name === name)?.value ?? 0;
      const changes = value('results-changed');
      const changed = changes > value('rolled-up');
      seen = changed ? Math.min(seen ?? changes, changes) : undefined;
      return changed;
    },

    async saveSnapshots(list) {
      await batch([...snapshots.writes(list), rolledUp(db, seen)]);
      seen = undefined;
    },

    history: snapshots.history,
    dayBefore: snapshots.dayBefore,
    histories: snapshots.histories,
  };
}
