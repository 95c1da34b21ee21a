/** Every kind of mail by the name that stands in the outbox. */
import { COMPLETE, DIGEST, RETURNED, WEEKLY } from '../../core/schedule/notices.ts';
import { LINK_MAIL } from '../../sign-in/settings.ts';
import { BAD_ADDRESS } from '../bad-address.ts';
import { CONFIRM_MAIL, EXTENSION_MAIL, FAULT_MAIL } from '../register/kinds.ts';
import { badAddressMail } from './bad-address.ts';
import { confirmAddressMail } from './confirm-address.ts';
import { digestMail } from './digest.ts';
import { completeMail, returnedMail } from './event.ts';
import { extensionMail } from './extension.ts';
import type { MailKind } from './kind.ts';
import { registerFaultMail } from './register-fault.ts';
import { signInMail } from './sign-in.ts';
import { weeklyMail } from './weekly.ts';

const KINDS: Record<string, MailKind> = {
  [DIGEST]: digestMail,
  [WEEKLY]: weeklyMail,
  [COMPLETE]: completeMail,
  [RETURNED]: returnedMail,
  [LINK_MAIL]: signInMail,
  [BAD_ADDRESS]: badAddressMail,
  [CONFIRM_MAIL]: confirmAddressMail,
  [FAULT_MAIL]: registerFaultMail,
  [EXTENSION_MAIL]: extensionMail,
};

/** Names of all kinds that are sent. */
export const MAIL_KINDS: readonly string[] = Object.keys(KINDS);

/** Throws for a kind that a newer version may have planned: the mail waits, and fails loudly in the end. */
export function mailKind(name: string): MailKind {
  const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  if (kind === undefined) throw new Error(`there is no kind of mail named ${JSON.stringify(name)}`);
  return kind;
}
