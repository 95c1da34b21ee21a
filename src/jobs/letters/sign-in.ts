/** The link to the dashboard that somebody asked for. */
import { signInLetter } from '../../sign-in/letter.ts';
import { LINK_MS } from '../../sign-in/settings.ts';
import type { MailKind } from './kind.ts';

export const signInMail: MailKind = {
  async compose({ store, signIn, settings }, mail) {
    return signIn && signInLetter(mail, store, signIn, settings);
  },
  nothing: 'its link opens nothing any more',
  validity: { timely: (mail, at) => at < mail.plannedAt + LINK_MS, over: 'its link has expired' },
};
