/** When what Google grants for a while, a channel or a subscription, is asked for again. */
import { RENEW_AT_SHARE, SHORTEST_RENEWAL_MS } from './limits.ts';

/** At three quarters of what was granted, 10 minutes from now at the earliest. Times in epoch milliseconds. */
export function renewalOf(expiresAt: number, now: number): number {
  return now + Math.max(Math.round((expiresAt - now) * RENEW_AT_SHARE), SHORTEST_RENEWAL_MS);
}
