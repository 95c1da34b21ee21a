/** Refusals and warnings in the person's words. */
import { Refused } from './api.ts';
import { fill } from './places.ts';
import type { Complaint, Words } from './types.ts';

/** The server's sentence on protected cells. */
const PROTECTED = /edit a protected cell or object/;

export function complaint(sentence: string, one: Complaint, language: string, words: Words): string {
  if (one.choices && sentence === words.refusedValue) {
    const choices = new Intl.ListFormat(language, { type: 'disjunction' }).format(one.choices.slice(0, 20));
    return fill(words.refusedList!, { cell: one.cell, choices });
  }
  return fill(sentence, { cell: one.cell, help: one.help ?? '' }).trim();
}

/** A refusal in the person's words. */
export function explain(error: unknown, words: Words, language: string): string {
  if (error instanceof Refused) {
    const [first] = error.complaints;
    if (first) return complaint(words.refusedValue!, first, language, words);
    if (PROTECTED.test(error.message)) return words.lockedRows!;
    return fill(words.failed!, { message: error.message });
  }
  return error instanceof TypeError ? words.offline! : fill(words.failed!, { message: String(error) });
}
