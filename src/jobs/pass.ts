/**
 * One pass, every minute: find what changed, compare what was found, see whether the rules changed, hand out what is due,
 * sum up, remind, send what waits. A step that fails does not keep the later ones from running; at the end the pass fails
 * loudly.
 */

import { compareForms } from './across.ts';
import { adoptRules } from './adopt-rules.ts';
import { sweepOutbox } from './deliver.ts';
import { CHECKS_A_PASS, HANDED_OUT_MS } from './limits.ts';
import { poll } from './poll.ts';
import type { Ports } from './ports.ts';
import { remind } from './remind.ts';
import { rollUp } from './roll-up.ts';

export async function pass(ports: Ports): Promise<void> {
  const { store, queue, clock } = ports;
  const faults: unknown[] = [];
  const step = async (run: () => Promise<unknown>) => {
    try {
      await run();
    } catch (error) {
      faults.push(error);
    }
  };
  await step(() => poll(ports));
  await step(() => compareForms(ports));
  await step(() => adoptRules(ports));
  await step(async () => {
    const now = await clock.now();
    const due = await store.watch.takeDue(now, now + HANDED_OUT_MS, CHECKS_A_PASS);
    await queue.send(due.map((spreadsheetId) => ({ job: 'check', spreadsheetId })));
  });
  await step(() => rollUp(ports));
  await step(() => remind(ports));
  await step(async () => {
    const due = await sweepOutbox(ports);
    await queue.send(due.map((mailId) => ({ job: 'deliver', mailId })));
  });
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} of 7 steps of a pass failed`);
}
