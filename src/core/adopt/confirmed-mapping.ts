/** From what was found to the mapping that somebody confirms, and from a confirmed one back to what is found. */
import { columnLetters } from '../cells/address.ts';
import { plainWord } from '../cells/text.ts';
import { type ProposedColumn, unknownHeadings } from './columns.ts';
import type { Hindrance } from './hindrances.ts';
import type { Mapping } from './mapping.ts';
import type { ProposedTable, TableProposal } from './proposed-table.ts';
import type { Confirmed } from './tables.ts';

/** Headings of a mapping as they are compared, by tab. */
export const headingsOf = ({ tabs }: Mapping): Confirmed =>
  new Map(
    Object.entries(tabs).map(([tab, { columns }]) => [
      tab,
      new Map(
        Object.entries(columns).flatMap(([column, heading]) =>
          heading === null ? [] : [[plainWord(heading), column] as const],
        ),
      ),
    ]),
  );

/** The columns that the mapping names, and no others. */
export function confirm(table: ProposedTable, given: Mapping, hindrances: Hindrance[]): ProposedTable {
  const mapped = given.tabs[table.tab]?.columns ?? {};
  const plain = table.headings.map(plainWord);
  const columns = table.columns.map((column): ProposedColumn => {
    const heading = mapped[column.column];
    const none = { ...column, at: null, letter: '', heading: '', confidence: 1, accepted: true, reasons: [] };
    if (heading == null) return none;
    const at = plain.indexOf(plainWord(heading));
    if (at < 0) {
      hindrances.push({ what: 'heading-missing', tab: table.tab, column: column.column, heading });
      return { ...none, accepted: false };
    }
    const shown = table.headings[at] as string;
    return { ...none, at, letter: columnLetters(at), heading: shown, reasons: ['confirmed'] };
  });
  return { ...table, columns, unknown: unknownHeadings(table.headings, columns) };
}

/** @param template `NAME@VERSION`. */
export function mappingOf(template: string, tables: readonly TableProposal[]): Mapping {
  return {
    template,
    tabs: Object.fromEntries(
      tables.map(({ tab, columns, rows, headerRows }) => [
        tab,
        {
          columns: Object.fromEntries(
            columns.map(({ column, at, heading }) => [column, at === null ? null : heading]),
          ),
          ...(rows !== undefined &&
            Object.keys(rows.written).length > 0 && { key: rows.key, rows: rows.written }),
          headerRows,
        },
      ]),
    ),
  };
}
