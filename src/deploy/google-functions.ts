/** The functions of `functions/` as they are deployed: what starts each, and how much of it may run at once. */
import type { TimedJob } from '../jobs/pass.ts';
import type { Work } from '../ports/queue.ts';

interface Deployed {
  /**
   * Instances, each of which holds up to four connections to the database, those by the clock two, that for events one: at
   * most 39 in all. The server of the plan takes 50, and keeps some for itself.
   */
  instances: number;
  /** Events or requests that one instance works on at once. */
  concurrency: number;
}

/** Started by the clock: one at a time, a repetition waits. Cron expressions run in the district's zone. */
export const TIMED_FUNCTIONS: Record<TimedJob, Deployed & { schedule: string }> = {
  poll: { schedule: '* * * * *', instances: 1, concurrency: 1 },
  sweep: { schedule: '0 1 * * *', instances: 1, concurrency: 1 },
  'roll-up': { schedule: '* * * * *', instances: 1, concurrency: 1 },
  remind: { schedule: '* * * * *', instances: 1, concurrency: 1 },
  tend: { schedule: '* * * * *', instances: 1, concurrency: 1 },
};

/** Started by work in the queue. Google's quota of 60 reads a minute keeps three instances from being busy for long. */
export const WORKERS: Record<Exclude<Work['job'], TimedJob>, Deployed> = {
  check: { instances: 3, concurrency: 8 },
  deliver: { instances: 1, concurrency: 4 },
};

/** Started by what none of these could take up. */
export const BURY: Deployed = { instances: 1, concurrency: 4 };

/** Started by Drive's events, where they are wanted. */
export const EVENTS: Deployed = { instances: 1, concurrency: 40 };

/** Started by requests of browsers. */
export const WEB: Deployed = { instances: 2, concurrency: 40 };
