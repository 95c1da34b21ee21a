/** A check that threw. A fault of ours or of the template, never of the data: no row is passed over for it. */

/**
 * The message names template, tab, rule and row for the operator, and never what was typed: what the check itself
 * said is the `cause`.
 */
export class RuleFault extends Error {
  constructor(place: { template: string; tab: string; rule: string; row: number }, cause: unknown) {
    const { template, tab, rule, row } = place;
    const kind = cause instanceof Error ? cause.name : typeof cause;
    super(`${template}, tab ${tab}, ${rule}, row ${row}: ${kind}`, { cause });
    this.name = 'RuleFault';
  }
}
