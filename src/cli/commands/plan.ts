/** `plan`: what `apply` would do. */
import { runProvision, type Surroundings } from '../provision/run.ts';

export const plan = (
  words: string[],
  print: (text: string) => void,
  _warn?: (text: string) => void,
  surroundings?: Surroundings,
): Promise<number | undefined> => runProvision('plan', words, print, surroundings);
