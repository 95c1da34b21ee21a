/**
 * Measures up the tree: ratios of sums, with the units that they stand on. Every unit with others below it has one row of
 * numbers, to which its villages' measures are added as they are stored, and which is added to its parent's once.
 */
import { type LeftOut, type Measure, measure } from '../measures/measure.ts';
import { lineage } from '../measures/roll-up.ts';
import type { Unit } from '../units.ts';
import type { MeasureKey, MeasureVersion } from './versions.ts';

/** One form of a unit, and the newest version of each of its measures. */
export interface MeasuredForm {
  unit: string;
  versions: readonly MeasureVersion[];
}

export interface UnitMeasure {
  measure: Measure;
  /** Reporting units at or below this one with data, and without. */
  counted: number;
  missing: number;
  /** The newest change among them, epoch milliseconds; null when nothing is stored. */
  since: number | null;
  /** Reporting units whose result changed after the close of the period. */
  revised: number;
}

export interface MeasureSums {
  /** Whether the unit, or one below it, has a form. */
  has(unit: string): boolean;
  /** Undefined where no unit at or below has a form. A measure that no form has is of nothing. */
  of(unit: string, key: MeasureKey): UnitMeasure | undefined;
}

/**
 * A form of a unit that is not in `units` counts for that unit alone. A unit with several forms is one reporting unit.
 * Throws when parents form a circle.
 */
export function rollUpMeasures(
  units: readonly Pick<Unit, 'code' | 'parent'>[],
  forms: readonly MeasuredForm[],
): MeasureSums {
  const own = versionsByUnit(forms);
  const tree = treeOf(units);
  const sums = new Sums(tree.parents.length);
  for (let index = 0; index < units.length; index++) {
    const row = tree.rowOf[index]!;
    const versions = row < 0 ? undefined : own.get(units[index]!.code);
    if (versions !== undefined) sums.add(row, versions);
  }
  sums.sumUp(tree);
  return {
    has(unit) {
      const row = tree.inner.get(unit);
      return row === undefined ? own.has(unit) : sums.reporting(row) > 0;
    },
    of(unit, key) {
      const row = tree.inner.get(unit);
      if (row !== undefined) return sums.of(row, key);
      const versions = own.get(unit);
      return versions === undefined ? undefined : ofOne(versions.find((version) => isOf(version, key)));
    },
  };
}

const isOf = (one: MeasureKey, { name, period }: MeasureKey): boolean =>
  one.name === name && one.period === period;

/** What one unit reported, in all of its forms. */
function versionsByUnit(forms: readonly MeasuredForm[]): Map<string, readonly MeasureVersion[]> {
  const own = new Map<string, readonly MeasureVersion[]>();
  for (const { unit, versions } of forms) own.set(unit, versions);
  if (own.size === forms.length) return own;
  for (const [unit, several] of Map.groupBy(forms, ({ unit }) => unit)) {
    const all = several.flatMap(({ versions }) => versions);
    const byKey = Map.groupBy(all, ({ name, period }) => `${name} ${period}`);
    own.set(
      unit,
      [...byKey.values()].map((same) => same.reduce(together)),
    );
  }
  return own;
}

function together(a: MeasureVersion, b: MeasureVersion): MeasureVersion {
  return {
    ...a,
    numerator: a.numerator + b.numerator,
    denominator: a.denominator + b.denominator,
    leftOut: [...a.leftOut, ...b.leftOut],
    version: Math.max(a.version, b.version),
    since: Math.max(a.since, b.since),
  };
}

function ofOne(version: MeasureVersion | undefined): UnitMeasure {
  if (version === undefined)
    return { measure: measure(0, 0), counted: 0, missing: 1, since: null, revised: 0 };
  const { numerator, denominator, leftOut } = version;
  const counts = new Map<string, number>();
  for (const { reason, count } of leftOut) counts.set(reason, (counts.get(reason) ?? 0) + count);
  const reasons = [...counts].map(([reason, count]): LeftOut => ({ reason, count }));
  const counted = denominator === 0 ? 0 : 1;
  return {
    measure: measure(numerator, denominator, reasons),
    counted,
    missing: 1 - counted,
    since: version.since,
    revised: version.version > 1 ? 1 : 0,
  };
}

interface Tree {
  /** Rows of units that have others below them. */
  inner: ReadonlyMap<string, number>;
  /** The row to which the forms of each of the units are added: its own, or else its parent's; -1 where there is neither. */
  rowOf: Int32Array;
  /** Row of the parent of each row; -1 where there is none. */
  parents: Int32Array;
  /** Rows, every one before its parent's. */
  upward: Int32Array;
}

function treeOf(units: readonly Pick<Unit, 'code' | 'parent'>[]): Tree {
  const inner = new Map<string, number>();
  let last: string | null = null;
  for (const { parent } of units) {
    // Units of one parent mostly stand together.
    if (parent === last || parent === null) continue;
    last = parent;
    if (!inner.has(parent)) inner.set(parent, inner.size);
  }
  const above = new Map<string, string | null>();
  const rowOf = new Int32Array(units.length);
  let rowOfLast = -1;
  last = null;
  units.forEach(({ code, parent }, index) => {
    if (parent !== last) {
      last = parent;
      rowOfLast = parent === null ? -1 : inner.get(parent)!;
    }
    const own = inner.get(code);
    if (own !== undefined) above.set(code, parent);
    rowOf[index] = own ?? rowOfLast;
  });
  const parents = new Int32Array(inner.size).fill(-1);
  const heights = new Int32Array(inner.size);
  for (const [code, row] of inner) {
    heights[row] = lineage(code, above).length;
    parents[row] = inner.get(above.get(code) ?? '') ?? -1;
  }
  const upward = Int32Array.from(inner.values()).sort((a, b) => heights[b]! - heights[a]!);
  return { inner, rowOf, parents, upward };
}

/** Where the parts of one measure of one period stand in a row. */
interface Column extends MeasureKey {
  at: number;
  /** In the order in which the reasons first appear. */
  leftOut: { reason: string; at: number }[];
}

/** Parts of a column, from its place on. */
const NUMERATOR = 0;
const DENOMINATOR = 1;
/** Reporting units with data. */
const COUNTED = 2;
const REVISED = 3;
/** The newest change; 0 where nothing is stored. */
const SINCE = 4;
const PARTS = 5;
/** Before all columns: reporting units. */
const REPORTING = 0;

class Sums {
  readonly #height: number;
  readonly #columns: Column[] = [];
  /** Numbers of a row in use, and room for them. */
  #used = REPORTING + 1;
  #width = 64;
  #rows: Float64Array;

  constructor(height: number) {
    this.#height = height;
    this.#rows = new Float64Array(height * this.#width);
  }

  /** Adds what one reporting unit has. Tens of thousands of numbers come by here: none is looked up that stands where it did. */
  add(row: number, versions: readonly MeasureVersion[]): void {
    const columns = this.#columns;
    let [rows, from] = [this.#rows, row * this.#width];
    rows[from + REPORTING]! += 1;
    for (let nth = 0; nth < versions.length; nth++) {
      const version = versions[nth]!;
      const { leftOut, denominator, since } = version;
      // Forms of one kind have their measures, and the reasons, in one order.
      let column = columns[nth];
      if (column === undefined || column.name !== version.name || column.period !== version.period)
        column = this.#columnOf(version);
      const reasons = column.leftOut;
      for (let one = 0; one < leftOut.length; one++) {
        const { reason, count } = leftOut[one]!;
        const likely = reasons[one];
        const at =
          likely !== undefined && likely.reason === reason ? likely.at : this.#reasonOf(column, reason);
        // Room may have been made for it.
        if (rows !== this.#rows) [rows, from] = [this.#rows, row * this.#width];
        rows[from + at]! += count;
      }
      if (rows !== this.#rows) [rows, from] = [this.#rows, row * this.#width];
      const start = from + column.at;
      rows[start + NUMERATOR]! += version.numerator;
      rows[start + DENOMINATOR]! += denominator;
      if (denominator !== 0) rows[start + COUNTED]! += 1;
      if (version.version > 1) rows[start + REVISED]! += 1;
      if (since > rows[start + SINCE]!) rows[start + SINCE] = since;
    }
  }

  sumUp({ parents, upward }: Tree): void {
    const rows = this.#rows;
    for (const row of upward) {
      if (parents[row]! < 0) continue;
      const [from, to] = [row * this.#width, parents[row]! * this.#width];
      const newest = this.#columns.map(({ at }) =>
        Math.max(rows[from + at + SINCE]!, rows[to + at + SINCE]!),
      );
      for (let at = 0; at < this.#used; at++) rows[to + at]! += rows[from + at]!;
      this.#columns.forEach(({ at }, nth) => {
        rows[to + at + SINCE] = newest[nth]!;
      });
    }
  }

  reporting(row: number): number {
    return this.#rows[row * this.#width + REPORTING]!;
  }

  of(row: number, key: MeasureKey): UnitMeasure | undefined {
    const reporting = this.reporting(row);
    if (reporting === 0) return undefined;
    const column = this.#columns.find((one) => isOf(one, key));
    if (column === undefined)
      return { measure: measure(0, 0), counted: 0, missing: reporting, since: null, revised: 0 };
    const number = (at: number) => this.#rows[row * this.#width + at]!;
    const { at } = column;
    const since = number(at + SINCE);
    const leftOut = column.leftOut.map(({ reason, at }) => ({ reason, count: number(at) }));
    const counted = number(at + COUNTED);
    return {
      measure: measure(number(at + NUMERATOR), number(at + DENOMINATOR), leftOut),
      counted,
      missing: reporting - counted,
      since: since === 0 ? null : since,
      revised: number(at + REVISED),
    };
  }

  #columnOf({ name, period }: MeasureKey): Column {
    const known = this.#columns.find((one) => isOf(one, { name, period }));
    if (known !== undefined) return known;
    const column = { name, period, at: this.#room(PARTS), leftOut: [] };
    this.#columns.push(column);
    return column;
  }

  #reasonOf({ leftOut }: Column, reason: string): number {
    const known = leftOut.find((one) => one.reason === reason);
    if (known !== undefined) return known.at;
    const at = this.#room(1);
    leftOut.push({ reason, at });
    return at;
  }

  #room(numbers: number): number {
    const at = this.#used;
    this.#used += numbers;
    if (this.#used > this.#width) this.#widen();
    return at;
  }

  #widen(): void {
    const [narrow, width] = [this.#rows, this.#width];
    this.#width = width * 2;
    this.#rows = new Float64Array(this.#height * this.#width);
    for (let row = 0; row < this.#height; row++)
      this.#rows.set(narrow.subarray(row * width, (row + 1) * width), row * this.#width);
  }
}
