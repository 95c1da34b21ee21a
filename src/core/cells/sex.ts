/** The ways in which forms write the sex of a person. */
import { plainWord } from './text.ts';

const WORDS: ReadonlyMap<string, 'L' | 'P'> = new Map([
  ...['l', 'lk', 'laki', 'laki-laki', 'laki laki', 'pria'].map((word) => [word, 'L'] as const),
  ...['p', 'pr', 'perempuan', 'wanita'].map((word) => [word, 'P'] as const),
]);

/** `L` laki-laki, `P` perempuan; undefined for anything else. */
export const readSex = (text: string): 'L' | 'P' | undefined => WORDS.get(plainWord(text));
