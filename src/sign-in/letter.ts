/** What the mail with a link says, gathered at the moment it is sent. */

import type { Settings } from '../core/settings.ts';
import { composeSignIn } from '../core/text/mail/sign-in.ts';
import type { OutboxMail } from '../ports/store/outbox.ts';
import type { Store } from '../ports/store/store.ts';
import { personBehind } from './people.ts';
import { linkToken } from './secrets.ts';
import type { SignInSettings } from './settings.ts';

/** Undefined when the link is gone, or nobody known holds the address any more. */
export async function signInLetter(
  mail: Pick<OutboxMail, 'id'>,
  { register, signIn }: Pick<Store, 'register' | 'signIn'>,
  { origin, secret, operators }: SignInSettings,
  { zone, demonstration }: Pick<Settings, 'zone' | 'demonstration'>,
): Promise<{ address: string; letter: ReturnType<typeof composeSignIn> } | undefined> {
  const link = await signIn.linkOf(mail.id);
  const person = link && personBehind(link, await register.officers(), operators, secret);
  if (link === undefined || person === undefined) return undefined;
  const { name, language, address } = person;
  const url = new URL(`/masuk/${linkToken(mail.id, secret)}`, origin);
  if (language === 'en') url.searchParams.set('lang', 'en');
  const until = link.expiresAt;
  return { address, letter: composeSignIn({ name, language, url: url.href, until, zone, demonstration }) };
}
