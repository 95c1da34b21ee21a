import { type Checkup, doubtful, type Finding, wrong } from './checkup.ts';

/** Polls come every minute, and pause for 8 minutes at most while Google does not answer. */
const POLLED_MS = 15 * 60_000;
/** A check that is due longer waits for something that does not come. */
const WAITS_MS = 30 * 60_000;
const WEEK_MS = 7 * 24 * 60 * 60_000;

export const work: Checkup = {
  name: 'queue',
  title: 'Drive is polled, checks are worked off, nothing lies in the dead-letter queue',
  async run({ reached, now }) {
    if (reached === undefined) return undefined;
    const { watch, deadLetters } = reached.store;
    const at = now();
    const found: Finding[] = [];
    const pollers = await watch.pollers();
    const last = Math.max(...pollers.map(({ polledAt }) => polledAt ?? 0), 0);
    if (last === 0)
      found.push(
        wrong(
          'Drive was never listed',
          'deploy; if it is, look whether its crons run: their log says why not',
        ),
      );
    else if (at - last > POLLED_MS)
      found.push(
        wrong(
          `Drive was last listed at ${new Date(last).toISOString()}`,
          'look whether the cron of every minute runs, and at the log of the function poll',
        ),
      );
    for (const { account, failures } of pollers)
      if (failures > 0)
        found.push(
          wrong(`${failures} lists by ${account} failed in a row`, 'see what is said of the credentials'),
        );
    const { due, nextDueAt } = await watch.backlog(at);
    if (due > 0 && nextDueAt !== null && at - nextDueAt > WAITS_MS)
      found.push(
        wrong(
          `${due} checks wait, the oldest since ${new Date(nextDueAt).toISOString()}`,
          'look whether the queue has a consumer, and at the log of the function check',
        ),
      );
    const dead = (await deadLetters.newest(100)).filter((letter) => at - letter.at < WEEK_MS);
    if (dead.length > 0)
      found.push(
        doubtful(
          `${dead.length} pieces of work could not be taken up this week (${[...new Set(dead.map(({ job }) => job))].join(', ')})`,
          'the log names the fault; the store hands work out again by itself',
        ),
      );
    return found;
  },
};
