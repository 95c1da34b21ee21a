/** One digest an officer a day: what is still owed. */
import { localDate } from '../../core/schedule/deadline.ts';
import { composeDigest } from '../../core/text/mail/digest.ts';
import { gatherDigest } from '../digest.ts';
import type { MailKind } from './kind.ts';

export const digestMail: MailKind = {
  async compose(ports, mail, now) {
    const gathered = await gatherDigest(ports, mail, now);
    return gathered && { address: gathered.address, letter: composeDigest(gathered.digest) };
  },
  nothing: 'nothing is owed any more',
  validity: {
    // It belongs to its day: sent on the next, it would be that day's second.
    timely: (mail, at, zone) => localDate(at, zone) === mail.localDate,
    over: 'its day is over',
  },
};
