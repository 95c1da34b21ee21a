/**
 * Cloudflare Access in front of the pages. A Worker can be reached past it (on workers.dev, or by a route that no
 * application covers), so the header is believed for its signature alone.
 * https://developers.cloudflare.com/cloudflare-one/identity/authorization-cookie/validating-json/
 */
import type { Identity } from '../ports/identity.ts';
import { verifyAssertion } from './assertion.ts';
import { type Fetch, remoteKeySet } from './key-set.ts';

const HEADER = 'cf-access-jwt-assertion';

export interface AccessApplication {
  /** `https://TEAM.cloudflareaccess.com`, without a path. */
  team: string;
  /** The application's audience tag. */
  audience: string;
}

export function cloudflareAccess({ team, audience }: AccessApplication, fetch?: Fetch): Identity {
  const issuer = new URL(team).origin;
  const keys = remoteKeySet(`${issuer}/cdn-cgi/access/certs`, fetch);
  return {
    async identify(headers, now) {
      const token = headers.get(HEADER);
      if (token === null) return { kind: 'none' };
      return verifyAssertion(token, { keys, algorithm: 'RS256', issuer, audience }, now);
    },
  };
}
