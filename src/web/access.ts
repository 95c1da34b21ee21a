/** Who may see the pages, and what of them. Closed when nothing is configured. */
import type { Context, MiddlewareHandler } from 'hono';
import { EVERYTHING } from '../core/scope.ts';
import type { Clock } from '../ports/clock.ts';
import type { Identity } from '../ports/identity.ts';
import type { Store } from '../ports/store/store.ts';
import { scopeOfAddress } from '../sign-in/people.ts';
import type { SignInSettings } from '../sign-in/settings.ts';
import { personOfSession } from '../sign-in/sign-in.ts';
import { href } from './layout.ts';
import { type Refusal, refusalPage } from './refusal.ts';
import { sessionToken } from './sign-in/cookie.ts';
import type { Pages, Viewer } from './viewer.ts';

/**
 * `local`: everyone on this machine, and nobody else; the server listens on the loopback address only. `identified`: whom
 * one of `identities` vouches for or who came in by a mailed link, if the Register or `operators` knows the address.
 */
export type Access =
  | { kind: 'closed' }
  | { kind: 'local' }
  | {
      kind: 'identified';
      identities: readonly Identity[];
      /** Addresses of those who keep the installation running, in lower case. */
      operators: readonly string[];
      signIn?: SignInSettings;
    };

type Refused = { refusal: Refusal };

const LOCAL_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Lets in whom `access` knows, with a `viewer` in the context; refuses anyone else, whatever the address asked for. */
export function guard(access: Access, store: Store, clock: Clock): MiddlewareHandler<Pages> {
  return async (c, next) => {
    const found = await look(access, store, clock, c);
    if ('scope' in found) {
      c.set('viewer', found);
      return next();
    }
    const asks = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (found.refusal === 'not-signed-in' && asks) {
      return c.redirect(href('/masuk', c.req.query('lang') === 'en' ? 'en' : 'id'), 303);
    }
    const stranger = found.refusal === 'not-signed-in' || found.refusal === 'no-identity';
    return c.html(refusalPage(found.refusal), stranger ? 401 : 403);
  };
}

async function look(access: Access, store: Store, clock: Clock, c: Context): Promise<Viewer | Refused> {
  switch (access.kind) {
    case 'closed':
      return { refusal: 'closed' };
    case 'local':
      return isLocal(c.req.header('host') ?? new URL(c.req.url).host)
        ? { scope: EVERYTHING, session: false }
        : { refusal: 'not-local' };
    case 'identified':
      return identified(access, store, await clock.now(), c);
  }
}

/**
 * A page elsewhere can point a name of its own at 127.0.0.1 and read what answers (DNS rebinding); the browser then
 * still sends that name as Host.
 */
const isLocal = (host: string): boolean => LOCAL_HOSTS.has(host.toLowerCase().replace(/:\d{1,5}$/, ''));

async function identified(
  { identities, operators, signIn }: Extract<Access, { kind: 'identified' }>,
  store: Store,
  now: number,
  c: Context,
): Promise<Viewer | Refused> {
  for (const identity of identities) {
    const found = await identity.identify(c.req.raw.headers, now);
    // What claims to vouch and must not be believed is not made good by a cookie.
    if (found.kind === 'refused') return { refusal: 'identity-refused' };
    if (found.kind === 'address') return viewer(found.address, false);
  }
  if (signIn === undefined) return { refusal: 'no-identity' };
  const token = sessionToken(c);
  const person = token === undefined ? undefined : await personOfSession(token, store, signIn, now);
  return person === undefined ? { refusal: 'not-signed-in' } : viewer(person.address.toLowerCase(), true);

  async function viewer(address: string, session: boolean): Promise<Viewer | Refused> {
    const scope = await scopeOfAddress(address, store.register, operators);
    return scope === undefined ? { refusal: 'not-registered' } : { scope, session, address };
  }
}
