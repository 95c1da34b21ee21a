/** What checks found: counts and codes. */
import { sql as raw } from 'kysely';
import type { ProblemCode } from '../core/checks/problem.ts';
import type { ProblemCount, Results } from '../ports/store/results.ts';
import type { Sql } from './batch.ts';
import { rolledUp } from './roll-up-mark.ts';
import { saveOutcome } from './save-outcome.ts';
import { createSnapshots } from './snapshots.ts';

export function createResults(sql: Sql): Results {
  const { db, batch } = sql;
  /** Changes counted when the forms were last read, the oldest reading not yet rolled up. */
  let seen: number | undefined;
  const snapshots = createSnapshots(sql);

  /** Sums by code, over one spreadsheet or all. */
  async function problems(spreadsheetId?: string): Promise<ProblemCount[]> {
    const rows = await db
      .selectFrom('problem')
      .select(['code', 'severity', raw<number>`cast(sum("count") as bigint)`.as('total')])
      .$if(spreadsheetId !== undefined, (query) => query.where('spreadsheet_id', '=', spreadsheetId ?? ''))
      .groupBy(['code', 'severity'])
      .orderBy('total', 'desc')
      .orderBy('code')
      .execute();
    return rows.map(({ code, severity, total }) => ({ code: code as ProblemCode, severity, count: total }));
  }

  return {
    save: (lease, outcome) => saveOutcome(sql, lease, outcome),

    async forms() {
      const rows = await db
        .selectFrom('spreadsheet')
        .leftJoin('result', 'result.spreadsheet_id', 'spreadsheet.id')
        .select([
          'spreadsheet.id as spreadsheetId',
          'unit',
          'template_id as templateId',
          'template_version as templateVersion',
          'expected',
          'filled',
          'valid',
          'submitted',
          'approved',
          'form_state as formState',
          'errors',
          'warnings',
          'checked_at as checkedAt',
          'status_written_at as statusWrittenAt',
          'trouble_code',
          'trouble_detail',
        ])
        .select((eb) =>
          eb.selectFrom('counter').select('value').where('name', '=', 'results-changed').as('changes'),
        )
        .orderBy('unit')
        .orderBy('template_id')
        .orderBy('spreadsheet.id')
        .execute();
      const changes = rows[0]?.changes ?? undefined;
      if (changes !== undefined) seen = Math.min(seen ?? changes, changes);
      return rows.map(
        ({ expected, filled, valid, submitted, approved, trouble_code, trouble_detail, ...row }) => ({
          spreadsheetId: row.spreadsheetId,
          unit: row.unit,
          templateId: row.templateId,
          templateVersion: row.templateVersion,
          counts: {
            expected: expected ?? 0,
            filled: filled ?? 0,
            valid: valid ?? 0,
            submitted: submitted ?? 0,
            approved: approved ?? 0,
          },
          formState: row.formState ?? 'draft',
          errors: row.errors ?? 0,
          warnings: row.warnings ?? 0,
          checkedAt: row.checkedAt,
          statusWrittenAt: row.statusWrittenAt,
          trouble: trouble_code === null ? null : { code: trouble_code, detail: trouble_detail },
        }),
      );
    },

    problems: () => problems(),
    problemsOf: (spreadsheetId) => problems(spreadsheetId),

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
      return value('results-changed') > value('rolled-up');
    },

    async saveSnapshots(list) {
      await batch([...snapshots.writes(list), rolledUp(db, seen)]);
      seen = undefined;
    },

    history: snapshots.history,
  };
}
