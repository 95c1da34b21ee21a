/**
 * Columns of texts of a shape that their pattern gives. But for short codes a regular expression is quicker than our
 * own loop, a table of states as well: it finds out once how a text is stored, `charCodeAt` for every character.
 */
import type { CellValue } from '../../cells/text.ts';
import { LONGEST_MATCHED, wholePattern } from '../pattern.ts';
import type { Batch } from './batch.ts';
import { type Group, groupOf, leaveRows, type Member } from './group.ts';
import { matches, type Stencil, stencilOf } from './stencil.ts';

interface Shaped {
  stencil: Stencil | undefined;
  /** For patterns without one. */
  pattern: RegExp;
}

class Shapes implements Group {
  readonly #members: readonly (Member & Shaped)[];

  constructor(members: (Member & Shaped)[]) {
    this.#members = members;
  }

  read(batch: Batch): void {
    for (const member of this.#members) {
      const { at, stencil, pattern } = member;
      const strange = stencil === undefined ? unmatched(batch, at, pattern) : unlike(batch, at, stencil);
      if (strange !== 0) leaveRows(batch, member, strange);
    }
  }
}

/** Rows whose cell is not of the stencil: a bit each. */
function unlike({ rows, count }: Batch, at: number, stencil: Stencil): number {
  let strange = 0;
  for (let index = 0; index < count; index++) {
    const value = (rows[index] as readonly CellValue[])[at];
    if (typeof value !== 'string' || !matches(stencil, value)) strange |= 1 << index;
  }
  return strange;
}

/** Rows whose cell the regular expression does not match: a bit each. */
function unmatched({ rows, count }: Batch, at: number, pattern: RegExp): number {
  const longest = LONGEST_MATCHED;
  let strange = 0;
  for (let index = 0; index < count; index++) {
    const value = (rows[index] as readonly CellValue[])[at];
    if (typeof value === 'string' && value.length > 0 && value.length <= longest && pattern.test(value))
      continue;
    strange |= 1 << index;
  }
  return strange;
}

/** Letters, digits and `- . / _`, alone or in classes, repeated, grouped, as alternatives: no blank and no `#`. */
const BARE = /^(?:[\w\-/:(){},|?*+]|\\[dw.\-/]|\[(?:[\w\-./]|\\[dw.\-/])+\])*$/;

/** Texts with blanks around them, and values of broken formulas, are not for a pattern alone to judge. */
export const compileShapes = groupOf(({ constraints: { pattern = '' } }): Shaped => {
  const bare = BARE.test(pattern)
    ? wholePattern(pattern)
    : new RegExp(`^(?![\\s#])(?:${pattern})(?<!\\s)$`, 'u');
  return { stencil: stencilOf(pattern), pattern: bare as RegExp };
}, Shapes);
