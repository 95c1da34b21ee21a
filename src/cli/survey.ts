/** The cells of an anthropometric survey as children, in the columns and codes of WHO's survey analyser. */
import { readNumber } from '../core/cells/number.ts';
import { isPlaceholder } from '../core/cells/placeholder.ts';
import type { Fault } from '../core/faults.ts';
import { daysOfMonths } from '../core/measures/growth/age.ts';
import { type Children, childColumns, LYING, STANDING } from '../core/measures/growth/child.ts';
import type { Delimited } from './delimited.ts';

export interface Survey {
  children: Children;
  /** 1 where a cell of the row cannot be read, so that nothing of it is to be trusted. */
  unreadable: Uint8Array;
  faults: Fault[];
}

const NEEDED = ['sex', 'weight', 'lenhei', 'measure', 'oedema'];
const AGES = ['age_days', 'age_months'];

const SEXES: Codes = { 1: 1, 2: 2, m: 1, f: 2, l: 1, p: 2 };
const MEASURES: Codes = { l: LYING, h: STANDING };
const OEDEMA: Codes = { y: 1, n: 0, ya: 1, tidak: 0, yes: 1, no: 0 };
type Codes = Record<string, number>;

/** Columns that are missing or stand twice: nothing can be read then. */
export function columnFaults(header: readonly string[]): Fault[] {
  const names = header.map((name) => name.toLowerCase());
  const missing = NEEDED.filter((name) => !names.includes(name)).map((name) => ({
    path: `line 1: column ${name}`,
    fault: 'is missing',
    remedy: name === 'measure' || name === 'oedema' ? 'add it; its cells may be empty' : 'add it',
  }));
  const ageless = AGES.some((name) => names.includes(name))
    ? []
    : [{ path: 'line 1: column age_days or age_months', fault: 'is missing', remedy: 'add one of them' }];
  const twice = [...NEEDED, ...AGES]
    .filter((name) => names.indexOf(name) !== names.lastIndexOf(name))
    .map((name) => ({ path: `line 1: column ${name}`, fault: 'stands twice', remedy: 'rename one of them' }));
  return [...missing, ...ageless, ...twice];
}

/** For a header without `columnFaults`. Age in days counts before age in months where both are filled. */
export function readSurvey({ header, rows }: Delimited): Survey {
  const names = header.map((name) => name.toLowerCase());
  const children = childColumns(rows.length);
  const unreadable = new Uint8Array(rows.length);
  const faults: Fault[] = [];
  for (const [at, { cells, line }] of rows.entries()) {
    const tell = (column: string, fault: string, remedy: string) =>
      faults.push({ path: `line ${line}: ${column}`, fault, remedy });
    const spoil = (column: string, fault: string, remedy: string) => {
      tell(column, fault, remedy);
      unreadable[at] = 1;
    };
    const textOf = (column: string) => (cells[names.indexOf(column)] ?? '').trim();

    const numberOf = (column: string, unit: string, least: 'above 0' | '0 or more') => {
      const text = textOf(column);
      const value = measure(text);
      if (value === undefined) {
        spoil(
          column,
          `“${shown(text)}” is no number`,
          `write the number alone, in ${unit}, or leave it empty`,
        );
        return Number.NaN;
      }
      if (least === 'above 0' ? value <= 0 : value < 0)
        tell(column, `${value} is impossible`, `write a number ${least}, in ${unit}, or leave it empty`);
      return value;
    };
    const codeOf = (column: string, codes: Codes, empty: number, remedy: string) => {
      const text = textOf(column).toLowerCase();
      if (text === '' || isPlaceholder(text)) return empty;
      if (Object.hasOwn(codes, text)) return codes[text]!;
      spoil(column, `“${shown(text)}” is not known`, remedy);
      return empty;
    };

    if (cells.length > header.length && cells.slice(header.length).some((cell) => cell.trim() !== ''))
      spoil(
        'row',
        `${cells.length} cells under ${header.length} columns`,
        'put quotes around a cell with a delimiter',
      );
    children.sex[at] = codeOf('sex', SEXES, 0, 'write 1 for a boy, 2 for a girl');
    if (children.sex[at] === 0 && unreadable[at] === 0)
      tell('sex', 'is empty', 'write 1 for a boy, 2 for a girl');
    const days = names.includes('age_days') ? numberOf('age_days', 'days', '0 or more') : Number.NaN;
    children.ageDays[at] =
      Number.isNaN(days) && names.includes('age_months')
        ? daysOfMonths(numberOf('age_months', 'months', '0 or more'))
        : days;
    children.weight[at] = numberOf('weight', 'kg', 'above 0');
    children.lenhei[at] = numberOf('lenhei', 'cm', 'above 0');
    children.measured[at] = codeOf(
      'measure',
      MEASURES,
      0,
      'write l (lying) or h (standing), or leave it empty',
    );
    children.oedema[at] = codeOf('oedema', OEDEMA, 0, 'write y or n');
  }
  return { children, unreadable, faults };
}

/** Whether the file writes decimals with a comma: the first number with a decimal sign tells. */
export function writesDecimalComma({ header, rows }: Delimited): boolean {
  const places = ['weight', 'lenhei', ...AGES].map((name) =>
    header.findIndex((each) => each.toLowerCase() === name),
  );
  for (const { cells } of rows) {
    for (const place of places) {
      const sign = /^\s*\d+([.,])\d+\s*$/.exec(cells[place] ?? '')?.[1];
      if (sign !== undefined) return sign === ',';
    }
  }
  return false;
}

/** NaN for an empty cell, undefined for one that is no number. */
function measure(text: string): number | undefined {
  if (text === '') return Number.NaN;
  const reading = readNumber(text, { whole: false });
  if (reading.kind === 'missing') return Number.NaN;
  return reading.kind === 'number' && !reading.typo && !text.endsWith('%') ? reading.value : undefined;
}

/** At most 20 characters of a cell. */
function shown(text: string): string {
  return text.length > 20 ? `${text.slice(0, 19)}…` : text;
}
