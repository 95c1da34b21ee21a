/** Work that came from a queue, done and logged, on either cloud. */
import { consume } from '../jobs/consume.ts';
import type { Ports } from '../jobs/ports.ts';
import type { Work } from '../ports/queue.ts';
import { log } from './log.ts';

/**
 * Never throws for what the work itself runs into: the store hands it out again when it is due, and a repetition by the
 * queue would come too soon.
 */
export async function doWork(ports: Ports, work: Work, execution: string): Promise<void> {
  const { job, ...subject } = work;
  const about = { execution, job, ...subject };
  try {
    const end = await consume(ports, work);
    log(end === 'trouble' || end === 'failed' || end === 'uncertain' ? 'WARNING' : 'INFO', `${job} ended`, {
      ...about,
      end,
    });
  } catch (error) {
    log('ERROR', `${job} failed`, about, error);
  }
}
