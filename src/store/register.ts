/** What is watched, for whom, by which form. */
import { sql as raw } from 'kysely';
import { REGISTER_TEMPLATE } from '../core/register/words.ts';
import type { Register, Registered, Registration } from '../ports/store/register.ts';
import { forgetAcross } from './across-change.ts';
import type { Sql } from './batch.ts';
import { valueList } from './chunk.ts';
import { createDeadlines } from './deadlines.ts';
import { dueAgain } from './due-again.ts';
import { forgetMeasures } from './measures.ts';
import { rememberStructure } from './memory.ts';
import { createOfficers } from './officers.ts';
import { resultsChanged } from './roll-up-mark.ts';
import { createTemplates } from './templates.ts';
import { createUnits } from './units.ts';

function registrationOf({
  period,
  account,
  ...row
}: Registration & { period: string; account: string }): Registered {
  return { ...row, ...(period !== '' && { period }), ...(account !== '' && { account }) };
}

/** Tables of what is known of a spreadsheet. */
const OF_SPREADSHEET = [
  'memory',
  'result',
  'problem',
  'waiver',
  'incident',
  'across_form',
  'across_mark',
  'across_finding',
  'measure',
] as const;

export function createRegister(sql: Sql, owner: object): Register {
  const { db, batch } = sql;
  const registrations = () =>
    db
      .selectFrom('spreadsheet')
      .select([
        'id as spreadsheetId',
        'unit',
        'template_id as templateId',
        'template_version as templateVersion',
        'period',
        'account',
      ]);

  return {
    ...createTemplates(sql, owner),
    ...createUnits(sql),
    ...createOfficers(sql),
    ...createDeadlines(sql),

    async registerSpreadsheet(registration, at, structure) {
      const { spreadsheetId, unit, templateId, templateVersion, period = '' } = registration;
      // Registered again as it was, nothing has to be read again; otherwise a check under way must not settle it.
      const otherwise = (same: string, changed: string) =>
        raw<number>`case when spreadsheet.unit = excluded.unit and spreadsheet.template_id = excluded.template_id
          and spreadsheet.template_version = excluded.template_version and spreadsheet.period = excluded.period
          then ${raw.ref(same)} else ${raw.raw(changed)} end`;
      await batch([
        ...forgetAcross(db, { ...registration, period }),
        forgetMeasures(db, registration),
        db
          .insertInto('spreadsheet')
          .values({
            id: spreadsheetId,
            unit,
            template_id: templateId,
            template_version: templateVersion,
            period,
            due_at: at,
          })
          .onConflict((conflict) =>
            conflict.column('id').doUpdateSet((eb) => ({
              unit: eb.ref('excluded.unit'),
              template_id: eb.ref('excluded.template_id'),
              template_version: eb.ref('excluded.template_version'),
              period: eb.ref('excluded.period'),
              due_at: otherwise('spreadsheet.due_at', 'excluded.due_at'),
              change_number: otherwise('spreadsheet.change_number', 'spreadsheet.change_number + 1'),
              not_before: otherwise('spreadsheet.not_before', '0'),
              handed_out_until: otherwise('spreadsheet.handed_out_until', '0'),
            })),
          )
          .compile(),
        ...(structure ? [rememberStructure(db, spreadsheetId, structure, at)] : []),
        resultsChanged(db),
      ]);
    },

    async withdrawSpreadsheet(spreadsheetId) {
      const registers = raw`(select id from spreadsheet where template_id = ${REGISTER_TEMPLATE})`;
      const others = raw`template_id = ${REGISTER_TEMPLATE} and id <> ${spreadsheetId} and ${spreadsheetId} in ${registers}`;
      await batch([
        // One of them takes the place of a Register that goes. At once, whatever clock the installation goes by.
        ...dueAgain(db, others, 0, 0),
        // Whatever was found by comparing may have been found beside this one.
        raw`update across_form set "change" = "change" + 1
          where spreadsheet_id in (select spreadsheet_id from across_finding)`.compile(db),
        ...OF_SPREADSHEET.map((table) =>
          db.deleteFrom(table).where('spreadsheet_id', '=', spreadsheetId).compile(),
        ),
        db.deleteFrom('spreadsheet').where('id', '=', spreadsheetId).compile(),
        resultsChanged(db),
      ]);
    },

    async registration(spreadsheetId) {
      const row = await registrations().where('id', '=', spreadsheetId).executeTakeFirst();
      return row && registrationOf(row);
    },

    async registrations() {
      const rows = await registrations().orderBy('unit').orderBy('template_id').orderBy('id').execute();
      return rows.map(registrationOf);
    },

    async assignAccount(spreadsheetId, pool) {
      const accounts = raw`with pool (email) as (${valueList(pool.map((email) => [email]))})`;
      const [assigned] = await batch([
        raw<{ account: string }>`
          ${accounts}
          update spreadsheet set account = case when account in (select email from pool) then account else (
            select pool.email from pool left join spreadsheet as theirs on theirs.account = pool.email
            group by pool.email order by count(theirs.id), pool.email limit 1) end
          where id = ${spreadsheetId} returning account`.compile(db),
      ]);
      return assigned[0]?.account;
    },
  };
}
