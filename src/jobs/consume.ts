/** Work from the queue to the job it is for. */
import type { Work } from '../ports/queue.ts';
import { type CheckEnd, check } from './check.ts';
import { type Delivered, deliverAll } from './deliver.ts';
import { runTimed } from './pass.ts';
import type { Ports } from './ports.ts';

/** What became of one piece of work. */
export interface Worked {
  /** The spreadsheet or mail that it was about. */
  subject: { spreadsheetId?: string; mailId?: string };
  /** A check's end, a mail's state, `polled`, or `none` when there was nothing left to do. */
  end?: CheckEnd | NonNullable<Delivered['end']> | 'none' | 'polled';
  /** Instead of an end, or beside it. */
  fault?: unknown;
}

/** Mails that one message takes along where messages come one by one. */
const MAILS_ALONG = 25;

/**
 * Works that came together, one after the other; mails among them are delivered together, over connections that they
 * share. With `along` further mails that are due go with them: their own messages then find nothing left to do.
 */
export async function consume(
  ports: Ports,
  works: readonly Work[],
  { along = false } = {},
): Promise<Worked[]> {
  const worked: Worked[] = [];
  for (const work of works) {
    if (work.job !== 'deliver') worked.push(await one(ports, work));
  }
  const mailIds = works.flatMap((work) => (work.job === 'deliver' ? [work.mailId] : []));
  if (mailIds.length === 0) return worked;
  try {
    const more = along ? await ports.store.outbox.due(await ports.clock.now(), MAILS_ALONG) : [];
    const all = [...new Set([...mailIds, ...more])];
    const delivered = new Map((await deliverAll(ports, all)).map((each) => [each.mailId, each]));
    for (const mailId of all) {
      const { end, fault } = delivered.get(mailId) ?? {};
      if (delivered.has(mailId) || mailIds.includes(mailId))
        worked.push({ subject: { mailId }, end: end ?? 'none', ...(fault !== undefined && { fault }) });
    }
  } catch (fault) {
    worked.push(...mailIds.map((mailId) => ({ subject: { mailId }, fault })));
  }
  return worked;
}

async function one(ports: Ports, work: Exclude<Work, { job: 'deliver' }>): Promise<Worked> {
  const subject = work.job === 'check' ? { spreadsheetId: work.spreadsheetId } : {};
  try {
    if (work.job === 'check') return { subject, end: await check(ports, work.spreadsheetId) };
    await runTimed(ports, 'poll');
    return { subject, end: 'polled' };
  } catch (fault) {
    return { subject, fault };
  }
}
