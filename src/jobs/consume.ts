/** Work from the queue to the job it is for. */

import type { Work } from '../ports/queue.ts';
import type { MailState } from '../ports/store/outbox.ts';
import { type CheckEnd, check } from './check.ts';
import { deliver } from './deliver.ts';
import { runTimed } from './pass.ts';
import type { Ports } from './ports.ts';

/** How it ended: a check's end, a mail's state, `polled`, or `none` when there was nothing left to do. */
export async function consume(ports: Ports, work: Work): Promise<CheckEnd | MailState | 'polled'> {
  switch (work.job) {
    case 'check':
      return check(ports, work.spreadsheetId);
    case 'deliver':
      return (await deliver(ports, work.mailId)) ?? 'none';
    case 'poll':
      await runTimed(ports, 'poll');
      return 'polled';
  }
}
