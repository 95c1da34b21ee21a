/** What somebody probably meant: the one choice that begins like it, or that differs by a slip or two. */

/** Words longer than this are not compared: the work grows with the product of both lengths. */
const LONGEST = 60;
const MOST_SLIPS = 2;

/**
 * The choice that `word` is a near miss of; undefined when there is none, or when two are as near. Compared as given,
 * so both sides are to be in one form (see `plainWord`).
 */
export function nearest(word: string, choices: readonly string[]): string | undefined {
  if (word === '' || word.length > LONGEST) return undefined;
  const prefixed = onlyOneWith(word, choices);
  if (prefixed !== undefined) return prefixed;
  let best: string | undefined;
  // A slip in a short word makes another word: one letter in three may be wrong.
  let least = Math.min(MOST_SLIPS, Math.floor(word.length / 3)) + 1;
  let tied = false;
  const letters = lettersOf(word);
  for (const choice of choices) {
    if (choice.length > LONGEST || Math.abs(choice.length - word.length) > MOST_SLIPS) continue;
    // Each letter that the choice does not have is a slip: that is soon counted.
    if (count(letters & ~lettersOf(choice)) > least) continue;
    const slips = distance(word, choice);
    if (slips < least) {
      least = slips;
      best = choice;
      tied = false;
    } else if (slips === least && best !== undefined) {
      tied = true;
    }
  }
  return tied ? undefined : best;
}

/** One bit for each letter of a word, small or capital; other characters share those bits. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** How many bits are set. */
function count(bits: number): number {
  let set = 0;
  for (let left = bits; left !== 0; left &= left - 1) set++;
  return set;
}

function onlyOneWith(start: string, choices: readonly string[]): string | undefined {
  let only: string | undefined;
  for (const choice of choices) {
    if (!choice.startsWith(start)) continue;
    if (only !== undefined) return undefined;
    only = choice;
  }
  return only;
}

/** Three rows of the table below, used by turns: a near miss is looked for in every wrong cell. */
const ROWS = [new Int32Array(LONGEST + 1), new Int32Array(LONGEST + 1), new Int32Array(LONGEST + 1)] as const;

/**
 * Damerau–Levenshtein (optimal string alignment): letters added, left out, exchanged, or swapped with the next.
 * @throws RangeError when `b` is longer than 60.
 */
export function distance(a: string, b: string): number {
  const size = b.length;
  if (size > LONGEST) throw new RangeError(`a word of ${size} characters`);
  let [before, last, row] = ROWS as readonly [Int32Array, Int32Array, Int32Array];
  for (let j = 0; j <= size; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1);
    row[0] = i;
    for (let j = 1; j <= size; j++) {
      const other = b.charCodeAt(j - 1);
      const cost = letter === other ? 0 : 1;
      let value = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) {
        value = Math.min(value, before[j - 2]! + 1);
      }
      row[j] = value;
    }
    [before, last, row] = [last, row, before];
  }
  return last[size]!;
}
