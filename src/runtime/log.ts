/**
 * What happened, for the operator: one JSON object a line, with the field names of Google Cloud Logging, which
 * Cloudflare's logs index as well. Codes, numbers and ids only: nothing that staff typed, nobody's address.
 * https://cloud.google.com/logging/docs/structured-logging
 */
import { Trouble } from '../ports/trouble.ts';
import { ConfigurationError } from './configuration.ts';

export type Severity = 'INFO' | 'WARNING' | 'ERROR';

/** What a line is about. `execution` is one run of a function or one event of a Worker, whatever it did. */
export interface Subject {
  execution?: string | undefined;
  job?: string;
  spreadsheetId?: string;
  mailId?: string;
  end?: string;
}

export function log(severity: Severity, message: string, about: Subject, fault?: unknown): void {
  const line = { severity, message, ...about, ...(fault !== undefined && { fault: describe(fault) }) };
  console.log(JSON.stringify(line));
}

/** Runs, and logs a fault of it before passing it on. */
export async function reporting<T>(about: Subject & { job: string }, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (fault) {
    log('ERROR', `${about.job} failed`, about, fault);
    throw fault;
  }
}

export interface FaultLine {
  name: string;
  code?: string;
  message: string;
  /** Where it was thrown, without the message that a stack begins with. */
  stack: string[];
  causes?: FaultLine[];
}

/** An error as a log may hold it. Causes and the errors of an AggregateError are told too, three deep. */
export function describe(fault: unknown, depth = 3): FaultLine {
  if (!(fault instanceof Error)) return { name: typeof fault, message: redact(String(fault)), stack: [] };
  const { code } = fault as { code?: unknown };
  const within =
    fault instanceof AggregateError ? fault.errors : fault.cause === undefined ? [] : [fault.cause];
  return {
    name: fault.name,
    ...(['string', 'number'].includes(typeof code) && { code: String(code) }),
    message: isDiscreet(fault) ? fault.message : redact(fault.message),
    stack: (fault.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
    ...(within.length > 0 &&
      depth > 0 && { causes: within.slice(0, 5).map((each) => describe(each, depth - 1)) }),
  };
}

/** Ours that name settings, codes and ranges, and never a value. */
const isDiscreet = (fault: Error): boolean => fault instanceof ConfigurationError || fault instanceof Trouble;

/** Errors of parsers and databases quote what they were given: quotations, addresses and long numbers are left out. */
export function redact(text: string): string {
  return text
    .slice(0, 2_000)
    .replace(/"[^"\n]*"?|(?<!\w)'[^'\n]*'?|`[^`\n]*`?|“[^”\n]*”?/g, '"…"')
    .replace(/[^\s<>()[\],;:]+@[^\s<>()[\],;:]+/g, '…@…')
    .replace(/\d(?:[\d .-]{5,}\d)/g, '…')
    .slice(0, 500);
}
