/**
 * What the staff of every unit have typed by the morning of 18 November 2025. Made up but for its sum: 30,81 % of
 * all entries were in, as Kotawaringin Timur reported that day.
 */
import type { FormState, Template } from '../core/template/schema.ts';
import type { Unit } from '../core/units.ts';
import { type EntryKind, type TypedCells, typedCells, WRONG_KINDS } from './cells.ts';
import { type Random, seeded } from './random.ts';
import { withSlips } from './slips.ts';

export interface UnitEntries {
  unit: string;
  /** Template tab name. */
  tab: string;
  state: FormState;
  rows: { key: string; kind: EntryKind; cells: TypedCells }[];
  /** The organiser pasted `by` over the protected key `key`: that indicator now stands twice, the other is gone. */
  overwrittenKeys: { key: string; by: string }[];
  /** Entries meant to count as filled, and as valid: for the made-up history, which must not rise above today. */
  filled: number;
  valid: number;
}

/** Reported by the district for that day. */
const FILLED_SHARE = 0.3081;
/** Units that are done, and units that have not begun. */
const COMPLETE = 3;
const UNTOUCHED = 6;
/** How often each fault stands in the district. */
const FAULTS: [EntryKind, number][] = [
  ['served-above-target', 14],
  ['zero-for-none', 10],
  ['percentage-differs', 10],
  ['text-for-number', 8],
  ['decimal-comma', 6],
  ['mark-with-number', 4],
  ['no-target-group', 14],
];
const UNFINISHED: [EntryKind, number][] = [
  ['half-filled', 10],
  ['percentage-alone', 3],
];
/** Two units in which an indicator was pasted over the next one. */
const DOUBLED = { units: 2, key: 'AK25-08', by: 'AK25-07' };

/** Fewer units could not hold every fault beside enough that is right. */
const LEAST_UNITS = 20;
const NEEDED_COLUMNS = ['dilayani', 'sasaran', 'persentase', 'keterangan'];

/**
 * The same for the same template and units, on every machine.
 * @throws Error when the template has other columns or the units are too few.
 */
export function demoEntries(template: Template, units: readonly Unit[]): UnitEntries[] {
  const missing = NEEDED_COLUMNS.filter(
    (name) => !template.tabs[0]!.columns.some((column) => column.name === name),
  );
  if (missing.length > 0 || units.length < LEAST_UNITS) {
    throw new Error(
      `demonstration entries need at least ${LEAST_UNITS} units and the columns ${NEEDED_COLUMNS.join(', ')}; ` +
        `${template.id} has ${units.length} units${missing.length > 0 ? ` and lacks ${missing.join(', ')}` : ''}; ` +
        'set "demonstration": false for a district of your own',
    );
  }
  const random = seeded(`${template.id} ${template.version}`);
  const tab = template.tabs[0]!;
  const rows = tab.fixedRows.map((row) => ({
    key: String(row.cells[tab.key]),
    lower: row.better === 'lower',
  }));
  const amounts = apportion(units, rows.length, random);
  const partial = units.filter(({ code }) => amounts.get(code)! > 0 && amounts.get(code)! < rows.length);
  const doubled = new Set(
    partial
      .filter(({ code }) => amounts.get(code)! >= 6)
      .slice(0, DOUBLED.units)
      .map(({ code }) => code),
  );

  const plans = units.map((unit) => {
    const twice = doubled.has(unit.code);
    const first = twice ? [DOUBLED.by] : [];
    const rest = random.shuffled(
      rows.filter(({ key }) => !first.includes(key) && !(twice && key === DOUBLED.key)),
    );
    const keys = [...first, ...rest.map(({ key }) => key)];
    const amount = amounts.get(unit.code)!;
    return {
      unit,
      twice,
      kinds: new Map<string, EntryKind>([
        ...keys.slice(0, amount).map((key): [string, EntryKind] => [key, 'right']),
        ...(twice ? [[DOUBLED.key, 'right'] as [string, EntryKind]] : []),
      ]),
      blank: keys.slice(amount),
    };
  });
  // Approved forms were looked through: faults stand in those still being filled.
  const open = plans.filter(({ unit }) => amounts.get(unit.code)! < rows.length);
  place(FAULTS, random, open, ({ kinds, twice }) =>
    [...kinds.keys()].filter((key) => !(twice && (key === DOUBLED.key || key === DOUBLED.by))),
  );
  place(UNFINISHED, random, open, ({ blank }) => blank);

  const states = formStates(
    plans.map(({ unit }) => ({ code: unit.code, amount: amounts.get(unit.code)! })),
    rows.length,
  );
  const counted = new Map<EntryKind, number>();
  const entries = plans.map(({ unit, kinds, twice }): UnitEntries => {
    const typed = rows.flatMap(({ key, lower }) => {
      const kind = kinds.get(key);
      if (kind === undefined) return [];
      const nth = counted.get(kind) ?? 0;
      counted.set(kind, nth + 1);
      return [{ key, kind, cells: typedCells(kind, nth, lower, random) }];
    });
    const wrong = typed.filter(({ kind }) => WRONG_KINDS.has(kind)).length;
    const filled = amounts.get(unit.code)!;
    return {
      unit: unit.code,
      tab: tab.name,
      state: states.get(unit.code)!,
      rows: typed,
      overwrittenKeys: twice ? [{ key: DOUBLED.key, by: DOUBLED.by }] : [],
      filled,
      valid: filled - wrong - (twice ? 1 : 0),
    };
  });
  return withSlips(entries, units, new Set(rows.filter(({ lower }) => lower).map(({ key }) => key)));
}

/** How many entries of each unit are filled: seeded shares of the district's sum, by largest remainder. */
function apportion(units: readonly Unit[], rows: number, random: Random): Map<string, number> {
  const order = random.shuffled(units.map(({ code }) => code));
  const amounts = new Map(order.map((code): [string, number] => [code, 0]));
  for (const code of order.slice(0, COMPLETE)) amounts.set(code, rows);
  const weights = order
    .slice(COMPLETE + UNTOUCHED)
    .map((code) => ({ code, weight: 0.15 + 2 * random.next() ** 2 }));
  const total = Math.round(units.length * rows * FILLED_SHARE) - Math.min(COMPLETE, units.length) * rows;
  const sum = weights.reduce((all, { weight }) => all + weight, 0);
  const exact = weights.map(({ code, weight }) => ({ code, value: (total * weight) / sum }));
  for (const { code, value } of exact) amounts.set(code, Math.floor(value));
  const left = total - exact.reduce((all, { value }) => all + Math.floor(value), 0);
  const byRemainder = exact.sort((a, b) => (b.value % 1) - (a.value % 1));
  for (const { code } of byRemainder.slice(0, left)) amounts.set(code, amounts.get(code)! + 1);
  return amounts;
}

interface Plan {
  unit: Unit;
  twice: boolean;
  kinds: Map<string, EntryKind>;
  blank: string[];
}

/** Gives `wanted` kinds to seeded places among `places` of all plans, one kind a place. */
function place(
  wanted: readonly [EntryKind, number][],
  random: Random,
  plans: readonly Plan[],
  places: (plan: Plan) => string[],
): void {
  const all = random.shuffled(plans.flatMap((plan) => places(plan).map((key) => ({ plan, key }))));
  const kinds = wanted.flatMap(([kind, amount]) => Array<EntryKind>(amount).fill(kind));
  if (all.length < kinds.length) throw new Error(`too few places for ${kinds.length} demonstration entries`);
  kinds.forEach((kind, index) => {
    const { plan, key } = all[index]!;
    plan.kinds.set(key, kind);
  });
}

/** The fullest forms are furthest: two approved, three verified, six handed in, one sent back, the rest drafts. */
function formStates(units: { code: string; amount: number }[], rows: number): Map<string, FormState> {
  const fullest = [...units].sort((a, b) => b.amount - a.amount || a.code.localeCompare(b.code, 'en'));
  const order: FormState[] = [
    ...Array<FormState>(2).fill('disetujui'),
    ...Array<FormState>(3).fill('diverifikasi'),
    ...Array<FormState>(6).fill('diajukan'),
    'dikembalikan',
  ];
  return new Map(
    fullest.map(({ code, amount }, index): [string, FormState] => {
      const state = amount === 0 ? 'draft' : (order[index] ?? 'draft');
      return [code, state === 'disetujui' && amount < rows ? 'diverifikasi' : state];
    }),
  );
}
