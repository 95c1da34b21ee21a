/** From an address to a session: a link is asked for, comes by mail, and is exchanged once. */
import { localDate, type Zone } from '../core/schedule/deadline.ts';
import type { Store } from '../ports/store/store.ts';
import { networkOf } from './network.ts';
import { type Person, personBehind, personOf } from './people.ts';
import { hashOf, linkToken, markOf, newToken, sameMark, TOKEN } from './secrets.ts';
import {
  LINK_MAIL,
  LINK_MS,
  LINKS_AN_ADDRESS,
  REQUESTS_A_CLIENT,
  SESSION_MS,
  type SignInSettings,
} from './settings.ts';

type SignInStore = Pick<Store, 'register' | 'signIn'>;

/** False when this client has asked too often. `client`: the network address that a request comes from. */
export function admit(
  client: string,
  { signIn }: SignInStore,
  settings: SignInSettings,
  now: number,
): Promise<boolean> {
  const key = `client ${markOf('client', networkOf(client), settings.secret)}`;
  return signIn.attempt(key, REQUESTS_A_CLIENT, now);
}

/** What a browser shows that was signed in as whoever holds this address: it names nobody. */
export const browserMark = (address: string, { secret }: SignInSettings): string =>
  markOf('browser', address.toLowerCase(), secret);

/**
 * Has a link mailed to `address` if somebody known holds it, with the next pass. Strangers who know an address
 * can use up its links of a day, but not those of a browser that was signed in there before (`known`). Nothing that can be seen or measured tells
 * whether somebody does: every address costs the same statements.
 */
export async function askForLink(
  address: string,
  { register, signIn }: SignInStore,
  settings: SignInSettings,
  { now, zone, known }: { now: number; zone: Zone; known?: string | undefined },
): Promise<void> {
  const { secret, operators } = settings;
  const wanted = address.toLowerCase();
  const mark = markOf('address', wanted, secret);
  const asker = known !== undefined && sameMark(known, browserMark(wanted, settings)) ? 'known' : 'address';
  const within = await signIn.attempt(`${asker} ${mark}`, LINKS_AN_ADDRESS, now);
  const person = personOf(wanted, await register.officers(), operators, secret);
  const mailId = crypto.randomUUID();
  const link = {
    mailId,
    kind: LINK_MAIL,
    recipient: person?.recipient ?? '',
    mark,
    tokenHash: hashOf(linkToken(mailId, secret)),
    localDate: localDate(now, zone),
    expiresAt: now + LINK_MS,
  };
  await signIn.ask(link, within && person !== undefined, now);
}

/**
 * A session for a link, or undefined when the link was used, is too old or was never given out. Any browser may exchange
 * it, since mail is often read on another device than the one that asked; only that browser is then signed in.
 */
export async function exchangeLink(
  token: string,
  { signIn }: SignInStore,
  now: number,
): Promise<{ token: string; expiresAt: number } | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const session = { token: newToken(), expiresAt: now + SESSION_MS };
  const begun = await signIn.exchange(
    hashOf(token),
    { hash: hashOf(session.token), expiresAt: session.expiresAt },
    now,
  );
  return begun ? session : undefined;
}

/** Who holds a session. Asked of the Register each time: who leaves it is out at once. */
export async function personOfSession(
  token: string,
  { register, signIn }: SignInStore,
  { secret, operators }: SignInSettings,
  now: number,
): Promise<Person | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const subject = await signIn.session(hashOf(token), now);
  return subject && personBehind(subject, await register.officers(), operators, secret);
}
