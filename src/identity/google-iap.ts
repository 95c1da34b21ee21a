/**
 * Google's Identity-Aware Proxy in front of the pages. Its plain headers can be sent by anyone; only the signed one counts.
 * https://cloud.google.com/iap/docs/signed-headers-howto
 */
import type { Identity } from '../ports/identity.ts';
import { verifyAssertion } from './assertion.ts';
import { type Fetch, remoteKeySet } from './key-set.ts';

const HEADER = 'x-goog-iap-jwt-assertion';
const ISSUER = 'https://cloud.google.com/iap';
const KEYS = 'https://www.gstatic.com/iap/verify/public_key-jwk';

/** @param audience such as `/projects/NUMBER/locations/REGION/services/SERVICE`. */
export function googleIap({ audience }: { audience: string }, fetch?: Fetch): Identity {
  const keys = remoteKeySet(KEYS, fetch);
  return {
    async identify(headers, now) {
      const token = headers.get(HEADER);
      if (token === null) return { kind: 'none' };
      return verifyAssertion(token, { keys, algorithm: 'ES256', issuer: ISSUER, audience }, now);
    },
  };
}
