/** The queue port over Cloudflare Queues. */
import type { Queue as CloudflareQueue } from '@cloudflare/workers-types';
import type { Queue, Work } from '../ports/queue.ts';

/** `sendBatch` takes so many messages. */
const BATCH = 100;

export function cloudflareQueue(queue: CloudflareQueue<Work>): Queue {
  return {
    async send(work) {
      for (let at = 0; at < work.length; at += BATCH) {
        await queue.sendBatch(work.slice(at, at + BATCH).map((body) => ({ body })));
      }
    },
  };
}
