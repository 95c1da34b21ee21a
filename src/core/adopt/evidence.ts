/** What the cells under a heading say about which column they belong to. */
import { nearest } from '../cells/nearest.ts';
import { readSex } from '../cells/sex.ts';
import { type CellValue, cellText, isBlank, plainWord } from '../cells/text.ts';
import { type CellContext, compileCell } from '../checks/cell.ts';
import { fits, isTyped } from '../checks/fits.ts';
import type { Column, Tab } from '../template/schema.ts';
import { ANSWERS, wordsOf } from './words.ts';

export interface Evidence {
  /** Share 0–1 of the filled cells that the column could hold; undefined where that says nothing. */
  share: number | undefined;
  /** Filled cells looked at. */
  cells: number;
  /** Hardly any other column holds such values. */
  strong: boolean;
  /** They tell the column though its heading does not: several of its own words, numbers of a known form. */
  alone: boolean;
  /** They are the texts that the form itself prints there. */
  wordForWord?: boolean;
}

/** Filled cells of a column that are enough to judge by. */
const SAMPLE = 200;
const NONE: Evidence = { share: undefined, cells: 0, strong: false, alone: false };

const STRONG_FORMATS: ReadonlySet<string> = new Set([
  'nik',
  'kk',
  'kemendagri',
  'bps',
  'email',
  'uri',
  'phone',
]);

/** The filled cells of each column of the sheet, as many as are enough. */
export function samples(rows: readonly (readonly CellValue[])[], width: number): CellValue[][] {
  return Array.from({ length: width }, (_, at) => {
    const cells: CellValue[] = [];
    for (const row of rows) {
      if (!isBlank(row[at])) cells.push(row[at]);
      if (cells.length === SAMPLE) break;
    }
    return cells;
  });
}

/** Compiles the look at a sample for one column of a form. */
export function compileEvidence(
  tab: Tab,
  column: Column,
  context: CellContext,
): (cells: readonly CellValue[]) => Evidence {
  const written = fixedTexts(tab, column);
  if (written !== undefined) return (cells) => ofWritten(cells, written);
  if (!isTyped(column)) return () => NONE;
  const read = compileCell(inHundreds(column), context);
  const isMeant = meantChoice(column);
  const strong =
    (column.format !== undefined && STRONG_FORMATS.has(column.format)) ||
    column.constraints.pattern !== undefined ||
    column.constraints.enum !== undefined ||
    ['date', 'yearmonth', 'quarter', 'mark'].includes(column.type);
  return (cells) => {
    // Marks of nothing, dashes and broken formulas say nothing about the column.
    const told = cells.filter((cell) => !/^(?:[-–—.]|#.*|0)$/.test(cellText(cell).trim()));
    if (told.length === 0) return NONE;
    const good = told.filter((cell) => fits(read, cell) || isMeant(cell)).length;
    return {
      share: good / told.length,
      cells: told.length,
      strong,
      alone: strong && tellsAlone(column, told),
    };
  };
}

/** Yes and no, a tick, a day: columns of many forms hold them. */
function tellsAlone({ type, format, constraints }: Column, told: readonly CellValue[]): boolean {
  if (type !== 'string') return false;
  if (format !== undefined || constraints.pattern !== undefined) return true;
  if (constraints.enum?.every((choice) => wordsOf(choice).every((word) => ANSWERS.has(word)))) return false;
  return new Set(told.map((cell) => plainWord(cellText(cell)))).size > 1;
}

/** Another word for a choice tells the column, though the form asks for the very word: `Laki-laki`, `Gizi krg`. */
function meantChoice({ constraints }: Column): (cell: CellValue) => boolean {
  const choices = constraints.enum;
  if (choices === undefined) return () => false;
  const plain = choices.map(plainWord);
  return (cell) => {
    const text = cellText(cell);
    const sex = readSex(text);
    return (sex !== undefined && choices.includes(sex)) || nearest(plainWord(text), plain) !== undefined;
  };
}

/** Shares are written from 0 to 100 as often as from 0 to 1: that is no sign of another column. */
function inHundreds(column: Column): Column {
  const { maximum } = column.constraints;
  if (column.type !== 'percent' || maximum === undefined) return column;
  return { ...column, constraints: { ...column.constraints, maximum: maximum * 100 } };
}

/** The texts that a form prints into a column of its fixed rows; undefined where they tell nothing. */
function fixedTexts(tab: Tab, column: Column): string[][] | undefined {
  if (tab.rows !== 'fixed' || column.entry || column.type !== 'string') return undefined;
  const texts = new Set(tab.fixedRows.map(({ cells }) => String(cells[column.name] ?? '')));
  texts.delete('');
  return texts.size < 3 ? undefined : [...texts].map(wordsOf);
}

function ofWritten(cells: readonly CellValue[], written: readonly (readonly string[])[]): Evidence {
  const told = cells.filter((cell) => typeof cell === 'string').slice(0, 60);
  if (told.length === 0)
    return cells.length === 0 ? NONE : { share: 0, cells: cells.length, strong: true, alone: true };
  // A text that is like another column's is not yet as good as that column's own.
  const alike = told.map((cell) => {
    const words = wordsOf(cellText(cell));
    return Math.max(...written.map((text) => shared(words, text)));
  });
  const good = alike.filter((share) => share >= 0.6).length;
  const same = alike.filter((share) => share === 1).length;
  return {
    share: good / told.length,
    cells: told.length,
    strong: true,
    alone: true,
    wordForWord: told.length >= 5 && same / told.length >= 0.9,
  };
}

/** Words that two texts share, 0–1 (Sørensen–Dice). */
export function shared(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  const left = [...other];
  let same = 0;
  for (const word of one) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    left.splice(at, 1);
    same++;
  }
  return (2 * same) / (one.length + other.length);
}
