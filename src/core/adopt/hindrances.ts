/** Why a spreadsheet cannot be taken in as it is. */
import { columnLetters } from '../cells/address.ts';
import { plainWord } from '../cells/text.ts';
import { isOwnLabel } from '../template/column-faults.ts';
import type { Tab } from '../template/schema.ts';
import { positionsOf } from './columns.ts';
import type { TableProposal } from './proposed-table.ts';
import { neededColumns } from './variant.ts';

export type Hindrance =
  | { what: 'nothing-found' }
  | { what: 'column-missing'; tab: string; column: string }
  /** A heading of the mapping that the sheet does not have. */
  | { what: 'heading-missing'; tab: string; column: string; heading: string }
  | { what: 'heading-doubled'; tab: string; heading: string; letters: string[] }
  /** A heading that Pantau gives to a column of its own. */
  | { what: 'heading-taken'; tab: string; heading: string; letter: string }
  | { what: 'two-tables'; tab: string; title: string; others: string[] }
  /** Another table of the form stands in the same rows: each row can have one status only. */
  | { what: 'tables-beside'; tab: string; title: string; letters: string[] }
  /** Other sheets hold the same table: one spreadsheet has one of a unit, and which of them is not guessed. */
  | { what: 'several-sheets'; tab: string; title: string; others: string[] }
  | { what: 'rows-unknown'; tab: string }
  | { what: 'unusable'; reason: string };

/** Of one table. @param chosen Titles of sheets. */
export function hindrancesOf(tab: Tab, table: TableProposal, chosen: readonly string[]): Hindrance[] {
  const found: Hindrance[] = [];
  const at = positionsOf(table.columns);
  if (table.others.length > 0)
    found.push({ what: 'two-tables', tab: tab.name, title: table.title, others: table.others });
  if (table.beside.length > 0)
    found.push({ what: 'tables-beside', tab: tab.name, title: table.title, letters: table.beside });
  const { title, elsewhere: others } = table;
  if (others.length > 0 && !chosen.includes(title))
    found.push({ what: 'several-sheets', tab: tab.name, title, others });
  if (tab.rows === 'fixed' && table.rows === undefined) found.push({ what: 'rows-unknown', tab: tab.name });
  for (const column of neededColumns(tab)) {
    const replaced = column === tab.key && table.rows !== undefined && table.rows.key !== tab.key;
    if (!at.has(column) && !replaced && !(column === tab.key && tab.rows === 'fixed'))
      found.push({ what: 'column-missing', tab: tab.name, column });
  }
  const plain = table.headings.map(plainWord);
  for (const { column, at: index, heading, letter } of table.columns) {
    if (index === null) continue;
    if (isOwnLabel(heading)) found.push({ what: 'heading-taken', tab: tab.name, heading, letter });
    if (heading === '') {
      found.push({ what: 'heading-missing', tab: tab.name, column, heading: columnLetters(index) });
      continue;
    }
    const letters = plain.flatMap((other, place) => (other === plain[index] ? [columnLetters(place)] : []));
    if (letters.length > 1 && letters[0] !== columnLetters(index)) continue;
    if (letters.length > 1) found.push({ what: 'heading-doubled', tab: tab.name, heading, letters });
  }
  return found;
}
