/** A signed assertion of who somebody is (JSON Web Token, RFC 7519), believed only when everything about it is right. */
import { decode, verifyWithJwks } from 'hono/jwt';
import * as z from 'zod';
import type { Identified } from '../ports/identity.ts';
import type { KeySet } from './key-set.ts';

/** Clocks of two companies differ by less. Google allows 30 s as well. */
const SKEW_S = 30;

/** Longer than any that an issuer writes. */
const MOST_CHARACTERS = 8_192;

const HeaderSchema = z.looseObject({ alg: z.string(), kid: z.string().min(1).max(200) });

/** Assertions without an address are those of programs. */
const ClaimsSchema = z.looseObject({
  email: z.string().toLowerCase().pipe(z.email()),
  exp: z.number(),
  iat: z.number(),
  nbf: z.number().optional(),
});

export interface Issuer {
  keys: KeySet;
  /** The one algorithm this issuer signs with; what the assertion says of itself decides nothing. */
  algorithm: 'RS256' | 'ES256';
  issuer: string;
  audience: string;
}

/**
 * The address for which `issuer` vouches, or `refused`. Throws when the issuer's keys cannot be had, since then nothing is
 * known about the assertion.
 */
export async function verifyAssertion(
  token: string,
  { keys, algorithm, issuer, audience }: Issuer,
  now: number,
): Promise<Identified> {
  const refused: Identified = { kind: 'refused' };
  const kid = keyIdOf(token, algorithm);
  if (kid === undefined) return refused;
  const known = await keys.keysFor(kid, now);
  const payload = await verifyWithJwks(token, {
    keys: known,
    allowedAlgorithms: [algorithm],
    // Times are compared below, by the clock that Pantau goes by.
    verification: { iss: issuer, aud: audience, exp: false, nbf: false, iat: false },
  }).catch(() => undefined);
  const claims = ClaimsSchema.safeParse(payload);
  if (!claims.success) return refused;
  const { email, exp, iat, nbf = iat } = claims.data;
  const seconds = now / 1000;
  const timely = exp > seconds - SKEW_S && iat <= seconds + SKEW_S && nbf <= seconds + SKEW_S;
  return timely ? { kind: 'address', address: email } : refused;
}

/** Undefined for what cannot be an assertion of this issuer: no key is looked for then. */
function keyIdOf(token: string, algorithm: string): string | undefined {
  if (token.length > MOST_CHARACTERS) return undefined;
  try {
    const header = HeaderSchema.parse(decode(token).header);
    return header.alg === algorithm ? header.kid : undefined;
  } catch {
    return undefined;
  }
}
