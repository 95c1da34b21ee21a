import type { Queue as CloudflareQueue } from '@cloudflare/workers-types';
import { Miniflare, type Request, Response } from 'miniflare';
import { afterAll } from 'vitest';
import type { Work } from '../../src/ports/queue.ts';
import { cloudflareQueue } from '../../src/queue/cloudflare.ts';
import { queueContract } from './contract.ts';

/** Passes what the queue hands over on to this process. */
const SCRIPT = `export default {
  async queue(batch, env) {
    await env.TOLD.fetch('http://told/', { method: 'POST', body: JSON.stringify(batch.messages.map(({ body }) => body)) });
  }
}`;

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

queueContract('Cloudflare Queues', async () => {
  const work: Work[] = [];
  let told = () => {};
  const miniflare = new Miniflare({
    modules: true,
    script: SCRIPT,
    queueProducers: { QUEUE: 'pantau' },
    queueConsumers: { pantau: { maxBatchSize: 100, maxBatchTimeout: 0 } },
    serviceBindings: {
      async TOLD(request: Request) {
        work.push(...((await request.json()) as Work[]));
        told();
        return new Response(null, { status: 204 });
      },
    },
  });
  stack.defer(() => miniflare.dispose());
  const queue = await miniflare.getQueueProducer('QUEUE');
  const different = () => new Set(work.map((each) => JSON.stringify(each))).size;
  return {
    queue: cloudflareQueue(queue as unknown as CloudflareQueue<Work>),
    async received(count) {
      while (different() < count) {
        const next = Promise.withResolvers<void>();
        told = next.resolve;
        await next.promise;
      }
      return work;
    },
  };
});
