/** How alike a heading and the known names of a column are, 0–1. */
import { distance } from '../cells/nearest.ts';
import { sameRoot } from './stem.ts';
import { ANSWERS, alternatives, GENERAL, SETTING_APART, TELLING, withoutBrackets, wordsOf } from './words.ts';

export interface KnownNames {
  /** Names as lists of words. */
  names: readonly (readonly string[])[];
  /** All their words. */
  own: ReadonlySet<string>;
  /** Words of what may be chosen in it: headings name the choices in brackets. */
  choices: ReadonlySet<string>;
  /** Words of other columns of the same table, and of none of this one's names. */
  foreign: ReadonlySet<string>;
  /** Words by which it alone is called, and those by which one of the others is. */
  keys: ReadonlySet<string>;
  foreignKeys: ReadonlySet<string>;
}

export interface Likeness {
  share: number;
  /** Word for word, whatever the order. */
  exact: boolean;
}

/**
 * What is known of each column: its names, and the words that speak against it.
 * @param choices What may be chosen in a column, where that is a list.
 */
export function compileNames(
  names: ReadonlyMap<string, readonly string[]>,
  choices: ReadonlyMap<string, readonly string[]> = new Map(),
): Map<string, KnownNames> {
  const lists = new Map([...names].map(([column, texts]) => [column, texts.map(wordsOf)]));
  const called = new Map<string, number>();
  for (const own of lists.values())
    for (const word of new Set(own.flat())) called.set(word, (called.get(word) ?? 0) + 1);
  const keys = new Set(
    [...called].flatMap(([word, columns]) => (columns === 1 && isKey(word) ? [word] : [])),
  );
  return new Map(
    [...lists].map(([column, own]) => {
      const mine = new Set(own.flat());
      const others = [...lists].flatMap(([other, words]) => (other === column ? [] : words.flat()));
      return [
        column,
        {
          names: own,
          own: mine,
          choices: new Set(choices.get(column)?.flatMap(wordsOf)),
          foreign: new Set([...others, ...TELLING].filter((word) => !mine.has(word))),
          keys: new Set([...keys].filter((word) => mine.has(word))),
          foreignKeys: new Set([...keys].filter((word) => !mine.has(word))),
        },
      ];
    }),
  );
}

/** Long enough to be no chance, and nobody's in general. */
const isKey = (word: string): boolean => word.length >= 5 && !GENERAL.has(word) && !TELLING.has(word);

/** A heading as it is compared: all of it, and what stands right over the entries where a group stands above. */
export interface Heading {
  whole: readonly string[];
  last?: readonly string[];
  /** Right over the entries, without what stands in brackets, and that. */
  bare?: { outside: readonly string[]; inside: readonly string[] };
  /** Right over the entries, what stands before and behind a stroke. */
  parts?: readonly (readonly string[])[];
}

export function headingWords(joined: string, last: string | undefined): Heading {
  const whole = wordsOf(joined);
  const grouped = last !== undefined && last !== '' && last !== joined;
  const split = withoutBrackets(grouped ? last : joined);
  const parts = alternatives(grouped ? last : joined);
  return {
    whole,
    ...(grouped && { last: wordsOf(last) }),
    ...(split && { bare: { outside: wordsOf(split.outside), inside: wordsOf(split.inside) } }),
    ...(parts.length > 0 && { parts: parts.map(wordsOf) }),
  };
}

/** The best of them; a group or a remark that sets its column apart keeps its part from being exact. */
export function likeness({ whole, last, bare, parts }: Heading, known: KnownNames): Likeness {
  const all = likenessOf(whole, known);
  if (all.exact) return all;
  let best = all;
  const group = last === undefined ? [] : whole.slice(0, whole.length - last.length);
  const isApart = (words: readonly string[]) =>
    words.some((word) => SETTING_APART.has(word) && known.foreign.has(word));
  if (last !== undefined) {
    const part = likenessOf(last, known);
    const judged = isApart(group)
      ? { share: part.share * 0.6, exact: false }
      : { share: part.share * 0.98, exact: part.exact };
    if (judged.share > best.share) best = judged;
  }
  if (bare !== undefined && !best.exact) {
    const apart = isApart([...group, ...bare.inside, ...bare.outside]) ? 0.6 : 1;
    const outside = Math.min(likenessOf(bare.outside, known).share, NOT_PROVEN);
    const inside = namesChoices(bare.inside, known) || likenessOf(bare.inside, known).exact ? IN_BRACKETS : 0;
    const judged = Math.max(outside, inside) * apart;
    if (judged > best.share) best = { share: judged, exact: false };
  }
  if (best.share < IN_BRACKETS && !isApart(whole) && parts?.some((part) => likenessOf(part, known).exact))
    best = { share: IN_BRACKETS, exact: false };
  return best;
}

function likenessOf(
  heading: readonly string[],
  { names, own, foreign, keys, foreignKeys }: KnownNames,
): Likeness {
  let best: Likeness = { share: 0, exact: false };
  for (const name of names) {
    const one = compare(heading, name, foreign);
    if (one.share > best.share || one.exact) best = one;
    if (best.exact) break;
  }
  // Made up of words of this column, and one of them is not everybody's.
  if (best.share < OWN_WORDS && heading.length > 1 && heading.every((word) => own.has(word)))
    if (heading.some((word) => !GENERAL.has(word))) return { share: OWN_WORDS, exact: false };
  // A sentence about it: `Orang tua mengikuti parenting bulanan`.
  if (best.share < KEY_WORD && heading.some((word) => keys.has(word)))
    if (!heading.some((word) => foreignKeys.has(word) || SETTING_APART.has(word)))
      return { share: KEY_WORD, exact: false };
  return best;
}

/** Two choices of the column at least, other than the answers to any question. */
const namesChoices = (words: readonly string[], { choices }: KnownNames): boolean =>
  words.length > 1 && words.every((word) => choices.has(word)) && words.some((word) => !ANSWERS.has(word));

const OWN_WORDS = 0.65;
/** Enough to be shown, too little to find a header by. */
const KEY_WORD = 0.55;
/** A name, or the choices, in brackets behind another word: `Alamat (Desa)`, `Ket. (Pindah/Meninggal)`. */
const IN_BRACKETS = 0.7;
/** As like as a heading may be by what is left of its words, so that values alone do not make it sure. */
const NOT_PROVEN = 0.84;

function compare(
  heading: readonly string[],
  name: readonly string[],
  foreign: ReadonlySet<string>,
): Likeness {
  if (heading.length === 0 || name.length === 0) return { share: 0, exact: false };
  const left = [...name];
  let same = 0;
  let exactly = 0;
  let general = true;
  let most = 0.95;
  const extra: string[] = [];
  const take = (word: string, fits: (other: string) => boolean): boolean => {
    const at = left.findIndex(fits);
    if (at < 0) return false;
    general &&= GENERAL.has(word);
    left.splice(at, 1);
    return true;
  };
  for (const word of heading) {
    if (take(word, (other) => other === word)) {
      same++;
      exactly++;
    } else if (take(word, (other) => isSlip(word, other))) {
      same += SLIPPED;
    } else if (take(word, (other) => sameRoot(word, other) || isSkeleton(word, other))) {
      same += ROOTED;
      most = NOT_PROVEN;
    } else extra.push(word);
  }
  const exact = exactly === heading.length && exactly === name.length;
  if (exact) return { share: 1, exact };
  // Run together or cut apart: `Tanggallahir`, `Nama Kader kader`.
  const [one, other] = [heading.join(''), name.join('')];
  if (one === other) return { share: 0.97, exact: false };
  if (same === 0) return isSlip(one, other) ? { share: 0.85, exact: false } : { share: 0, exact: false };
  let share = (2 * same) / (heading.length + name.length);
  // The number of a row is no other number, and no other number is it.
  if (one === RUNNING || other === RUNNING) share *= 0.4;
  // One general word is in many headings; what a thing is stands first, `Catatan tim`.
  if (name.length === 1 && extra.length > 0) share *= general || extra[0] === heading[0] ? 0.75 : 0.9;
  else if (general && extra.length > 0 && left.length > 0) share *= 0.75;
  for (const word of extra) if (foreign.has(word)) share *= 0.6;
  // A sentence in which the whole name stands: `Rumah tangga punya air bersih`.
  const within = left.length === 0 && name.length > 1 && !general;
  if (within && !extra.some((word) => TELLING.has(word) && foreign.has(word)))
    share = Math.max(share, WITHIN);
  return { share: Math.min(share, most), exact: false };
}

const WITHIN = 0.6;
/** `No`, alone: the running number. */
const RUNNING = 'nomor';
const SLIPPED = 0.85;
const ROOTED = 0.9;
const LONGEST = 60;

/** One slip in five letters at the most: shorter words are other words. */
function isSlip(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  if (length < 5 || one.length > LONGEST || other.length > LONGEST) return false;
  if (Math.abs(one.length - other.length) > 2) return false;
  // Cut short, as in narrow columns.
  if (one.startsWith(other) || other.startsWith(one)) return true;
  return distance(one, other) <= (length >= 8 ? 2 : 1);
}

/** Written without its vowels: `brt` of `berat`, `trkhr` of `terakhir`. */
function isSkeleton(word: string, other: string): boolean {
  if (word.length < 3 || word.length >= other.length || word[0] !== other[0] || /[aeiou\d]/.test(word))
    return false;
  let at = 0;
  for (const letter of other) if (letter === word[at]) at++;
  return at === word.length;
}
