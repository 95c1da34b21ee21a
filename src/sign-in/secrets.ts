/** Secrets that people hold, and the hashes by which they are known again. Only the hashes are stored. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits in 43 characters that need no escaping. */
export const TOKEN = /^[\w-]{43}$/;

/** Opens a session for whoever holds it. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** As it is stored. A token has nothing that could be guessed, so it needs no slow hash. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * The token of a mailed link: worked out anew whenever its mail is sent, so that neither the store nor the queue ever
 * holds it. The key is one of its own, so that no other hash of ours can be taken for it.
 */
export const linkToken = (mailId: string, secret: string): string =>
  createHmac('sha256', `sign-in link:${secret}`).update(mailId).digest('base64url');

/** Tells one address or client from another without keeping it. `what` keeps the kinds apart. */
export const markOf = (what: 'address' | 'client' | 'browser', value: string, secret: string): string =>
  createHmac('sha256', `sign-in ${what}:${secret}`).update(value).digest('hex');

/** Takes as long wherever two marks differ. */
export const sameMark = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
