/**
 * Which patterns a template may carry: those that a backtracking engine matches in time linear in the text. Staff
 * paste anything into a cell, so a pattern that can explode would stop the watch. The check is conservative: some
 * harmless patterns are refused too, none that is harmful passes.
 */

/** Ways through a pattern that an engine may have to try at one place of the text. */
const MOST_PATHS = 64;

/** Why `pattern` is refused, or undefined when it is fine. */
export function patternFault(pattern: string): string | undefined {
  if (pattern.length > 200) return 'is longer than 200 characters';
  try {
    new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    return 'is not a regular expression';
  }
  if (/\\[1-9k]/.test(pattern.replaceAll('\\\\', ''))) return 'has a back-reference';
  // From here on an escape and a class are one plain character, so that what is left is structure.
  const bare = pattern
    .replace(/\\(?:[pP]\{[^}]*\}|x[0-9a-fA-F]{2}|u\{[^}]*\}|u[0-9a-fA-F]{4}|.)/gu, 'a')
    .replace(/\[[^\]]*\]/g, 'a');
  if (/\(\?(?!:)/.test(bare)) return 'has a look-around, a flag or a named group';
  if (/\)(?:[*+]|\{)/.test(bare)) return 'repeats a group';
  if ((bare.match(/[*+]|\{\d+,\}/g)?.length ?? 0) > 1) return 'has more than one open repetition';
  if (paths(bare) > MOST_PATHS) return 'has too many alternatives and optional parts';
  return undefined;
}

/** Upper bound: alternatives of each group × 2 for each `?` × lengths of each `{m,n}`. */
function paths(bare: string): number {
  let bound = 1;
  const alternatives = [1];
  for (const [token] of bare.matchAll(/\(\?:|[()|?]|\{(\d+),(\d+)\}/g)) {
    if (token.startsWith('(')) alternatives.push(1);
    else if (token === ')') bound *= alternatives.pop()!;
    else if (token === '|') alternatives[alternatives.length - 1]! += 1;
    else if (token === '?') bound *= 2;
    else {
      const [least, most] = token.slice(1, -1).split(',').map(Number) as [number, number];
      bound *= most - least + 1;
    }
  }
  return bound * alternatives[0]!;
}
