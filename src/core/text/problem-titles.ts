/** Short noun phrases for each kind of problem, for lists and counts. */
import { CATALOGUE } from '../catalogue/catalogue.ts';
import type { ProblemCode } from '../checks/problem.ts';
import type { Language } from './format.ts';

/**
 * The kind of a problem in a few words.
 * @example
 * ```ts
 * import { problemTitle } from 'pantau/core';
 *
 * console.log(problemTitle('not-above', 'id')); // Angka melebihi batasnya
 * ```
 */
export function problemTitle(code: ProblemCode, language: Language): string {
  return CATALOGUE[code].title[language];
}
