/** Questions to the person at the terminal. */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

export interface Terminal {
  /** The next line, without spaces around it. @throws Error when there is no further line. */
  ask(question: string): Promise<string>;
  close(): void;
}

/** Lines that were typed ahead, pasted or piped in wait for the next question. Questions go to standard error. */
export function openTerminal(input: Readable = process.stdin, output: Writable = process.stderr): Terminal {
  const lines = createInterface({ input, output });
  const answers = lines[Symbol.asyncIterator]();
  // At the end of the input, though lines still wait.
  let closed = false;
  lines.once('close', () => {
    closed = true;
  });
  return {
    async ask(question) {
      if (closed) output.write(question);
      else {
        lines.setPrompt(question);
        lines.prompt();
      }
      const { value, done } = await answers.next();
      if (done) throw new Error(`\nno answer to “${question.trim()}”: the input has ended`);
      return value.trim();
    },
    close: () => lines.close(),
  };
}
