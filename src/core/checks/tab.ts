/**
 * Checks one tab: header, keys, cells, rows. Pure; values come as `values.batchGet` gives them, header row first.
 */
import { keyHash } from '../cells/key-hash.ts';
import { type CellValue, cellText, keyIdentity } from '../cells/text.ts';
import type { CompiledTab } from './compile.ts';
import { equalKeys } from './equal-keys.ts';
import { problemOf } from './make-problem.ts';
import type { ReadRow, RowList } from './row-list.ts';
import { addProblem } from './row-status.ts';
import { readRows } from './rows.ts';
import { type Line, TabResult } from './tab-result.ts';
import { valueColumns, waiverRequests } from './waiver/request.ts';

export type { Line, TabResult } from './tab-result.ts';

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
  const result = new TabResult(tab.name, header);
  result.readers = compiled.entries.map(({ read }) => read);
  result.expected = tab.completion === undefined ? 0 : fixedKeys.size;
  result.end = block.rows.length;
  if (!header.readable) return result;

  const { rows, uncounted, uniqueTexts, beyond, general, ...read } = readRows(compiled, header, block);
  Object.assign(result, read);
  result.problems.push(...general);
  if (beyond > 0) {
    const params = { limit: tab.maxRows, rows: beyond };
    result.problems.push(problemOf('too-many-rows', [], params, { tab: tab.name }));
  }
  const doubled = equalKeys(rows.hashes, (row) => rows.keyOf(row));
  const isDoubled = new Uint8Array(rows.length);
  for (const row of doubled.flat()) isDoubled[row] = 1;
  reportDoubledValues(compiled, rows, uniqueTexts, isDoubled);
  result.waivers = waiverRequests(compiled, header, rows, (row) => !isDoubled[row]);
  const known = reportUnknownKeys(compiled, rows, isDoubled);
  if (tab.completion !== undefined) {
    for (let row = 0; row < rows.length; row++) {
      if (isDoubled[row]) continue;
      if (known(row)) count(compiled, result, rows.isFilled(row), rows.isValid(row));
    }
  }
  const groups = doubled.map((same) => same.map((row) => rows.line(row)));
  result.doubled = groups.flat();
  const ofDoubled = groups.flatMap((same) => judgeDoubled(compiled, same, result));
  for (const same of doubled) {
    if (known(same[0] as number))
      count(
        compiled,
        result,
        same.some((row) => rows.isFilled(row)),
        false,
      );
  }
  const keys = new Set<string>();
  if (fixedKeys.size > 0 || uncounted.length > 0) {
    for (let row = 0; row < rows.length; row++) keys.add(keyIdentity(rows.keyOf(row)));
  }
  // A look-up finds the first line of its key, which is that of the entry.
  const besides = uncounted.filter(({ key }) => {
    const before = keys.size;
    return keys.add(keyIdentity(key)).size > before;
  });
  result.tell((all) => {
    const own = (all ? [...isDoubled.keys()] : rows.told()).filter((row) => isDoubled[row] === 0);
    return [...own.map((row) => rows.line(row)), ...ofDoubled, ...besides];
  });
  reportMissingKeys(compiled, keys, result);
  return result;
}

/** Adds a row, or the rows of one doubled key, to what is counted of the tab. */
function count({ tab }: CompiledTab, result: TabResult, filled: boolean, valid: boolean): void {
  if (tab.completion === undefined) return;
  if (tab.rows === 'open') result.expected++;
  if (filled) result.filled++;
  if (filled && valid) result.valid++;
}

/** The values that were typed into the rows of a tab, and nothing else: one text a row, in no particular order. */
export function typedEntries(compiled: CompiledTab, { header }: TabResult, block: Block): string[] {
  const at = [compiled.tab.key, ...valueColumns(compiled)].map((name) => header.positions.get(name));
  return block.rows.slice(1).map((row) => at.map((position) => cellText(row[position ?? -1])).join('\u001f'));
}

/** Tells of keys that no fixed row has; returns whether the key of a row is one of the tab's. */
function reportUnknownKeys(
  { tab, fixedKeys }: CompiledTab,
  rows: RowList,
  isDoubled: Uint8Array,
): (row: number) => boolean {
  if (tab.rows === 'open') return () => true;
  const isKnown = (row: number) => fixedKeys.has(keyIdentity(rows.keyOf(row)));
  for (let row = 0; row < rows.length; row++) {
    if (isDoubled[row] || isKnown(row)) continue;
    const line = rows.line(row);
    addProblem(line, problemOf('key-unknown', [tab.key], { key: line.key }, placeOf(line)));
  }
  return isKnown;
}

/** A doubled key gets that message only: nobody can tell which of its rows is meant. */
function judgeDoubled({ tab }: CompiledTab, rows: readonly ReadRow[], result: TabResult): Line[] {
  const params = { key: (rows[0] as ReadRow).key, rows: rows.map((row) => row.row) };
  result.problems.push(problemOf('key-doubled', [tab.key], params, { tab: tab.name }));
  const lines: Line[] = [];
  const told = new Set<string>();
  for (const { key, row } of rows) {
    // A look-up without regard to case finds the first of them.
    if (told.has(key.toLowerCase())) continue;
    told.add(key.toLowerCase());
    const problem = problemOf('key-doubled', [tab.key], { ...params, key }, { tab: tab.name, key, row });
    lines.push({ tab: tab.name, key, status: 'doubled', problems: [problem] });
  }
  return lines;
}

function reportDoubledValues(
  compiled: CompiledTab,
  rows: RowList,
  uniqueTexts: readonly string[][],
  isDoubled: Uint8Array,
): void {
  compiled.unique.forEach((entry, column) => {
    const { name } = (compiled.entries[entry] as (typeof compiled.entries)[number]).column;
    const texts = uniqueTexts[column] as string[];
    const hashes = Int32Array.from(texts, (text) => (text.trim() === '' ? -1 : keyHash(text)));
    for (const same of equalKeys(hashes, (row) => texts[row] as string)) {
      const params = { rows: same.map((row) => rows.numberOf(row)) };
      for (const row of same) {
        if (isDoubled[row]) continue;
        const line = rows.line(row);
        addProblem(line, compiled.problem('not-unique', [name], params, placeOf(line)));
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
  const missing = tab.fixedRows
    .map(({ cells }) => String(cells[tab.key] ?? ''))
    .filter((key) => !found.has(keyIdentity(key)));
  if (result.rowsChecked === 0 || (tab.rows === 'fixed' && missing.length === fixedKeys.size)) {
    if (!tab.mayBeEmpty) result.problems.push(problemOf('no-rows', [], {}, place));
    return;
  }
  for (const key of missing) result.problems.push(problemOf('key-missing', [tab.key], { key }, place));
}
