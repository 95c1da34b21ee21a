/** Mails are composed and go nowhere: what they would have told is told once they may. */
import type { MailTransport } from '../ports/mail.ts';

export const DRY_RUN: MailTransport = {
  async send() {
    return { outcome: 'withheld', reason: 'dry run' };
  },
};
