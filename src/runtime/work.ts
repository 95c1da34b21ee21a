/** Work that came from a queue, done and logged, on either cloud. */
import { consume } from '../jobs/consume.ts';
import type { Ports } from '../jobs/ports.ts';
import type { Work } from '../ports/queue.ts';
import { log } from './log.ts';

/** Ends that somebody should look at. */
const WARNINGS: ReadonlySet<unknown> = new Set(['trouble', 'failed', 'uncertain']);

/**
 * Never throws for what the work itself runs into: the store hands it out again when it is due, and a repetition by the
 * queue would come too soon.
 */
export async function doWork(
  ports: Ports,
  works: readonly Work[],
  execution: string,
  options?: { along: boolean },
): Promise<void> {
  for (const { subject, end, fault } of await consume(ports, works, options)) {
    const job =
      subject.mailId !== undefined ? 'deliver' : subject.spreadsheetId !== undefined ? 'check' : 'poll';
    const about = { execution, job, ...subject };
    if (fault !== undefined) log('ERROR', `${job} failed`, about, fault);
    else log(WARNINGS.has(end) ? 'WARNING' : 'INFO', `${job} ended`, { ...about, ...(end && { end }) });
  }
}
