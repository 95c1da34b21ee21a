/**
 * What runs by the clock. The Worker makes one pass a minute of all of it; on Google Cloud each job has a schedule and a
 * function of its own. Every step is safe to run at any time and as often as one likes.
 */
import { compareForms } from './across.ts';
import { adoptRules } from './adopt-rules.ts';
import { keepChannels } from './channels.ts';
import { examineStrangers } from './copies.ts';
import { sweepOutbox } from './deliver.ts';
import { handOutAsQuotaFrees, handOutChecks } from './hand-out.ts';
import { poll, sweep } from './poll.ts';
import type { Ports } from './ports.ts';
import { publish } from './publish.ts';
import { purge } from './purge.ts';
import { recordMeasures } from './record-measures.ts';
import { remind } from './remind.ts';
import { rollUp } from './roll-up.ts';
import { tellEvents } from './tell.ts';

/** What a step gives is its own, but a `warning` of it reaches the log. */
type Step = (ports: Ports) => Promise<unknown>;

/** Every minute, but `sweep`, which is nightly. */
const TIMED = {
  /** Finds what changed, compares what was found, hands out what is due. */
  poll: [poll, compareForms, adoptRules, handOutChecks],
  /** The same without cursor: nothing that a list left out stays unseen for more than a day. Then what is too old goes. */
  sweep: [sweep, compareForms, adoptRules, handOutChecks, purge],
  'roll-up': [rollUp, recordMeasures, publishAndShow],
  remind: [remind, tellEvents, handOutMails],
  /** Keeps notifications coming, and looks at what nobody registered. */
  tend: [keepChannels, examineStrangers],
} as const satisfies Record<string, readonly Step[]>;

export type TimedJob = keyof typeof TIMED;

/** One timed job. Gives what the log has to be warned of. */
export const runTimed = (ports: Ports, job: TimedJob): Promise<string[]> => steps(ports, TIMED[job]);

/** The same by its schedule: a poll then stays for what waits for quota. `more`: steps that only this cloud knows. */
export const runScheduled = (ports: Ports, job: TimedJob, more: readonly Step[] = []): Promise<string[]> =>
  steps(ports, [...TIMED[job], ...(job === 'poll' ? [handOutAsQuotaFrees] : []), ...more]);

/** One pass over all that runs every minute, in the order of the road of one edit. */
export const pass = (ports: Ports): Promise<string[]> =>
  steps(ports, [...TIMED.poll, ...TIMED['roll-up'], ...TIMED.remind, ...TIMED.tend, handOutAsQuotaFrees]);

/** A step that fails does not keep the later ones from running; at the end all fails loudly. */
async function steps(ports: Ports, list: readonly Step[]): Promise<string[]> {
  const faults: unknown[] = [];
  const warnings: string[] = [];
  for (const step of list) {
    try {
      const given = await step(ports);
      if (hasWarning(given)) warnings.push(given.warning);
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} of ${list.length} steps failed`);
  return warnings;
}

function hasWarning(given: unknown): given is { warning: string } {
  return (
    typeof given === 'object' && given !== null && 'warning' in given && typeof given.warning === 'string'
  );
}

/** Sheets that show what was released now need not wait for the next pass. */
async function publishAndShow(ports: Ports): Promise<void> {
  const released = await publish(ports);
  if (released.length > 0) await handOutChecks(ports);
}

async function handOutMails(ports: Ports): Promise<void> {
  const due = await sweepOutbox(ports);
  await ports.queue.send(due.map((mailId) => ({ job: 'deliver', mailId })));
}
