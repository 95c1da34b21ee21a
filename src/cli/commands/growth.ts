/**
 * `growth FILE.csv`: the rows of an anthropometric survey with WHO z-scores added, as CSV on standard output; what is
 * wrong with a cell goes to standard error. Exit status 2: nothing could be read.
 */

import { faultLines } from '../../core/faults.ts';
import { INDICES, OUTCOME } from '../../core/measures/growth/indices.ts';
import { type Scores, scoreChildren } from '../../core/measures/growth/score.ts';
import { commandArguments, oneWord } from '../command-arguments.ts';
import { type Delimited, parseDelimited, writeDelimited } from '../delimited.ts';
import { kindOf } from '../file-kind.ts';
import { readBytes } from '../files.ts';
import { columnFaults, readSurvey, writesDecimalComma } from '../survey.ts';

const USAGE = `usage: growth FILE.csv [--json]: the rows of a survey with z-scores and flags, to standard output

  FILE.csv  with columns sex, age_days or age_months, weight (kg), lenhei (cm), measure, oedema
  --json    one JSON object a row instead of CSV; numbers are numbers, and null where there is none`;
/** As WHO's survey analyser names them, in the order of `INDICES`. */
const SCORES = ['zlen', 'zwei', 'zwfl', 'zbmi'];
const FLAGS = ['flen', 'fwei', 'fwfl', 'fbmi'];
const ROWS_AT_ONCE = 10_000;

export async function growth(
  words: string[],
  print: (text: string) => void,
  warn: (text: string) => void,
): Promise<undefined> {
  const asked = commandArguments(words, USAGE, print, {
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  if (asked === undefined) return undefined;
  const { json } = asked.values;
  const file = oneWord(asked.positionals, 'FILE.csv', USAGE);
  const table = await read(file);
  const missing = columnFaults(table.header);
  if (missing.length > 0) throw new Error(faultLines(file, missing));
  if (table.rows.length === 0)
    throw new Error(`${file}: no rows under the header; export the survey with its rows`);

  const { children, unreadable, faults } = readSurvey(table);
  const scores = scoreChildren(children);
  if (faults.length > 0) warn(faultLines(file, faults));
  const names = [...SCORES, ...FLAGS];
  const replaced = names.filter((name) => table.header.includes(name));
  if (replaced.length > 0) warn(`${file}: line 1: ${replaced.join(', ')}: stood there before; written anew`);

  const added = names.filter((name) => !replaced.includes(name));
  const header = [...table.header, ...added];
  const places = names.map((name) => header.indexOf(name));
  const point = writesDecimalComma(table) ? ',' : '.';
  if (!json) print(writeDelimited([header], table.delimiter));
  for (let from = 0; from < table.rows.length; from += ROWS_AT_ONCE) {
    const rows = table.rows.slice(from, from + ROWS_AT_ONCE).map(({ cells }, offset) => {
      const row = [
        ...table.header.map((_, place) => cells[place] ?? ''),
        ...added.map(() => ''),
        ...cells.slice(table.header.length),
      ];
      const answers = unreadable[from + offset] === 1 ? [] : answersOf(scores, from + offset, point);
      for (const [which, place] of places.entries()) row[place] = answers[which] ?? '';
      return row;
    });
    if (!json) print(writeDelimited(rows, table.delimiter));
    else
      for (const [offset, row] of rows.entries()) {
        const typed = header.map((name, place) => [name, names.includes(name) ? null : (row[place] ?? '')]);
        const answers = unreadable[from + offset] === 1 ? {} : numbersOf(scores, from + offset);
        print(JSON.stringify({ ...Object.fromEntries(typed), ...answers }));
      }
  }
}

/** Cells of `SCORES`, then of `FLAGS`; empty where there is no z-score. */
function answersOf({ z, outcome }: Scores, child: number, point: string): string[] {
  const at = INDICES.map((_, index) => child * INDICES.length + index);
  return [
    ...at.map((place) => (Number.isNaN(z[place]) ? '' : String(z[place]).replace('.', point))),
    ...at.map((place) => (Number.isNaN(z[place]) ? '' : outcome[place] === OUTCOME.implausible ? '1' : '0')),
  ];
}

/** The same as numbers; null where there is no z-score. */
function numbersOf({ z, outcome }: Scores, child: number): Record<string, number | null> {
  const at = INDICES.map((_, index) => child * INDICES.length + index);
  const given = (value: number, place: number) => (Number.isNaN(z[place]) ? null : value);
  return Object.fromEntries([
    ...at.map((place, index) => [SCORES[index], given(z[place]!, place)]),
    ...at.map((place, index) => [FLAGS[index], given(Number(outcome[place] === OUTCOME.implausible), place)]),
  ]);
}

async function read(file: string): Promise<Delimited> {
  const bytes = await readBytes(file);
  const kind = kindOf(bytes);
  if (kind !== 'other' && kind !== 'empty')
    throw new Error(`${file}: is no CSV; open it in Excel or LibreOffice and save the survey as "CSV UTF-8"`);
  try {
    return parseDelimited(bytes);
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}
