/** Where a table of a form begins: the rows that hold its headings, whatever stands above and beside. */
import { type CellValue, cellText, isBlank } from '../cells/text.ts';
import { isNumbering, joinHeader, lastHeader } from '../checks/header-rows.ts';
import type { Grid } from './grid.ts';
import { headingWords, type KnownNames, likeness } from './likeness.ts';
import { isFiller, wordsOf } from './words.ts';

export interface FoundHeader {
  /** Index of its first row. */
  top: number;
  /** Rows that it takes, those of column numbers and units with it. */
  height: number;
  /** Joined texts, by column of the sheet. */
  headings: readonly string[];
  /** What stands right over the entries, likewise. */
  last: readonly string[];
  /** Sum of the likenesses of the headings to columns of the form. */
  score: number;
  /** Columns of the sheet that the table takes, half-open: all, unless another stands beside it. */
  left: number;
  right: number;
  /** Indexes at which tables begin beside it that are as much the form's. */
  beside: readonly number[];
}

/** Groups over groups, and a row of units, are as many as were ever met. */
const HIGHEST = 4;
/** Titles and notes above a table; further down only rows with two headings known word for word are looked at. */
const NEAR_TOP = 40;
/** Below this a heading is another column's. */
const ALIKE = 0.6;

export type Names = ReadonlyMap<string, KnownNames>;

/** All headers that could be the form's, best first, none that shares a row with a better one. */
export function findHeaders({ rows }: Pick<Grid, 'rows'>, names: Names): FoundHeader[] {
  const known = new Set([...names.values()].flatMap((one) => one.names.map((words) => words.join(' '))));
  const found: FoundHeader[] = [];
  const memory = new Map<string, number[]>();
  rows.forEach((row, bottom) => {
    if (!mayBeHeader(row, bottom, known)) return;
    for (let height = 1; height <= Math.min(HIGHEST, bottom + 1); height++) {
      const top = bottom - height + 1;
      if (height > 1 && (rows[top] ?? []).every(isBlank)) break;
      const header = rows.slice(top, bottom + 1);
      const [headings, last] = [joinHeader(header), lastHeader(header)];
      const score = scoreOf(headings, last, names, memory);
      if (score > 0) found.push({ top, height, headings, last, score, ...WHOLE_WIDTH });
    }
  });
  // Of headers alike the lowest begins nearest to the entries; a taller one adds nothing but what stands above.
  found.sort((a, b) => b.score - a.score || a.height - b.height || b.top - a.top);
  const best: FoundHeader[] = [];
  for (const one of found) {
    const clash = best.some(
      (other) => one.top < other.top + other.height && other.top < one.top + one.height,
    );
    if (!clash) best.push(inItsBlock(withRowsBelow(one, rows), rows, names));
  }
  return best.filter(({ score }) => score >= Math.max(2, (best[0]?.score ?? 0) * 0.6));
}

const WHOLE_WIDTH = { left: 0, right: Number.POSITIVE_INFINITY, beside: [] };
/** Headings of a table that stands beside another, at the least. */
const LEAST_BESIDE = 3;

/** Where blank columns part a sheet: the block that has all of the form's headings, and nothing of what is beside it. */
function inItsBlock(header: FoundHeader, rows: Grid['rows'], names: Names): FoundHeader {
  const { top, height, headings, last } = header;
  const body = rows.slice(top);
  const isEmpty = (at: number) => headings[at] === '' && body.every((row) => isBlank(row[at]));
  const blocks: { left: number; right: number; score: number }[] = [];
  for (let left = 0; left < headings.length; left++) {
    if (isEmpty(left)) continue;
    let right = left;
    while (right < headings.length && !isEmpty(right)) right++;
    const within = headings.map((heading, at) => (at >= left && at < right ? heading : ''));
    if (within.filter((heading) => heading !== '').length >= LEAST_BESIDE)
      blocks.push({ left, right, score: scoreOf(within, last, names, new Map()) });
    left = right;
  }
  const [best] = [...blocks].sort((a, b) => b.score - a.score || a.left - b.left);
  // A spacer within a table parts its headings; all but a chance likeness stand in one block of two tables.
  if (best === undefined || blocks.length < 2 || best.score < header.score - ALIKE) return header;
  return {
    top,
    height,
    last,
    headings: headings.map((heading, at) => (at >= best.left && at < best.right ? heading : '')),
    score: best.score,
    left: best.left,
    right: best.right,
    beside: blocks.filter((one) => one !== best && one.score >= best.score * 0.8).map(({ left }) => left),
  };
}

function mayBeHeader(row: readonly CellValue[], at: number, known: ReadonlySet<string>): boolean {
  const texts = row.filter((cell) => typeof cell === 'string' && cell.trim() !== '');
  if (texts.length < 2) return false;
  if (at < NEAR_TOP) return true;
  let hits = 0;
  for (const cell of texts) {
    if (known.has(wordsOf(cellText(cell)).join(' ')) && ++hits === 2) return true;
  }
  return false;
}

/** Each column of the form counts once, each heading once. */
function scoreOf(
  headings: readonly string[],
  last: readonly string[],
  names: Names,
  memory: Map<string, number[]>,
): number {
  const columns = [...names.values()];
  const pairs: { share: number; heading: number; column: number }[] = [];
  headings.forEach((heading, at) => {
    if (heading === '' || heading.length > 300) return;
    const key = `${heading}\n${last[at]}`;
    let shares = memory.get(key);
    if (shares === undefined) {
      const words = headingWords(heading, last[at]);
      shares = columns.map((column) => likeness(words, column).share);
      memory.set(key, shares);
    }
    shares.forEach((share, column) => {
      if (share >= ALIKE) pairs.push({ share, heading: at, column });
    });
  });
  pairs.sort((a, b) => b.share - a.share);
  const used = { heading: new Set<number>(), column: new Set<number>() };
  let score = 0;
  for (const { share, heading, column } of pairs) {
    if (used.heading.has(heading) || used.column.has(column)) continue;
    used.heading.add(heading);
    used.column.add(column);
    score += share;
  }
  return score;
}

/** Rows of units and of column numbers right below belong to the header. */
function withRowsBelow(header: FoundHeader, rows: Grid['rows']): FoundHeader {
  let { height } = header;
  for (let next = header.top + height; next < rows.length; next++, height++) {
    const row = rows[next] as readonly CellValue[];
    if (!isNumbering(row) && !isUnits(row)) break;
  }
  const all = rows.slice(header.top, header.top + height);
  return { ...header, height, headings: joinHeader(all) };
}

function isUnits(row: readonly CellValue[]): boolean {
  const filled = row.filter((cell) => !isBlank(cell));
  return (
    filled.length > 0 &&
    filled.every((cell) => typeof cell === 'string' && /^\(.*\)$/.test(cell.trim()) && isFiller(cell))
  );
}
