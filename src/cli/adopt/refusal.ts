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
