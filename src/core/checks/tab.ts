/**
 * Checks one tab: header, keys, cells, rows. Pure; values come as `values.batchGet` gives them, header row first.
 */
import { type CellValue, cellText, keyIdentity } from '../cells/text.ts';
import type { RowStatus } from '../status/words.ts';
import type { CompiledTab } from './compile.ts';
import type { Header } from './header.ts';
import { problemOf } from './make-problem.ts';
import type { Problem } from './problem.ts';
import { addProblem } from './row-status.ts';
import { type ReadRow, readRows } from './rows.ts';
import { valueColumns, type WaiverRequest, waiverRequests } from './waiver/request.ts';

/** What Pantau's own tab says about one row key. */
export interface Line {
  tab: string;
  /** As it stands in the sheet: a lookup finds it by this very text. */
  key: string;
  status: RowStatus;
  problems: Problem[];
}

export interface TabResult {
  tab: string;
  header: Header;
  /** False when the header does not let the rows be read; then nothing below is known. */
  readable: boolean;
  /** Problems of the tab as a whole. Those of rows stand in `lines`, those of rows without usable key in `keyless`. */
  problems: Problem[];
  keyless: Problem[];
  lines: Line[];
  expected: number;
  filled: number;
  valid: number;
  rowsChecked: number;
  /** Index in the block after the last row looked at: below the limit of an open tab nothing is done. */
  end: number;
  /** Figures that stand in their cells as text: pasted, or typed under another locale. */
  numbersAsText: number;
  /** Rows that ask for their warnings to be waived. */
  waivers: WaiverRequest[];
  /** ISO day since which the oldest waiver in force stands; absent before waivers are settled. */
  waivedSince?: string | undefined;
}

export interface Block {
  /** 1-based sheet row of `rows[0]`, the header. */
  firstRow: number;
  rows: readonly (readonly CellValue[])[];
}

/**
 * Checks the block of one tab. Never throws for what people type; a header that does not match gives a result that is
 * not `readable`, and an empty block the problem `no-rows` or `header-missing`.
 * @example
 * ```ts
 * import { checkTab, compileTemplate, parseTemplate } from 'pantau/core';
 * import json from 'pantau/sheets-templates/aksi-konvergensi-2025.json' with { type: 'json' };
 *
 * const [tab] = compileTemplate(parseTemplate(json, 'aksi-konvergensi-2025.json')).tabs;
 * const { readable, problems } = checkTab(tab!, { firstRow: 5, rows: [['Nomor', 'Nama']] });
 * console.log(readable, problems[0]?.code, problems[0]?.severity); // false header-missing error
 * ```
 */
export function checkTab(compiled: CompiledTab, block: Block): TabResult {
  const { tab, fixedKeys } = compiled;
  const header = compiled.readHeader(block.rows[0] ?? []);
  const result: TabResult = {
    tab: tab.name,
    header,
    readable: header.readable,
    problems: [...header.problems],
    keyless: [],
    lines: [],
    expected: tab.completion === undefined ? 0 : fixedKeys.size,
    filled: 0,
    valid: 0,
    rowsChecked: 0,
    end: block.rows.length,
    numbersAsText: 0,
    waivers: [],
  };
  if (!header.readable) return result;

  const { rows, uncounted, uniqueTexts, beyond, general, ...read } = readRows(compiled, header, block);
  Object.assign(result, read);
  result.problems.push(...general);
  if (beyond > 0) {
    const params = { limit: tab.maxRows, rows: beyond };
    result.problems.push(problemOf('too-many-rows', [], params, { tab: tab.name }));
  }
  const { keys, doubled } = groupKeys(rows);
  reportDoubledValues(compiled, rows, uniqueTexts, doubled);
  const single = doubled.size === 0 ? rows : rows.filter(({ key }) => !doubled.has(keyIdentity(key)));
  result.waivers = waiverRequests(compiled, header, block, single);
  const isKnown = (identity: string) => tab.rows === 'open' || fixedKeys.has(identity);
  const count = (identity: string, filled: boolean, valid: boolean) => {
    if (tab.completion === undefined || !isKnown(identity)) return;
    if (tab.rows === 'open') result.expected++;
    if (filled) result.filled++;
    if (filled && valid) result.valid++;
  };
  for (const row of single) {
    const identity = keyIdentity(row.key);
    if (!isKnown(identity))
      addProblem(row, problemOf('key-unknown', [tab.key], { key: row.key }, placeOf(row)));
    result.lines.push(row);
    count(identity, row.filled, row.status !== 'error');
  }
  for (const [identity, same] of doubled) {
    judgeDoubled(compiled, same, result);
    const filled = same.some((row) => row.filled);
    count(identity, filled, false);
  }
  for (const line of uncounted) {
    const identity = keyIdentity(line.key);
    // A look-up finds the first line of its key, which is that of the entry.
    if (keys.has(identity)) continue;
    keys.add(identity);
    result.lines.push(line);
  }
  reportMissingKeys(compiled, keys, result);
  return result;
}

/** The values that were typed into the rows of a tab, and nothing else: one text a row, in no particular order. */
export function typedEntries(compiled: CompiledTab, { header }: TabResult, block: Block): string[] {
  const at = [compiled.tab.key, ...valueColumns(compiled)].map((name) => header.positions.get(name));
  return block.rows.slice(1).map((row) => at.map((position) => cellText(row[position ?? -1])).join('\u001f'));
}

/** All keys by identity, and the rows of those that stand more than once. */
function groupKeys(rows: readonly ReadRow[]): { keys: Set<string>; doubled: Map<string, ReadRow[]> } {
  const keys = new Set<string>();
  const again = new Set<string>();
  for (const { key } of rows) {
    const identity = keyIdentity(key);
    const before = keys.size;
    keys.add(identity);
    if (keys.size === before) again.add(identity);
  }
  if (again.size === 0) return { keys, doubled: new Map() };
  const same = rows.filter(({ key }) => again.has(keyIdentity(key)));
  return { keys, doubled: Map.groupBy(same, ({ key }) => keyIdentity(key)) };
}

/** A doubled key gets that message only: nobody can tell which of its rows is meant. */
function judgeDoubled(compiled: CompiledTab, rows: readonly ReadRow[], result: TabResult): void {
  const { tab } = compiled;
  const params = { key: (rows[0] as ReadRow).key, rows: rows.map((row) => row.row) };
  result.problems.push(problemOf('key-doubled', [tab.key], params, { tab: tab.name }));
  const told = new Set<string>();
  for (const { key, row } of rows) {
    // A look-up without regard to case finds the first of them.
    if (told.has(key.toLowerCase())) continue;
    told.add(key.toLowerCase());
    const problem = problemOf('key-doubled', [tab.key], { ...params, key }, { tab: tab.name, key, row });
    result.lines.push({ tab: tab.name, key, status: 'doubled', problems: [problem] });
  }
}

function reportDoubledValues(
  compiled: CompiledTab,
  rows: readonly ReadRow[],
  uniqueTexts: readonly string[][],
  doubled: ReadonlyMap<string, unknown>,
): void {
  compiled.unique.forEach((entry, index) => {
    const { name } = (compiled.entries[entry] as (typeof compiled.entries)[number]).column;
    const groups = Map.groupBy(rows, (_, at) => keyIdentity(uniqueTexts[at]?.[index] ?? ''));
    for (const [text, same] of groups) {
      if (text === '' || same.length < 2) continue;
      const params = { rows: same.map((row) => row.row) };
      for (const row of same) {
        if (doubled.has(keyIdentity(row.key))) continue;
        addProblem(row, compiled.problem('not-unique', [name], params, placeOf(row)));
      }
    }
  });
}

function placeOf({ tab, key, row }: ReadRow) {
  return { tab, key, row };
}

function reportMissingKeys(compiled: CompiledTab, found: ReadonlySet<string>, result: TabResult): void {
  const { tab, fixedKeys } = compiled;
  const place = { tab: tab.name };
  const missing = [...fixedKeys].filter(([identity]) => !found.has(identity));
  if (result.rowsChecked === 0 || (tab.rows === 'fixed' && missing.length === fixedKeys.size)) {
    if (!tab.mayBeEmpty) result.problems.push(problemOf('no-rows', [], {}, place));
    return;
  }
  for (const [, key] of missing) result.problems.push(problemOf('key-missing', [tab.key], { key }, place));
}
