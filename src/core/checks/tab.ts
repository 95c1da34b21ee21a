/**
 * Checks one tab: header, keys, cells, rows. Pure; values come as `values.batchGet` gives them, header row first.
 */
import { type CellValue, cellText, hasWildcard, isBlank, isErrorValue, keyIdentity } from '../cells/text.ts';
import type { RowStatus } from '../status/words.ts';
import { SEVERITIES } from './catalogue.ts';
import type { CompiledTab } from './compile.ts';
import type { Header } from './header.ts';
import type { Problem } from './problem.ts';
import { problemOf, type Reading, type Report, type Row } from './row.ts';

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
  /** Entry cells by key, canonical, for the fingerprint: what was typed and nothing else. */
  entries: string[];
}

export interface Block {
  /** 1-based sheet row of `rows[0]`, the header. */
  firstRow: number;
  rows: readonly (readonly CellValue[])[];
}

interface Judged {
  line: Line;
  filled: boolean;
  valid: boolean;
}

export function checkTab(compiled: CompiledTab, block: Block): TabResult {
  const { tab } = compiled;
  const header = compiled.readHeader(block.rows[0] ?? []);
  const result: TabResult = {
    tab: tab.name,
    header,
    readable: header.readable,
    problems: [...header.problems],
    keyless: [],
    lines: [],
    expected: tab.completion === undefined ? 0 : compiled.fixedKeys.size,
    filled: 0,
    valid: 0,
    rowsChecked: 0,
    end: block.rows.length,
    numbersAsText: 0,
    entries: [],
  };
  if (!header.readable) return result;

  const rows = readRows(compiled, header, block, result);
  const byKey = Map.groupBy(rows, (row) => keyIdentity(row.key));
  reportDoubledValues(compiled, rows, byKey);
  for (const [identity, same] of byKey) {
    const judged =
      same.length > 1 ? judgeDoubled(compiled, same, result) : [judge(compiled, same[0] as ReadRow)];
    result.lines.push(...judged.map((one) => one.line));
    const known = tab.rows === 'open' || compiled.fixedKeys.has(identity);
    if (tab.completion === undefined || !known) continue;
    if (tab.rows === 'open') result.expected++;
    if (judged.some((one) => one.filled)) result.filled++;
    if (judged.every((one) => one.filled && one.valid)) result.valid++;
  }
  reportMissingKeys(compiled, byKey, result);
  return result;
}

interface ReadRow extends Row {
  problems: Problem[];
}

/** Rows with a usable key, cells read; the others are reported as keyless. */
function readRows(compiled: CompiledTab, header: Header, block: Block, result: TabResult): ReadRow[] {
  const { tab, entries } = compiled;
  const keyAt = header.positions.get(tab.key) as number;
  const columns = entries.map((entry) => ({
    ...entry,
    at: header.positions.get(entry.column.name) as number,
  }));
  const rows: ReadRow[] = [];
  let beyond = 0;
  for (let index = 1; index < block.rows.length; index++) {
    const cells = block.rows[index] as readonly CellValue[];
    const rawKey = cells[keyAt];
    if (isBlank(rawKey) && columns.every(({ at }) => isBlank(cells[at]))) continue;
    if (tab.rows === 'open' && result.rowsChecked >= tab.maxRows) {
      if (beyond === 0) result.end = index;
      beyond++;
      continue;
    }
    result.rowsChecked++;
    const number = block.firstRow + index;
    const key = cellText(rawKey);
    if (isBlank(rawKey) || isErrorValue(rawKey) || hasWildcard(key)) {
      result.keyless.push(keylessProblem(tab.name, tab.key, rawKey, number));
      continue;
    }
    const problems: Problem[] = [];
    const report: Report = (code, names, params) => {
      problems.push(problemOf(code, names, params, { tab: tab.name, key, row: number }));
    };
    const readings = new Map<string, Reading>();
    let notApplicable = false;
    let typed = keyIdentity(key);
    for (const { column, read, at } of columns) {
      const reading = read(cells[at], report);
      readings.set(column.name, reading);
      notApplicable ||= reading.notApplicable;
      if (reading.number !== undefined && typeof reading.raw === 'string') result.numbersAsText++;
      typed += `\u001f${cellText(reading.raw)}`;
    }
    result.entries.push(typed);
    const row: ReadRow = { key, row: number, readings, notApplicable, problems };
    for (const check of compiled.rowChecks) check(row, report);
    rows.push(row);
  }
  if (beyond > 0) {
    const params = { limit: tab.maxRows, rows: beyond };
    result.problems.push(problemOf('too-many-rows', [], params, { tab: tab.name }));
  }
  return rows;
}

function keylessProblem(tab: string, key: string, raw: CellValue, row: number): Problem {
  const place = { tab, row };
  if (isBlank(raw)) return problemOf('key-blank', [key], {}, place);
  if (isErrorValue(raw)) return problemOf('formula-error', [key], { value: raw }, place);
  return problemOf('key-wildcard', [key], { key: cellText(raw) }, place);
}

function judge(compiled: CompiledTab, row: ReadRow): Judged {
  const { tab, fixedKeys } = compiled;
  const problems = row.problems;
  if (tab.rows === 'fixed' && !fixedKeys.has(keyIdentity(row.key))) {
    const place = { tab: tab.name, key: row.key, row: row.row };
    problems.unshift(problemOf('key-unknown', [tab.key], { key: row.key }, place));
  }
  const filled = isFilled(compiled, row);
  const valid = !problems.some((problem) => SEVERITIES[problem.code] === 'error');
  return {
    line: { tab: tab.name, key: row.key, status: statusOf(compiled, row, filled), problems },
    filled,
    valid,
  };
}

/** A doubled key gets that message only: nobody can tell which of its rows is meant. */
function judgeDoubled(compiled: CompiledTab, rows: ReadRow[], result: TabResult): Judged[] {
  const { tab } = compiled;
  const numbers = rows.map((row) => row.row);
  const lines = new Map<string, Judged>();
  for (const row of rows) {
    const place = { tab: tab.name, key: row.key, row: row.row };
    const problem = problemOf('key-doubled', [tab.key], { key: row.key, rows: numbers }, place);
    const filled = isFilled(compiled, row);
    const first = lines.get(row.key.toLowerCase());
    // A look-up without regard to case finds the first of them.
    if (first !== undefined) {
      first.filled ||= filled;
      continue;
    }
    lines.set(row.key.toLowerCase(), {
      line: { tab: tab.name, key: row.key, status: 'doubled', problems: [problem] },
      filled,
      valid: false,
    });
  }
  result.problems.push(
    problemOf('key-doubled', [tab.key], { key: (rows[0] as ReadRow).key, rows: numbers }, { tab: tab.name }),
  );
  return [...lines.values()];
}

function isFilled(compiled: CompiledTab, row: Row): boolean {
  const values = compiled.tab.completion?.values;
  if (values === undefined) return true;
  return row.notApplicable || values.every((name) => row.readings.get(name)?.blank === false);
}

function statusOf(compiled: CompiledTab, row: ReadRow, filled: boolean): RowStatus {
  if (row.problems.some((problem) => SEVERITIES[problem.code] === 'error')) return 'error';
  if (row.problems.some((problem) => problem.code === 'half-filled')) return 'half';
  if (row.problems.length > 0) return 'warning';
  if (!filled) return 'blank';
  return row.notApplicable && compiled.tab.completion !== undefined ? 'notApplicable' : 'valid';
}

function reportDoubledValues(compiled: CompiledTab, rows: ReadRow[], byKey: Map<string, ReadRow[]>): void {
  for (const name of compiled.unique) {
    const filled = rows.filter((row) => row.readings.get(name)?.blank === false);
    const groups = Map.groupBy(filled, (row) => keyIdentity(cellText(row.readings.get(name)?.raw)));
    for (const same of groups.values()) {
      if (same.length < 2) continue;
      const numbers = same.map((row) => row.row);
      for (const row of same) {
        if ((byKey.get(keyIdentity(row.key))?.length ?? 0) > 1) continue;
        const place = { tab: compiled.tab.name, key: row.key, row: row.row };
        row.problems.push(problemOf('not-unique', [name], { rows: numbers }, place));
      }
    }
  }
}

function reportMissingKeys(
  compiled: CompiledTab,
  byKey: ReadonlyMap<string, unknown>,
  result: TabResult,
): void {
  const { tab, fixedKeys } = compiled;
  const place = { tab: tab.name };
  const missing = [...fixedKeys].filter(([identity]) => !byKey.has(identity));
  if (result.rowsChecked === 0 || (tab.rows === 'fixed' && missing.length === fixedKeys.size)) {
    result.problems.push(problemOf('no-rows', [], {}, place));
    return;
  }
  for (const [, key] of missing) result.problems.push(problemOf('key-missing', [tab.key], { key }, place));
}
