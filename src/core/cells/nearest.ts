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
  const prefixed = choices.filter((choice) => choice.startsWith(word));
  if (prefixed.length === 1) return prefixed[0];
  let best: string | undefined;
  // A slip in a short word makes another word: one letter in three may be wrong.
  let least = Math.min(MOST_SLIPS, Math.floor(word.length / 3)) + 1;
  let tied = false;
  for (const choice of choices) {
    if (choice.length > LONGEST || Math.abs(choice.length - word.length) > MOST_SLIPS) continue;
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

/** Damerau–Levenshtein (optimal string alignment): letters added, left out, exchanged, or swapped with the next. */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        value = Math.min(value, before[j - 2]! + 1);
      }
      row.push(value);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
