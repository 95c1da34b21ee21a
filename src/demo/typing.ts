/**
 * Types the demonstration's entries as people do: by looking where a header and a key stand, and leaving it to
 * Sheets what a text means. Uses the clients of those people, not Pantau's own account.
 */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { columnLetters } from '../core/cells/address.ts';
import { cellText, keyIdentity, plainWord } from '../core/cells/text.ts';
import { APPROVAL_RANGES, blockRange, STATE_RANGE } from '../core/template/names.ts';
import type { Tab, Template } from '../core/template/schema.ts';
import type { UnitEntries } from './entries.ts';
import type { TabEntries } from './forms/forms.ts';

/** One read and one write; no call at all when there is nothing to type. */
export async function typeEntries(
  staff: sheets_v4.Sheets,
  spreadsheetId: string,
  template: Template,
  entries: TabEntries,
): Promise<void> {
  if (entries.rows.length === 0) return;
  const places = await findPlaces(staff, spreadsheetId, template, entries.tab);
  const data = entries.rows.map(({ key, cells }): sheets_v4.Schema$ValueRange => {
    const columns = Object.keys(cells).map((name) => places.column(name));
    const first = Math.min(...columns);
    const width = Math.max(...columns) - first + 1;
    const values = Array<string | number | null>(width).fill(null);
    for (const [name, value] of Object.entries(cells)) values[places.column(name) - first] = value;
    return { range: places.address(places.row(key), first, width), values: [values] };
  });
  await write(staff, spreadsheetId, data);
}

/** What the operator says of the form once it is done. One write. */
export function handIn(staff: sheets_v4.Sheets, spreadsheetId: string): Promise<void> {
  return write(staff, spreadsheetId, [{ range: STATE_RANGE, values: [['diajukan']] }]);
}

/** What the verifikator writes in tab Persetujuan. One write. */
export function decide(
  verifier: sheets_v4.Sheets,
  spreadsheetId: string,
  decision: Record<keyof typeof APPROVAL_RANGES, string>,
): Promise<void> {
  const cells = Object.entries(APPROVAL_RANGES) as [keyof typeof APPROVAL_RANGES, string][];
  return write(
    verifier,
    spreadsheetId,
    cells.map(([name, range]) => ({ range, values: [[decision[name]]] })),
  );
}

/** The organiser's slip: one key pasted over another. One read and one write, none when there is no such slip. */
export async function overwriteKeys(
  organiser: sheets_v4.Sheets,
  spreadsheetId: string,
  template: Template,
  entries: UnitEntries,
): Promise<void> {
  if (entries.overwrittenKeys.length === 0) return;
  const places = await findPlaces(organiser, spreadsheetId, template, entries.tab);
  const keyColumn = places.column(places.tab.key);
  await write(
    organiser,
    spreadsheetId,
    entries.overwrittenKeys.map(({ key, by }) => ({
      range: places.address(places.row(key), keyColumn, 1),
      values: [[by]],
    })),
  );
}

interface Places {
  tab: Tab;
  /** 0-based. */
  column(name: string): number;
  /** 1-based row of a key; in an open tab, of the next one without a key where there is no such key yet. */
  row(key: string): number;
  address(row: number, column: number, width: number): string;
}

async function findPlaces(
  sheets: sheets_v4.Sheets,
  spreadsheetId: string,
  template: Template,
  tabName: string,
): Promise<Places> {
  const tab = template.tabs.find((candidate) => candidate.name === tabName);
  if (!tab) throw new Error(`template ${template.id} has no tab "${tabName}"`);
  const read = await sheets.spreadsheets.values.batchGet({
    spreadsheetId,
    ranges: [blockRange(tab)],
    valueRenderOption: 'UNFORMATTED_VALUE',
  });
  const [block] = read.data.valueRanges ?? [];
  const start = /^(.+)!A(\d+)/.exec(block?.range ?? '');
  if (!start) throw new Error(`${blockRange(tab)} was not found`);
  const [, title, firstRow] = start as unknown as [string, string, string];
  const [header = [], ...rows] = block?.values ?? [];
  const column = (name: string): number => {
    const label = tab.columns.find((candidate) => candidate.name === name)?.label.id ?? name;
    const index = header.findIndex((cell) => plainWord(cellText(cell)) === plainWord(label));
    if (index < 0) throw new Error(`no column "${label}" in ${block?.range}`);
    return index;
  };
  const keyColumn = column(tab.key);
  const standing = new Map(
    rows.flatMap((row, index) => {
      const key = keyIdentity(cellText(row[keyColumn]));
      return key === '' ? [] : [[key, index] as const];
    }),
  );
  let next = Math.max(-1, ...standing.values()) + 1;
  return {
    tab,
    column,
    row: (key) => {
      const index = standing.get(keyIdentity(key)) ?? (tab.rows === 'open' ? next++ : undefined);
      if (index === undefined) throw new Error(`no row "${key}" in ${block?.range}`);
      return Number(firstRow) + 1 + index;
    },
    address: (row, first, width) =>
      `${title}!${columnLetters(first)}${row}:${columnLetters(first + width - 1)}${row}`,
  };
}

async function write(
  sheets: sheets_v4.Sheets,
  spreadsheetId: string,
  data: sheets_v4.Schema$ValueRange[],
): Promise<void> {
  await sheets.spreadsheets.values.batchUpdate({
    spreadsheetId,
    fields: 'spreadsheetId',
    requestBody: { valueInputOption: 'USER_ENTERED', data },
  });
}
