/**
 * Table Schema: the pattern matches the whole value. Templates are refused unless theirs runs in linear time, and no
 * text longer than a cell can show is looked at.
 */
export function wholePattern(pattern: string | undefined): RegExp | undefined {
  return pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`, 'u');
}

/** Longer texts are cut before they are matched. */
export const LONGEST_MATCHED = 1_000;
