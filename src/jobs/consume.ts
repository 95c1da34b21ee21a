/** Work from the queue to the job it is for. */
import type { Work } from '../ports/queue.ts';
import { check } from './check.ts';
import { deliver } from './deliver.ts';
import type { Ports } from './ports.ts';

export async function consume(ports: Ports, work: Work): Promise<void> {
  switch (work.job) {
    case 'check':
      await check(ports, work.spreadsheetId);
      return;
    case 'deliver':
      await deliver(ports, work.mailId);
      return;
  }
}
