/**
 * Hashes of keys: keys that are one and the same (see `keyIdentity`) have the same hash. A key is read as a number of
 * base ten, its characters the digits: keys that are numbered in their order, as most are, have ascending hashes, and
 * where hashes ascend no two keys are the same.
 */
import { keyIdentity } from './text.ts';

const BASE = 10;
/** 31 bits are kept. */
const POSITIVE = 0x7fffffff;

const SPACE = 0x20;

/**
 * The hash of a plain key: letters and digits with `+ , - . / : ;` and blanks inside. -1 for every other text, among
 * them those with wildcards, and the values of broken formulas.
 */
export function plainKeyHash(text: string): number {
  let hash = 0;
  let code = SPACE;
  for (let at = 0; at < text.length; at++) {
    code = text.charCodeAt(at);
    // From + to ; are the digits and what stands between them; capitals count as small letters.
    if (code < 0x2b || code > 0x3b) {
      if (code >= 0x41 && code <= 0x5a) code |= 0x20;
      else if (code === SPACE ? at === 0 : code < 0x61 || code > 0x7a) return -1;
    }
    hash = (Math.imul(hash, BASE) + code) | 0;
  }
  // The last, or none.
  if (code === SPACE) return -1;
  return hash & POSITIVE;
}

/** The hash of any key. */
export function keyHash(text: string): number {
  const identity = keyIdentity(text);
  let hash = 0;
  for (let at = 0; at < identity.length; at++) hash = (Math.imul(hash, BASE) + identity.charCodeAt(at)) | 0;
  return hash & POSITIVE;
}
