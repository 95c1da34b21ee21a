/** Cloudflare Access before the pages, with real keys: visits as somebody for whom it vouches. */
import { cloudflareAccess } from '../../src/identity/cloudflare-access.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { createWeb } from '../../src/web/app.ts';
import { issuerServer, newKey, token } from '../identity/issuer.ts';
import { NOW, settings } from './district.ts';

const TAG = 'a1'.repeat(32);

/** Address of whoever keeps the installation running. */
export const KEEPER = 'penjaga@kabupaten.example';

export async function openGate() {
  const issuer = await issuerServer();
  const key = newKey('k1', 'RS256');
  issuer.publish(key);
  const access = {
    kind: 'identified' as const,
    identities: [cloudflareAccess({ team: issuer.origin, audience: TAG })],
    operators: [KEEPER],
  };
  return {
    /** `email` '' comes past the gate; `claims` win over what the gate would say. */
    async visit(store: Store, path: string, email: string, claims: object = {}) {
      const links = { spreadsheet: (id: string) => `https://docs.example/${id}` };
      const web = createWeb({ store, clock: { now: async () => NOW }, settings, access, links });
      const seconds = NOW / 1000;
      const own = { iss: issuer.origin, aud: [TAG], iat: seconds, exp: seconds + 60, email, ...claims };
      const answer = await web.request(`https://pantau.example${path}`, {
        headers: { ...(email && { 'cf-access-jwt-assertion': token(own, key) }) },
      });
      return { status: answer.status, page: (await answer.text()).replaceAll('\u00a0', ' ') };
    },
    close: () => issuer.close(),
  };
}
