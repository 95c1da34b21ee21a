/** Faults of one row rule: columns that do not exist, that nobody fills, or that cannot hold what is compared. */
import { comparable } from '../checks/condition.ts';
import type { Path } from '../faults.ts';
import type { Add } from './column-faults.ts';
import type { Condition, Value } from './condition-schema.ts';
import type { Rule } from './rule-schema.ts';
import { type Column, isDated, isNumeric, type Tab } from './schema.ts';

/** Looks a column up by name; a name that is none becomes a fault at `path`. */
export type Refer = (path: Path, name: string) => Column | undefined;

/** What a rule can ask of a column. */
type Kind = { fits: (column: Column) => boolean; what: string };

const ANY: Kind = { fits: () => true, what: '' };
const FIGURE: Kind = { fits: isNumeric, what: 'type integer, number or percent' };
const DATED: Kind = { fits: isDated, what: 'type date, yearmonth or quarter' };
const DAY: Kind = { fits: (column) => column.type === 'date', what: 'type date' };
const NIK: Kind = { fits: (column) => column.format === 'nik', what: 'format nik' };
const TEXT: Kind = {
  fits: (column) => column.type === 'string' && column.format === undefined,
  what: 'type string without format',
};

/** The parts of each rule that name columns, and what these must be. */
const PARTS: { [Name in Rule['rule']]: Record<string, Kind> } = {
  'not-above': { column: FIGURE, limit: FIGURE },
  compare: { column: FIGURE, to: FIGURE },
  sum: { column: FIGURE, parts: FIGURE },
  percentage: { column: FIGURE, numerator: FIGURE, denominator: FIGURE },
  attainable: { column: FIGURE, denominator: FIGURE },
  'zero-target': { numerator: FIGURE, denominator: FIGURE },
  'date-order': { columns: DATED },
  exclusive: { columns: ANY },
  'required-when': { column: ANY },
  'identity-birth': { nik: NIK, birth: DAY, sex: TEXT },
  growth: {
    child: ANY,
    sex: TEXT,
    birth: DAY,
    measured: DAY,
    weight: FIGURE,
    length: FIGURE,
    position: TEXT,
    oedema: TEXT,
    zScores: FIGURE,
    classes: TEXT,
  },
};

/** One column, several in order, or several by what they hold. */
type Named = string | string[] | Record<string, string> | undefined;

/** Columns of a rule by the place of their name in it. */
function columnsOf(rule: Rule): [path: Path, name: string, kind: Kind][] {
  return Object.entries(PARTS[rule.rule]).flatMap(([part, kind]): [Path, string, Kind][] => {
    const named = (rule as Record<string, unknown>)[part] as Named;
    if (named === undefined) return [];
    if (typeof named === 'string') return [[[part], named, kind]];
    return Array.isArray(named)
      ? named.map((name, index) => [[part, index], name, kind])
      : Object.entries(named).map(([of, name]) => [[part, of], name, kind]);
  });
}

export function ruleFaults(rule: Rule, tab: Tab, index: number, refer: Refer, add: Add): void {
  const base = ['rules', index];
  /** A column that staff fill: no check sees any other, nor the key. */
  const filled = (path: Path, name: string, kind: Kind): Column | undefined => {
    const column = refer([...base, ...path], name);
    if (column === undefined) return undefined;
    if (!column.entry || name === tab.key) {
      add(
        [...base, ...path],
        `"${name}" holds no entry`,
        'name columns with "entry": true other than the key',
      );
    } else if (!kind.fits(column)) {
      add([...base, ...path], `"${name}" is not of ${kind.what}`, 'name another column or change its type');
    }
    return column;
  };
  const seen = new Set<string>();
  for (const [path, name, kind] of columnsOf(rule)) {
    const column = filled(path, name, kind);
    if (seen.has(name))
      add([...base, ...path], `"${name}" stands twice in this rule`, 'name each column once');
    seen.add(name);
    if (rule.rule === 'exclusive' && column !== undefined) {
      const text = column.type === 'string' && column.format === undefined;
      if (column.type !== 'mark' && !(text && rule.yes !== undefined)) {
        add(
          [...base, ...path],
          `"${name}" has no mark that means yes`,
          text ? 'give the rule "yes", the texts that mean yes' : 'name columns of type mark or string',
        );
      }
    }
  }
  if (rule.rule === 'required-when')
    conditionFaults(rule.when, ['when'], filled, (path, ...rest) => add([...base, ...path], ...rest));
}

function conditionFaults(
  condition: Condition,
  path: Path,
  filled: (path: Path, name: string, kind: Kind) => Column | undefined,
  add: Add,
): void {
  const inside = (part: Condition, ...way: (string | number)[]) =>
    conditionFaults(part, [...path, ...way], filled, add);
  if ('all' in condition) for (const [index, part] of condition.all.entries()) inside(part, 'all', index);
  else if ('any' in condition)
    for (const [index, part] of condition.any.entries()) inside(part, 'any', index);
  else if ('not' in condition) inside(condition.not, 'not');
  else {
    const column = filled([...path, 'column'], condition.column, ANY);
    if (column === undefined || 'is' in condition) return;
    const { column: _, ...test } = condition;
    for (const [name, value] of Object.entries(test) as [string, Value | Value[]][]) {
      for (const one of [value].flat()) {
        const fault = valueFault(one, name, column);
        if (fault !== undefined) add([...path, name], ...fault);
      }
    }
  }
}

/** A value that no cell of the column can hold would make the rule silently do nothing. */
function valueFault(value: Value, test: string, column: Column): [fault: string, remedy: string] | undefined {
  const { name, type } = column;
  if (type === 'string') {
    const choices = column.constraints.enum;
    if (test !== 'equals' && test !== 'oneOf')
      return [`"${name}" holds text, which is neither above nor below`, 'use equals or oneOf'];
    if (choices !== undefined && !choices.includes(String(value)))
      return [`"${value}" is no choice of "${name}"`, `write one of ${choices.join(', ')}`];
    return undefined;
  }
  if (type === 'mark' && test !== 'equals' && test !== 'oneOf')
    return [`"${name}" holds marks, which are neither above nor below`, 'use equals or oneOf'];
  return comparable(value, column) === undefined
    ? [
        `${JSON.stringify(value)} is nothing that "${name}" of type ${type} can hold`,
        isDated(column) ? 'write a day such as 2025-08-17' : 'write a number or a mark of its alphabet',
      ]
    : undefined;
}
