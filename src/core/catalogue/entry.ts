/** What the catalogue says of one code, in both languages. */
import type { Language } from '../text/format.ts';
import type { Words } from './words.ts';

/** `info` is told and colours nothing, `warning` passes and may be waived, an entry with an `error` is not valid. */
export type Severity = 'error' | 'warning' | 'info';

export interface Sentence {
  /** What is wrong, and where. */
  message: string;
  /** What to do about it. */
  remedy: string;
}

export interface Entry<Params> {
  /** Unless template, column, rule or district set another. */
  severity: Severity;
  /** Nobody may set another: behind such a problem, rows or whole tabs go unchecked. */
  fixed?: true;
  /** A short noun phrase, for lists and counts. */
  title: Record<Language, string>;
  /** Message and remedy at most 170 characters each. The row number is left to the place that shows them. */
  sentence: Record<Language, (params: Params, words: Words) => Sentence>;
}

/** The entries of codes that belong together, by code. `Params` has the parameters of each. */
export type Family<Params extends object> = { readonly [Code in keyof Params]: Entry<Params[Code]> };
