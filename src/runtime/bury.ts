/** What came to the dead-letter queue: logged, and noted where the operator sees it. The store hands the work out again. */
import type { Ports } from '../jobs/ports.ts';
import { log } from './log.ts';

/** Longest text of a message that is kept: ids and names of jobs are shorter. */
const LONGEST = 100;

/** @param work as the message carries it. @param job where the message itself does not tell. */
export async function bury(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  work: unknown,
  execution: string,
  job = 'unknown',
): Promise<void> {
  const about = { execution, job, ...textsOf(work) };
  log('ERROR', 'work could not be taken up', about);
  await store.deadLetters.note({
    id: execution,
    job: about.job,
    subject: about.spreadsheetId ?? about.mailId ?? '',
    at: await clock.now(),
  });
}

/** Nothing else of what a message may hold. */
function textsOf(work: unknown): { job?: string; spreadsheetId?: string; mailId?: string } {
  const told = (work ?? {}) as Record<string, unknown>;
  const known = ['job', 'spreadsheetId', 'mailId'].flatMap((name) => {
    const text = told[name];
    return typeof text === 'string' && text.length <= LONGEST ? [[name, text]] : [];
  });
  return Object.fromEntries(known);
}
