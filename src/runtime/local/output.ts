/** What the Worker says on one machine: warnings and errors are shown, the rest is for those who ask. */
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export type LogLine = Record<string, unknown>;

/** @param heard told of every structured line, shown or not. */
export function workerOutput(heard: (line: LogLine) => void = () => {}) {
  return (stdout: Readable, stderr: Readable): void => {
    for (const stream of [stdout, stderr]) {
      createInterface(stream).on('line', (text) => {
        const line = structured(text);
        if (line) heard(line);
        if (line?.severity !== 'INFO') process.stderr.write(`${text}\n`);
      });
    }
  };
}

function structured(text: string): LogLine | undefined {
  try {
    const line: unknown = JSON.parse(text);
    return typeof line === 'object' && line !== null && 'severity' in line ? (line as LogLine) : undefined;
  } catch {
    return undefined;
  }
}
