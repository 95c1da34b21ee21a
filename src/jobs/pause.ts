/**
 * How long to wait after failures: bounded exponential back-off with jitter. Waiting is a due time in the store, for every
 * kind of call alike. The jitter comes from what waits, so that those that failed together come back apart, and the same
 * failure always waits the same.
 */
import { HOUR, MINUTE } from './limits.ts';

/**
 * Pause in milliseconds after the n-th failure in a row (1-based): half to all of 1, 2, 4 … minutes, at most of `longest`.
 *
 * @param who what waits: a spreadsheet's id, an account's address.
 */
export function pauseAfter(failures: number, who: string, longest = HOUR): number {
  const full = Math.min(2 ** Math.max(0, failures - 1) * MINUTE, longest);
  return Math.round(full * (0.5 + share(`${failures} ${who}`) / 2));
}

/** A number from 0 to 1 that the text decides: FNV-1a, stirred once more, for its high bits move little with the last letter. */
function share(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
