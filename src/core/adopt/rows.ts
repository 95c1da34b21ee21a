/** Which row of a sheet is which fixed row of a form: by the form's keys, else by the names that both carry. */
import { type CellValue, cellText, hasWildcard, isBlank, keyIdentity } from '../cells/text.ts';
import type { Tab } from '../template/schema.ts';
import { assign } from './assign.ts';
import { shared } from './evidence.ts';
import { wordsOf } from './words.ts';

export interface MatchedRows {
  /** Column of the form by which the rows are told apart. */
  key: string;
  /** What stands in the sheet, by the form's own key; empty where the sheet has those keys. */
  written: Record<string, string>;
  /** Found by a name that is not word for word the form's: to be looked at. */
  near: { key: string; name: string; written: string }[];
  /** Own keys of rows that the sheet does not have. */
  missing: string[];
  /** Index after the last row that is one of the form's. */
  end: number;
}

/** What somebody confirmed to stand in a column, by own key. */
export interface ConfirmedRows {
  key: string;
  written: Readonly<Record<string, string>>;
}

const ALIKE = 0.5;
const MARGIN = 0.08;
/** With fewer of its rows it is another table. */
const ENOUGH = 0.6;

/**
 * Undefined where neither keys nor names fit enough rows.
 * @param at Index in the sheet by column of the form.
 */
export function matchRows(
  tab: Tab,
  at: ReadonlyMap<string, number>,
  rows: readonly (readonly CellValue[])[],
  confirmed?: ConfirmedRows,
): MatchedRows | undefined {
  const byKey = withKeys(tab, at, rows);
  if (byKey !== undefined) return byKey;
  const [best] = tab.columns
    .filter(({ name, type, entry }) => name !== tab.key && type === 'string' && !entry && at.has(name))
    .flatMap(({ name }) => withNames(tab, name, at.get(name) as number, rows, confirmed) ?? [])
    .sort((a, b) => Object.keys(b.written).length - Object.keys(a.written).length);
  return best;
}

const ownKeys = (tab: Tab): string[] => tab.fixedRows.map(({ cells }) => String(cells[tab.key]));

function withKeys(
  tab: Tab,
  at: ReadonlyMap<string, number>,
  rows: readonly (readonly CellValue[])[],
): MatchedRows | undefined {
  const place = at.get(tab.key);
  if (place === undefined) return undefined;
  const found = new Set(rows.map((row) => keyIdentity(cellText(row[place]))));
  const missing = ownKeys(tab).filter((key) => !found.has(keyIdentity(key)));
  if (tab.fixedRows.length - missing.length < ENOUGH * tab.fixedRows.length) return undefined;
  const known = new Set(ownKeys(tab).map(keyIdentity));
  const end = rows.findLastIndex((row) => known.has(keyIdentity(cellText(row[place])))) + 1;
  return { key: tab.key, written: {}, near: [], missing, end };
}

function withNames(
  tab: Tab,
  column: string,
  place: number,
  rows: readonly (readonly CellValue[])[],
  confirmed?: ConfirmedRows,
): MatchedRows | undefined {
  const names = tab.fixedRows.map(({ cells }) => {
    const said = confirmed?.key === column ? confirmed.written[String(cells[tab.key])] : undefined;
    return said ?? String(cells[column] ?? '');
  });
  if (new Set(names.map(keyIdentity)).size < names.length || names.includes('')) return undefined;
  const texts = [...new Set(rows.flatMap((row) => (isBlank(row[place]) ? [] : [cellText(row[place])])))];
  const usable = texts.filter((text) => !hasWildcard(text) && !text.includes('|') && text.length <= 200);
  const words = usable.map(wordsOf);
  const likeness = names.map((name) => {
    const own = wordsOf(name);
    return words.map((other) => shared(other, own));
  });
  const given = assign(likeness.map((list) => list.map((share) => (share >= ALIKE ? share : 0))));
  const written: Record<string, string> = {};
  const near: MatchedRows['near'] = [];
  const missing: string[] = [];
  ownKeys(tab).forEach((key, index) => {
    const to = given[index] as number;
    const share = likeness[index]?.[to] ?? 0;
    const rivals = [
      ...(likeness[index] ?? []).filter((_, other) => other !== to),
      ...likeness.flatMap((list, other) => (other === index ? [] : [list[to] ?? 0])),
    ];
    if (to < 0 || (share < 1 && Math.max(0, ...rivals) > share - MARGIN)) {
      missing.push(key);
      return;
    }
    written[key] = usable[to] as string;
    if (share < 1) near.push({ key, name: names[index] as string, written: usable[to] as string });
  });
  if (Object.keys(written).length < ENOUGH * tab.fixedRows.length) return undefined;
  const found = new Set(Object.values(written));
  const end = rows.findLastIndex((row) => found.has(cellText(row[place]))) + 1;
  return { key: column, written, near, missing, end };
}
