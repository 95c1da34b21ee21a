/** `3 harus diperbaiki, 1 perlu dicek`: how many problems of each severity there are. */
import type { Problem, Severity } from '../checks/problem.ts';
import { integer, type Language } from './format.ts';

const WORDS: Record<Language, Record<Severity, string>> = {
  id: { error: 'harus diperbaiki', warning: 'perlu dicek', info: 'catatan' },
  en: { error: 'to correct', warning: 'to look at', info: 'to know' },
};

/** Indonesian unless told. Nothing is said of `info` where there is none. */
export function problemTotal(problems: readonly Problem[], language: Language = 'id'): string {
  const count = { error: 0, warning: 0, info: 0 };
  for (const { severity } of problems) count[severity]++;
  const told: Severity[] = count.info > 0 ? ['error', 'warning', 'info'] : ['error', 'warning'];
  return told
    .map((severity) => `${integer(count[severity], language)} ${WORDS[language][severity]}`)
    .join(', ');
}
