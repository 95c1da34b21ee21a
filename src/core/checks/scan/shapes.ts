/**
 * Columns of texts of a shape that their pattern gives. Here a regular expression is quicker than our own loop: it
 * finds out once how a text is stored, `charCodeAt` for every character.
 */
import type { CellValue } from '../../cells/text.ts';
import { LONGEST_MATCHED, wholePattern } from '../pattern.ts';
import type { Batch } from './batch.ts';
import { type Group, groupOf, leave, type Member } from './group.ts';

interface Shaped {
  pattern: RegExp;
}

class Shapes implements Group {
  readonly #members: readonly (Member & Shaped)[];

  constructor(members: (Member & Shaped)[]) {
    this.#members = members;
  }

  read(batch: Batch): void {
    const members = this.#members;
    const { rows, count } = batch;
    const longest = LONGEST_MATCHED;
    for (let index = 0; index < count; index++) {
      const row = rows[index] as readonly CellValue[];
      for (const member of members) {
        const value = row[member.at];
        if (typeof value === 'string' && value.length > 0) {
          if (value.length <= longest && member.pattern.test(value)) continue;
        }
        leave(batch, index, member, value);
      }
    }
  }
}

/** Letters, digits and `- . / _`, alone or in classes, repeated, grouped, as alternatives: no blank and no `#`. */
const BARE = /^(?:[\w\-/:(){},|?*+]|\\[dw.\-/]|\[(?:[\w\-./]|\\[dw.\-/])+\])*$/;

/** Texts with blanks around them, and values of broken formulas, are not for a pattern alone to judge. */
export const compileShapes = groupOf(({ constraints: { pattern = '' } }): Shaped => {
  const bare = BARE.test(pattern)
    ? wholePattern(pattern)
    : new RegExp(`^(?![\\s#])(?:${pattern})(?<!\\s)$`, 'u');
  return { pattern: bare as RegExp };
}, Shapes);
