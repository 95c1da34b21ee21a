/** Which column of a found table is which column of the form, how sure that is, and why. */
import { columnLetters } from '../cells/address.ts';
import { type CellValue, plainWord } from '../cells/text.ts';
import type { CellContext } from '../checks/cell.ts';
import type { Tab } from '../template/schema.ts';
import { assign } from './assign.ts';
import { compileEvidence, type Evidence, samples } from './evidence.ts';
import type { Names } from './find-header.ts';
import { headingWords, type Likeness, likeness } from './likeness.ts';
import { neededColumns } from './variant.ts';
import { ofYear, wordsOf } from './words.ts';

export type Reason =
  /** The heading is one of the column's names. */
  | 'name'
  /** The heading is like one of them. */
  | 'near-name'
  /** Somebody confirmed this heading for this column before. */
  | 'confirmed'
  /** The cells hold what the column asks for. */
  | 'values'
  /** Most cells hold something else. */
  | 'values-differ'
  /** Another heading, or another column, fits nearly as well. */
  | 'rival'
  /** The heading stands over two columns. */
  | 'doubled'
  /** Rows break the form's rules where these columns meet. */
  | 'rules-broken';

export interface ProposedColumn {
  column: string;
  /** Index in the sheet; null where the sheet has no such column. */
  at: number | null;
  /** `D`; '' where there is none. */
  letter: string;
  heading: string;
  /** 0–1. */
  confidence: number;
  /** Nobody need be asked: a wrong one is impossible in practice. */
  accepted: boolean;
  reasons: Reason[];
}

/** Below this nothing is proposed. */
const LEAST = 0.5;
/** A needed column, for which nothing better is there, is asked about from here on. */
const FAINT = 0.35;
/** Values alone, without any likeness of the heading. */
const BY_VALUES = 0.55;
const MARGIN = 0.2;
/** Values that the form prints itself, whatever the heading. */
const PRINTED = 0.8;
/** Heading enough like a name to be shown over wrong values. */
const TELLING = 0.8;
/** Heading so like a name that fitting values make it sure. */
const PROVEN = 0.85;
/** A name word for word over values of another kind: more than those values say. */
const SAID = 0.6;

interface Pair {
  like: Likeness;
  evidence: Evidence;
  weight: number;
}

/**
 * @param headings By column of the sheet; '' for columns without one.
 * @param last What stands right over the entries, likewise. @param rows Below the header.
 * @param confirmed Columns by their headings (plain words), as they were confirmed for other sheets of this district.
 */
export function proposeColumns(
  tab: Tab,
  names: Names,
  headings: readonly string[],
  last: readonly string[],
  rows: readonly (readonly CellValue[])[],
  context: CellContext,
  confirmed: ReadonlyMap<string, string> = new Map(),
): ProposedColumn[] {
  const cells = samples(rows, headings.length);
  const year = context.formYear;
  const words = headings.map((heading, at) =>
    headingWords(ofYear(heading, year), last[at] && ofYear(last[at], year)),
  );
  const plain = headings.map(plainWord);
  const pairs = tab.columns.map((column) => {
    const judge = compileEvidence(tab, column, context);
    const known = names.get(column.name)!;
    return headings.map((heading, at): Pair => {
      const evidence = judge(cells[at]!);
      if (heading === '' && cells[at]!.length === 0)
        return { like: { share: 0, exact: false }, evidence, weight: 0 };
      const like =
        confirmed.get(plain[at]!) === column.name ? { share: 1, exact: true } : likeness(words[at]!, known);
      return { like, evidence, weight: weigh(like, evidence) };
    });
  });
  const given = assign(pairs.map((row) => row.map(({ weight }) => (weight >= LEAST ? weight : 0))));
  const left = forNeeded(tab, pairs, given);
  return tab.columns.map((column, index): ProposedColumn => {
    const at = given[index]! < 0 ? left[index]! : given[index]!;
    if (at < 0)
      return {
        column: column.name,
        at: null,
        letter: '',
        heading: '',
        confidence: 0,
        accepted: false,
        reasons: [],
      };
    const heading = headings[at]!;
    const { like, evidence, weight } = pairs[index]![at]!;
    const rivals = [
      ...pairs[index]!.filter((_, other) => other !== at),
      ...pairs.filter((_, other) => other !== index).map((row) => row[at]!),
    ];
    // Beside a name that is word for word the column's only another such one is a rival.
    const rivalled = like.exact
      ? rivals.some((pair) => pair.like.exact && weight - pair.weight < MARGIN)
      : rivals.some((pair) => weight - pair.weight < MARGIN);
    const reasons: Reason[] = [];
    const isConfirmed = confirmed.get(plain[at]!) === column.name;
    if (isConfirmed) reasons.push('confirmed');
    else if (like.exact) reasons.push('name');
    else if (like.share >= FAINT) reasons.push('near-name');
    if (evidence.share !== undefined) {
      if (evidence.share >= GOOD) reasons.push('values');
      else if (evidence.share < DOUBTFUL) reasons.push('values-differ');
    }
    if (rivalled) reasons.push('rival');
    if (plain.filter((other) => other === plain[at]).length > 1) reasons.push('doubled');
    const label = wordsOf(column.label.id).join(' ');
    const said = words[at]!.last ?? words[at]!.whole;
    const wordy = said.length > 1 || said.join(' ') === label || isConfirmed;
    const named = like.exact && (wordy || (evidence.strong && (evidence.share ?? 0) >= GOOD));
    const telling = like.share >= PROVEN && evidence.strong && evidence.cells >= 5 && evidence.share! >= GOOD;
    const accepted =
      (named || telling) &&
      !reasons.some((reason) => AGAINST.has(reason)) &&
      (evidence.share ?? 1) >= DOUBTFUL;
    return {
      column: column.name,
      at,
      letter: columnLetters(at),
      heading,
      confidence: Math.round(Math.min(1, weight) * 100) / 100,
      accepted,
      reasons,
    };
  });
}

const GOOD = 0.9;
const DOUBTFUL = 0.7;
const AGAINST: ReadonlySet<Reason> = new Set(['values-differ', 'rival', 'doubled', 'rules-broken']);

/** What the form cannot do without is asked about rather than missed: of the headings left, the one most like it. */
function forNeeded(tab: Tab, pairs: readonly (readonly Pair[])[], given: readonly number[]): number[] {
  const needed = new Set(neededColumns(tab));
  const isOpen = (index: number) => given[index]! < 0 && needed.has(tab.columns[index]!.name);
  const isFaint = ({ like, evidence }: Pair) =>
    like.share >= ((evidence.share ?? 0) >= GOOD ? FAINT * 0.7 : FAINT);
  return assign(
    pairs.map((row, index) =>
      row.map((pair, at) => (isOpen(index) && !given.includes(at) && isFaint(pair) ? pair.weight : 0)),
    ),
  );
}

function weigh(
  { share: name, exact }: Likeness,
  { share: values, strong, alone, wordForWord }: Evidence,
): number {
  if (values === undefined) return name;
  if (wordForWord) return Math.max(0.8 * name + 0.2, PRINTED);
  // A heading that says it is shown, however wrong the values: somebody is asked.
  if (values < 0.3) return exact ? SAID : name >= TELLING ? LEAST : name * 0.45;
  if (strong) return Math.max(0.8 * name + 0.2 * values, alone && values >= GOOD ? BY_VALUES * values : 0);
  return name * (exact ? 0.9 + 0.1 * values : 0.75 + 0.25 * values);
}

/** Index in the sheet by column of the form. */
export const positionsOf = (columns: readonly ProposedColumn[]): Map<string, number> =>
  new Map(columns.flatMap(({ column, at }) => (at === null ? [] : [[column, at] as const])));

export interface UnknownHeading {
  at: number;
  letter: string;
  heading: string;
}

/** Headings that no column of the form was found for. */
export function unknownHeadings(
  headings: readonly string[],
  columns: readonly ProposedColumn[],
): UnknownHeading[] {
  const used = new Set(columns.map(({ at }) => at));
  return headings.flatMap((heading, at) =>
    heading === '' || used.has(at) ? [] : [{ at, letter: columnLetters(at), heading }],
  );
}
