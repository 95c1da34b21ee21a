/** Whether two Indonesian words are of one root: `penimbangan` and `ditimbang`, `pemberian` and `beri`. */

/** Shorter roots are parts of too many words. */
const LEAST = 4;
const KEPT = new Map<string, ReadonlySet<string>>();
const MOST_KEPT = 5000;

/** Prefixes, and the letters that they may have swallowed: `pe-nimbang` of `timbang`. */
const PREFIXES: readonly (readonly [string, readonly string[]])[] = [
  ['di', ['']],
  ['ber', ['']],
  ['ter', ['']],
  ['per', ['']],
  ['ke', ['']],
  ['pem', ['', 'p']],
  ['mem', ['', 'p']],
  ['peny', ['s']],
  ['meny', ['s']],
  ['peng', ['', 'k']],
  ['meng', ['', 'k']],
  ['pen', ['', 't']],
  ['men', ['', 't']],
  ['pe', ['']],
  ['me', ['']],
  ['pel', ['']],
  ['bel', ['']],
];
const SUFFIXES = ['kan', 'an', 'nya', 'i'];

/**
 * After the affixes of Indonesian (Nazief and Adriani; Adriani et al. 2007), without their dictionary of roots: all that
 * may be left of a word is compared, so that a chance likeness is possible and never proves anything by itself.
 */
export function sameRoot(one: string, other: string): boolean {
  if (one === other) return true;
  if (Math.min(one.length, other.length) < LEAST) return false;
  const roots = rootsOf(other);
  for (const root of rootsOf(one)) if (roots.has(root)) return true;
  return false;
}

function rootsOf(word: string): ReadonlySet<string> {
  const known = KEPT.get(word);
  if (known !== undefined) return known;
  const roots = new Set([word]);
  for (const suffix of SUFFIXES) if (word.endsWith(suffix)) roots.add(word.slice(0, -suffix.length));
  // Two at the most are put before a root: `ke-pe-milik-an`. A set hands out what is added meanwhile, so the round is bounded.
  for (let round = 0; round < 2; round++)
    for (const root of [...roots])
      for (const [prefix, swallowed] of PREFIXES)
        if (root.startsWith(prefix))
          for (const letter of swallowed) roots.add(letter + root.slice(prefix.length));
  for (const root of roots) if (root.length < LEAST) roots.delete(root);
  if (KEPT.size > MOST_KEPT) KEPT.clear();
  KEPT.set(word, roots);
  return roots;
}
