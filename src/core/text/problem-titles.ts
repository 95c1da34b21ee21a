/** Short noun phrases for each kind of problem, for lists and counts. */
import { CATALOGUE } from '../catalogue/catalogue.ts';
import type { ProblemCode } from '../checks/problem.ts';
import type { Language } from './format.ts';

/** `Angka melebihi batasnya` for `not-above`. */
export function problemTitle(code: ProblemCode, language: Language): string {
  return CATALOGUE[code].title[language];
}
