/** Hashes of keys: keys that are one and the same (see `keyIdentity`) have the same hash. */
import { keyIdentity } from './text.ts';

/** FNV-1a, of which 31 bits are kept. */
const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
const POSITIVE = 0x7fffffff;

const SPACE = 0x20;

/**
 * The hash of a plain key: letters and digits with `+ , - . / : ;` and blanks inside. -1 for every other text, among
 * them those with wildcards, and the values of broken formulas.
 */
export function plainKeyHash(text: string): number {
  const { length } = text;
  if (length === 0 || text.charCodeAt(0) === SPACE || text.charCodeAt(length - 1) === SPACE) return -1;
  const prime = PRIME;
  let hash = BASIS;
  for (let at = 0; at < length; at++) {
    let code = text.charCodeAt(at);
    // From + to ; are the digits and what stands between them; capitals count as small letters.
    if (code < 0x2b || code > 0x3b) {
      if (code >= 0x41 && code <= 0x5a) code |= 0x20;
      else if (code !== 0x20 && (code < 0x61 || code > 0x7a)) return -1;
    }
    hash = Math.imul(hash ^ code, prime);
  }
  return hash & POSITIVE;
}

/** The hash of any key. */
export function keyHash(text: string): number {
  const identity = keyIdentity(text);
  let hash = BASIS;
  for (let at = 0; at < identity.length; at++) hash = Math.imul(hash ^ identity.charCodeAt(at), PRIME);
  return hash & POSITIVE;
}
