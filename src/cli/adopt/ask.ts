/** Asking the person at the terminal. */
import { openTerminal } from '../terminal.ts';

/** Undefined where nobody sits at a terminal to answer. */
export type Ask = ((question: string) => Promise<boolean>) | undefined;

export const atTerminal = (): Ask =>
  process.stdin.isTTY
    ? async (question) => {
        const terminal = openTerminal();
        try {
          return /^(y|ya|yes)$/i.test(await terminal.ask(`${question} [y/T] `));
        } finally {
          terminal.close();
        }
      }
    : undefined;
