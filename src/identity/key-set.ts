/** The public keys of an issuer (JSON Web Key Set, RFC 7517), fetched when they are needed and kept for a while. */
import type { HonoJsonWebKey } from 'hono/utils/jwt/jws';
import * as z from 'zod';

/** Issuers publish a new key well before they sign with it, and withdraw old ones after days. */
const FRESH_MS = 60 * 60_000;

/** A key that nobody knows is asked for at most so often: forged key ids must not make us ask the issuer at each request. */
const COOLDOWN_MS = 60_000;

/** When the issuer does not answer, keys stay good for so long. */
const KEPT_MS = 24 * 60 * 60_000;

const TIMEOUT_MS = 5_000;
const MOST_BYTES = 256 * 1024;

const KeySetSchema = z.looseObject({
  keys: z.array(z.looseObject({ kid: z.string(), kty: z.string() })).max(100),
});

export interface KeySet {
  /** Keys among which that of `kid` is, if there is one. Throws when there are none to go by. */
  keysFor(kid: string, now: number): Promise<HonoJsonWebKey[]>;
}

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

export function remoteKeySet(
  url: string,
  fetch: Fetch = (...request) => globalThis.fetch(...request),
): KeySet {
  let keys: HonoJsonWebKey[] = [];
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | undefined;

  async function refresh(now: number): Promise<void> {
    triedAt = now;
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok)
      throw new Error(`the keys of ${new URL(url).host} were answered with ${response.status}`);
    const body = await response.text();
    if (body.length > MOST_BYTES) throw new Error(`the keys of ${new URL(url).host} are too long`);
    keys = KeySetSchema.parse(JSON.parse(body)).keys as HonoJsonWebKey[];
    fetchedAt = now;
  }

  return {
    async keysFor(kid, now) {
      const unknown = !keys.some((key) => key.kid === kid);
      const wanted = now - fetchedAt >= FRESH_MS || unknown;
      if (wanted && (underWay !== undefined || now - triedAt >= COOLDOWN_MS)) {
        underWay ??= refresh(now).finally(() => {
          underWay = undefined;
        });
        await underWay.catch((error) => {
          if (now - fetchedAt >= KEPT_MS) throw error;
        });
      }
      if (now - fetchedAt >= KEPT_MS) throw new Error(`there are no keys of ${new URL(url).host}`);
      return keys;
    },
  };
}
