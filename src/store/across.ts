/** What is compared across spreadsheets. */
import type { Finding } from '../core/across/finding.ts';
import type { Across, Family } from '../ports/store/across.ts';
import type { TroubleCode } from '../ports/trouble.ts';
import { markOf } from './across-change.ts';
import { saveComparison } from './across-comparison.ts';
import type { Sql } from './batch.ts';
import { chunks } from './chunk.ts';

/** A copied list of thousands is in the answer once for each spreadsheet: few are asked about at once. */
const LISTS_AT_ONCE = 10;

export function createAcross(sql: Sql): Across {
  const { db } = sql;
  const inParts = async <Row>(
    ids: readonly string[],
    query: (part: readonly string[]) => Promise<Row[]>,
    size = 90,
  ): Promise<Row[]> => {
    const rows: Row[] = [];
    for (const part of chunks(ids, Math.ceil(90 / size))) rows.push(...(await query(part)));
    return rows;
  };

  return {
    async of(spreadsheetId) {
      const rows = await db
        .selectFrom('spreadsheet')
        .leftJoin('across_form', 'across_form.spreadsheet_id', 'spreadsheet.id')
        .leftJoin('across_finding', 'across_finding.spreadsheet_id', 'spreadsheet.id')
        .select(['figures', 'marks', 'findings'])
        .where('spreadsheet.id', '=', spreadsheetId)
        .orderBy('family')
        .execute();
      return {
        figures: JSON.parse(rows[0]?.figures ?? '{}'),
        marksDigest: rows[0]?.marks ?? '',
        findings: rows.flatMap(({ findings }) => JSON.parse(findings ?? '[]') as Finding[]),
      };
    },

    async marks(spreadsheetId) {
      const rows = await db
        .selectFrom('across_mark')
        .select(['high', 'low'])
        .where('spreadsheet_id', '=', spreadsheetId)
        .where('gone', '=', 0)
        .execute();
      return rows.map(({ high, low }) => markOf(high, low));
    },

    async changed(limit) {
      const [forms, notes] = await sql.batch([
        db
          .selectFrom('across_form')
          .select(['spreadsheet_id as spreadsheetId', 'change'])
          .whereRef('compared', '<', 'change')
          .orderBy('spreadsheet_id')
          .limit(limit)
          .compile(),
        db.selectFrom('note').select('value').where('name', '=', 'siblings-compared').compile(),
      ]);
      return { forms, comparedOn: notes[0]?.value };
    },

    async figures(spreadsheetIds) {
      const rows = await inParts(spreadsheetIds, (part) =>
        db
          .selectFrom('across_form')
          .select(['spreadsheet_id', 'figures'])
          .where('spreadsheet_id', 'in', part)
          .execute(),
      );
      return new Map(rows.map((row) => [row.spreadsheet_id, JSON.parse(row.figures)]));
    },

    async sharing(spreadsheetIds) {
      const rows = await inParts(spreadsheetIds, (part) =>
        db
          .selectFrom('across_mark as own')
          .innerJoin('across_mark as other', (join) =>
            join.onRef('other.high', '=', 'own.high').onRef('other.low', '=', 'own.low'),
          )
          .select('other.spreadsheet_id as id')
          .distinct()
          .where('own.spreadsheet_id', 'in', part)
          .whereRef('other.spreadsheet_id', '<>', 'own.spreadsheet_id')
          .where('other.gone', '=', 0)
          .execute(),
      );
      return [...new Set(rows.map(({ id }) => id))].sort();
    },

    async shared(spreadsheetIds) {
      const trashed: TroubleCode = 'trashed';
      const rows = await inParts(
        spreadsheetIds,
        (part) =>
          db
            .selectFrom('across_mark as own')
            .innerJoin('across_mark as twin', (join) =>
              join.onRef('twin.high', '=', 'own.high').onRef('twin.low', '=', 'own.low'),
            )
            .innerJoin('spreadsheet', 'spreadsheet.id', 'twin.spreadsheet_id')
            .select(['own.spreadsheet_id as spreadsheetId', 'own.high', 'own.low', 'spreadsheet.id as other'])
            .where('own.spreadsheet_id', 'in', part)
            .whereRef('twin.spreadsheet_id', '<>', 'own.spreadsheet_id')
            .where('own.gone', '=', 0)
            .where('twin.gone', '=', 0)
            .where((eb) => eb.or([eb('trouble_code', 'is', null), eb('trouble_code', '<>', trashed)]))
            .execute(),
        LISTS_AT_ONCE,
      );
      return rows.map(({ spreadsheetId, high, low, other }) => ({
        spreadsheetId,
        mark: markOf(high, low),
        other,
      }));
    },

    async found(family) {
      const rows = await db
        .selectFrom('across_finding')
        .select('spreadsheet_id')
        .where('family', '=', family)
        .orderBy('spreadsheet_id')
        .execute();
      return rows.map((row) => row.spreadsheet_id);
    },

    async findings(spreadsheetIds) {
      const rows = await inParts(spreadsheetIds, (part) =>
        db
          .selectFrom('across_finding')
          .select(['spreadsheet_id', 'family', 'findings'])
          .where('spreadsheet_id', 'in', part)
          .execute(),
      );
      const found = new Map<string, Partial<Record<Family, Finding[]>>>();
      for (const { spreadsheet_id: id, family, findings } of rows)
        found.set(id, { ...found.get(id), [family]: JSON.parse(findings) });
      return found;
    },

    save: (comparison, now) => saveComparison(sql, comparison, now),
  };
}
