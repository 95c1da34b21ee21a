/** Asking the person at the terminal. */
import { openTerminal } from '../terminal.ts';
import { Refusal } from './refusal.ts';

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

export interface Confirming {
  /** Confirmed beforehand: `--yes`. */
  yes: boolean;
  ask: Ask;
}

const UNANSWERABLE = 'Tidak ada terminal untuk bertanya. Periksa dengan --dry-run, lalu tulis --yes.';

/** Whether it is to be done. @throws Refusal where neither was anything confirmed beforehand nor can anybody be asked. */
export async function confirms(
  { yes, ask }: Confirming,
  question: string,
  unanswerable = UNANSWERABLE,
): Promise<boolean> {
  if (yes) return true;
  if (ask === undefined) throw new Refusal(unanswerable);
  return ask(question);
}
