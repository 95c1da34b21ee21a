/** `apply`: the spreadsheets of a district are made, shared and registered. */
import { runProvision, type Surroundings } from '../provision/run.ts';

export const apply = (
  words: string[],
  print: (text: string) => void,
  _warn?: (text: string) => void,
  surroundings?: Surroundings,
): Promise<number | undefined> => runProvision('apply', words, print, surroundings);
