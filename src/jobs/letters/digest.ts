/** One digest a person a day: what is still owed, with its deadlines for a calendar. */
import { localDate } from '../../core/schedule/deadline.ts';
import { icsOf } from '../../core/text/mail/calendar.ts';
import { composeDigest } from '../../core/text/mail/digest.ts';
import { gatherDigest } from '../digest.ts';
import type { MailKind } from './kind.ts';

export const digestMail: MailKind = {
  async compose(ports, mail, now) {
    const gathered = await gatherDigest(ports, mail, now);
    if (gathered === undefined) return undefined;
    const { address, digest, ahead } = gathered;
    const letter = composeDigest(digest);
    if (ahead.length === 0) return { address, letter };
    const { language, demonstration } = digest;
    const { unit, mail: sender } = ports.settings;
    const calendar = icsOf(ahead, { language, now, from: sender.from, unit, demonstration });
    return { address, letter: { ...letter, calendar } };
  },
  nothing: 'nothing is owed any more',
  validity: {
    // It belongs to its day: sent on the next, it would be that day's second.
    timely: (mail, at, zone) => localDate(at, zone) === mail.localDate,
    over: 'its day is over',
  },
};
