/** Figures and marks as a check leaves them: stored with its outcome, while its lease stands. */
import { type CompiledQuery, type Kysely, sql as raw } from 'kysely';
import type { AcrossChange, Mark } from '../ports/store/across.ts';
import type { Registration } from '../ports/store/register.ts';
import type { Lease } from '../ports/store/watch.ts';
import { chunks, valueList } from './chunk.ts';
import { leasedRow } from './leased-row.ts';
import type { Tables } from './schema.ts';

/** Numbers are written into a statement, texts are bound to it: as two numbers, 500 marks fit one. */
function markNumbers(mark: Mark): [high: number, low: number] {
  return [Number.parseInt(mark.slice(0, 12), 16), Number.parseInt(mark.slice(12), 16)];
}

export function markOf(high: number, low: number): Mark {
  return high.toString(16).padStart(12, '0') + low.toString(16).padStart(12, '0');
}

export function writeAcross(db: Kysely<Tables>, lease: Lease, change: AcrossChange): CompiledQuery[] {
  const leased = leasedRow(db, lease).select('spreadsheet.id');
  const marks = (list: readonly Mark[]) => chunks(list.map(markNumbers), 0).map(valueList);
  return [
    raw`
      insert into across_form (spreadsheet_id, figures, marks, "change", compared)
      select leased.id, cast(${JSON.stringify(change.figures)} as text), cast(${change.marksDigest} as text), 1, 0
      from ${leased} as leased where true
      on conflict (spreadsheet_id) do update set
        figures = excluded.figures, marks = excluded.marks, "change" = across_form."change" + 1`.compile(db),
    ...marks(change.added).map((list) =>
      raw`
        with found (high, low) as (${list})
        insert into across_mark (spreadsheet_id, high, low)
        select leased.id, found.high, found.low from found cross join ${leased} as leased where true
        on conflict (spreadsheet_id, high, low) do update set gone = 0`.compile(db),
    ),
    // Kept, and marked with the number of this change, until the spreadsheets that shared them were compared anew.
    ...marks(change.removed).map((list) =>
      raw`
        with lost (high, low) as (${list})
        update across_mark set gone =
          (select "change" from across_form where across_form.spreadsheet_id = across_mark.spreadsheet_id)
        from lost where across_mark.spreadsheet_id = ${leased}
          and across_mark.high = lost.high and across_mark.low = lost.low`.compile(db),
    ),
  ];
}

/** Before a spreadsheet is registered otherwise: what was compared for it counts no more, and others hear of it. */
export function forgetAcross(db: Kysely<Tables>, registration: Required<Registration>): CompiledQuery[] {
  const { spreadsheetId, unit, templateId, templateVersion, period } = registration;
  const otherwise = raw<boolean>`exists (select 1 from spreadsheet where id = ${spreadsheetId} and not (
    unit = ${unit} and template_id = ${templateId} and template_version = ${templateVersion}
    and period = ${period}))`;
  return [
    db
      .updateTable('across_form')
      .set((eb) => ({ figures: '{}', marks: '', change: eb('change', '+', 1) }))
      .where('spreadsheet_id', '=', spreadsheetId)
      .where(otherwise)
      .compile(),
    db
      .updateTable('across_mark')
      .set(({ selectFrom }) => ({
        gone: selectFrom('across_form').select('change').where('spreadsheet_id', '=', spreadsheetId),
      }))
      .where('spreadsheet_id', '=', spreadsheetId)
      .where('gone', '=', 0)
      .where(otherwise)
      .compile(),
    db.deleteFrom('across_finding').where('spreadsheet_id', '=', spreadsheetId).where(otherwise).compile(),
  ];
}
