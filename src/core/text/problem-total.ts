/** `3 harus diperbaiki, 1 perlu dicek`: how many problems of each weight there are. */
import type { Problem, Weight } from '../checks/problem.ts';
import { integer, type Language } from './format.ts';

const WORDS: Record<Language, Record<Weight, string>> = {
  id: { error: 'harus diperbaiki', warning: 'perlu dicek', waived: 'dikecualikan', info: 'catatan' },
  en: { error: 'to correct', warning: 'to look at', waived: 'waived', info: 'to know' },
};

/** Indonesian unless told. Nothing is said of waived ones and of `info` where there are none. */
export function problemTotal(problems: readonly Problem[], language: Language = 'id'): string {
  const count = { error: 0, warning: 0, waived: 0, info: 0 };
  for (const { severity } of problems) count[severity]++;
  return (Object.keys(count) as Weight[])
    .filter((weight) => weight === 'error' || weight === 'warning' || count[weight] > 0)
    .map((weight) => `${integer(count[weight], language)} ${WORDS[language][weight]}`)
    .join(', ');
}
