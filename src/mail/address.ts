/** One plain address: what libraries and services repair when they can read it otherwise might go to somebody else. */
import * as z from 'zod';
import type { Delivery } from '../ports/mail.ts';

const Address = z.email();

export const isAddress = (text: string): boolean => Address.safeParse(text).success;

/** The end of a mail whose recipient is no address. */
export const NO_ADDRESS: Delivery = { outcome: 'failed', reason: 'EADDRESS', badAddress: true };
