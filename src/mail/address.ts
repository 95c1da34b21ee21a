/** One plain address: what libraries and services repair when they can read it otherwise might go to somebody else. */
import { readEmail } from '../core/cells/email.ts';
import type { Delivery } from '../ports/mail.ts';

/** By the rule by which the Register takes an address, but for spaces around it. */
export function isAddress(text: string): boolean {
  const read = readEmail(text);
  return read.kind === 'email' && read.address === text;
}

/** The end of a mail whose recipient is no address. */
export const NO_ADDRESS: Delivery = { outcome: 'failed', reason: 'EADDRESS', badAddress: true };
