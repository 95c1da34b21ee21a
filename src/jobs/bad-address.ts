/** An address that its own mail server refuses: nobody is written to there any more, and the coordinators are told. */
import { localDate } from '../core/schedule/deadline.ts';
import { coordinatorsOn } from '../core/schedule/recipients.ts';
import type { BegunMail } from '../ports/store/outbox.ts';
import type { Ports } from './ports.ts';

/** Kind of the mails that tell it. */
export const BAD_ADDRESS = 'bad-address';

/** More in one day are told the next: by then somebody has looked. */
const MAILS_A_DAY = 20;

/** Nothing happens when the officer has another address by now, or it is known already. */
export async function tellBadAddress(
  { store, settings, queue }: Pick<Ports, 'store' | 'settings' | 'queue'>,
  mail: Pick<BegunMail, 'id' | 'recipient'>,
  address: string,
  now: number,
): Promise<void> {
  const officers = await store.register.officers();
  const officer = officers.find(({ id }) => id === mail.recipient);
  if (officer?.address !== address || officer.addressState === 'bad') return;
  const day = localDate(now, settings.zone);
  for (const recipient of coordinatorsOn(day, officers)) {
    if (recipient === officer.id) continue;
    const notice = { recipient, unit: officer.unit, deadline: officer.id, stage: `bad-address ${mail.id}` };
    for (let number = 1; number <= MAILS_A_DAY; number++) {
      const planned = { recipient, kind: BAD_ADDRESS, localDate: day, number, notices: [notice] };
      if ((await store.outbox.plan([planned], now)) === 1) break;
    }
  }
  const due = await store.outbox.due(now, MAILS_A_DAY, BAD_ADDRESS);
  await queue.send(due.map((mailId) => ({ job: 'deliver', mailId })));
  // Last: what ends before it begins anew with the officer's next mail.
  await store.register.markBadAddress(officer.id, address, now);
}
