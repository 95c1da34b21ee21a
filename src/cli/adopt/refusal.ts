/** Nothing was changed, and the person who asked is told why and what to do. */
export class Refusal extends Error {
  /** One a line of the message. */
  readonly reasons: readonly string[];
  constructor(...reasons: string[]) {
    super(reasons.join('\n'));
    this.name = 'Refusal';
    this.reasons = reasons;
  }
}

/** A refusal as one JSON object, for a program that asked for it; what else was thrown goes on. @returns the exit status */
export function refusedJson(error: unknown, spreadsheet: string, print: (text: string) => void): 1 {
  if (!(error instanceof Refusal)) throw error;
  print(JSON.stringify({ spreadsheet, state: 'refused', reasons: error.reasons }));
  return 1;
}
