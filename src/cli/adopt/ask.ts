/** Asking the person at the terminal. */
import { createInterface } from 'node:readline/promises';

/** Undefined where nobody sits at a terminal to answer. */
export type Ask = ((question: string) => Promise<boolean>) | undefined;

export const atTerminal = (): Ask =>
  process.stdin.isTTY
    ? async (question) => {
        const terminal = createInterface({ input: process.stdin, output: process.stderr });
        try {
          return /^(y|ya|yes)$/i.test((await terminal.question(`${question} [y/T] `)).trim());
        } finally {
          terminal.close();
        }
      }
    : undefined;
