/** How alike a heading and the known names of a column are, 0–1. */
import { distance } from '../cells/nearest.ts';
import { SETTING_APART, TELLING, wordsOf } from './words.ts';

export interface KnownNames {
  /** Names as lists of words. */
  names: readonly (readonly string[])[];
  /** Words of other columns of the same table, and of none of this one's names. */
  foreign: ReadonlySet<string>;
}

export interface Likeness {
  share: number;
  /** Word for word, whatever the order. */
  exact: boolean;
}

/** What is known of each column: its names, and the words that speak against it. */
export function compileNames(names: ReadonlyMap<string, readonly string[]>): Map<string, KnownNames> {
  const lists = new Map([...names].map(([column, texts]) => [column, texts.map(wordsOf)]));
  return new Map(
    [...lists].map(([column, own]) => {
      const mine = new Set(own.flat());
      const others = [...lists].flatMap(([other, words]) => (other === column ? [] : words.flat()));
      return [
        column,
        { names: own, foreign: new Set([...others, ...TELLING].filter((word) => !mine.has(word))) },
      ];
    }),
  );
}

/** A heading as it is compared: all of it, and what stands right over the entries where a group stands above. */
export interface Heading {
  whole: readonly string[];
  last?: readonly string[];
}

export function headingWords(joined: string, last: string | undefined): Heading {
  const whole = wordsOf(joined);
  return last === undefined || last === '' || last === joined ? { whole } : { whole, last: wordsOf(last) };
}

/** The better of both; a group that sets its columns apart keeps its part from being exact. */
export function likeness({ whole, last }: Heading, known: KnownNames): Likeness {
  const all = likenessOf(whole, known);
  if (last === undefined || all.exact) return all;
  const part = likenessOf(last, known);
  const group = whole.slice(0, whole.length - last.length);
  const apart = group.some((word) => SETTING_APART.has(word) && known.foreign.has(word));
  const judged = apart
    ? { share: part.share * 0.6, exact: false }
    : { share: part.share * 0.98, exact: part.exact };
  return judged.share > all.share ? judged : all;
}

function likenessOf(heading: readonly string[], { names, foreign }: KnownNames): Likeness {
  let best: Likeness = { share: 0, exact: false };
  for (const name of names) {
    const one = compare(heading, name, foreign);
    if (one.share > best.share || one.exact) best = one;
    if (best.exact) break;
  }
  return best;
}

function compare(
  heading: readonly string[],
  name: readonly string[],
  foreign: ReadonlySet<string>,
): Likeness {
  if (heading.length === 0 || name.length === 0) return { share: 0, exact: false };
  const left = [...name];
  let same = 0;
  let exactly = 0;
  const extra: string[] = [];
  for (const word of heading) {
    let at = left.indexOf(word);
    if (at >= 0) {
      same++;
      exactly++;
    } else {
      at = left.findIndex((other) => isSlip(word, other));
      if (at >= 0) same += SLIPPED;
      else extra.push(word);
    }
    if (at >= 0) left.splice(at, 1);
  }
  const exact = exactly === heading.length && exactly === name.length;
  if (exact) return { share: 1, exact };
  // Run together or cut apart: `Tanggallahir`, `Nama Kader kader`.
  const [one, other] = [heading.join(''), name.join('')];
  if (one === other) return { share: 0.97, exact: false };
  if (same === 0) return isSlip(one, other) ? { share: 0.85, exact: false } : { share: 0, exact: false };
  let share = (2 * same) / (heading.length + name.length);
  // One general word is in many headings.
  if (name.length === 1 && extra.length > 0) share *= 0.75;
  for (const word of extra) if (foreign.has(word)) share *= 0.6;
  return { share: Math.min(share, 0.95), exact: false };
}

const SLIPPED = 0.85;
const LONGEST = 60;

/** One slip in five letters at the most: shorter words are other words. */
function isSlip(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  if (length < 4 || one.length > LONGEST || other.length > LONGEST) return false;
  if (Math.abs(one.length - other.length) > 2) return false;
  // Cut short, as in narrow columns.
  if (length >= 5 && (one.startsWith(other) || other.startsWith(one))) return true;
  return distance(one, other) <= (length >= 8 ? 2 : 1);
}
