/** Signing in by mail, as the installation sets it up. */
import type { RateLimit } from '../ports/store/sign-in.ts';

export interface SignInSettings {
  /** Origin of the pages as people reach them. Never taken from a request, which anyone could send with another's. */
  origin: string;
  /** Keys tokens and marks. */
  secret: string;
  /** Addresses of those who keep the installation running, in lower case. */
  operators: readonly string[];
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Kind of the mails that bring a link. */
export const LINK_MAIL = 'masuk';

export const LINK_MS = 15 * MINUTE;
export const SESSION_MS = 7 * DAY;

/** A browser is known for so long after it was signed in. */
export const KNOWN_MS = 180 * DAY;

/** Links to one address, and as many again for browsers known there: enough for a mail that got lost, too few to fill a mailbox. */
export const LINKS_AN_ADDRESS: readonly RateLimit[] = [
  { count: 3, windowMs: LINK_MS },
  { count: 12, windowMs: DAY },
];

/** Requests of one client. A whole office shares one address of the network, and all of it signs in on training day. */
export const REQUESTS_A_CLIENT: readonly RateLimit[] = [{ count: 60, windowMs: LINK_MS }];
