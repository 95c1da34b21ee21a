/** What every queue must do. */
import { describe, expect, it } from 'vitest';
import type { Queue, Work } from '../../src/ports/queue.ts';

export interface QueueFixture {
  queue: Queue;
  /** What came out for a consumer until `count` different pieces of work did, or nothing more comes. */
  received(count: number): Promise<Work[]>;
}

export function queueContract(name: string, fresh: () => Promise<QueueFixture>): void {
  const check = (n: number): Work => ({ job: 'check', spreadsheetId: `1_lembar-${n}` });
  const deliver = (n: number): Work => ({ job: 'deliver', mailId: `surat ${n} “ñ”` });
  const sorted = (work: readonly Work[]) => work.map((each) => JSON.stringify(each)).sort();

  describe(`queue on ${name}`, () => {
    it('hands over every piece of work as it was, of every job', async () => {
      const { queue, received } = await fresh();
      const work: Work[] = [check(1), deliver(1), check(2), deliver(2), { job: 'poll' }];
      await queue.send(work);
      expect(sorted(await received(5))).toEqual(sorted(work));
    });

    it('takes more at once than the platform takes in one call', async () => {
      const { queue, received } = await fresh();
      const work = Array.from({ length: 1_234 }, (_, n) => (n % 5 === 0 ? deliver(n) : check(n)));
      await queue.send(work);
      expect(sorted(await received(work.length))).toEqual(sorted(work));
    });

    it('hands over what was sent twice twice: who works is idempotent, not the queue', async () => {
      const { queue, received } = await fresh();
      await queue.send([check(1)]);
      await queue.send([check(1), check(2)]);
      expect(new Set(sorted(await received(2)))).toEqual(new Set(sorted([check(1), check(2)])));
    });

    it('takes nothing for nothing', async () => {
      const { queue, received } = await fresh();
      await queue.send([]);
      await queue.send([deliver(7)]);
      expect(await received(1)).toEqual([deliver(7)]);
    });
  });
}
