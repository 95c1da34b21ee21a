/** A flood of notifications that nobody sent. */
import { WEBHOOK_PATH } from '../../src/web/webhook.ts';

const REQUESTS = 300;
const AT_ONCE = 16;

/** Forged so well that only the signature gives it away. */
export const FORGED = {
  'x-goog-channel-id': '0d6a6ad5-4bd0-4f0c-9d6e-5a4e8f1a0001',
  'x-goog-channel-token': 'f'.repeat(64),
  'x-goog-message-number': '1000',
  'x-goog-resource-id': 'WCjF58SdIqNczeOddAW4vmpKWc3',
  'x-goog-resource-state': 'change',
};

/** Requests answered a second. */
export async function flood(origin: string, headers: Record<string, string>): Promise<number> {
  const address = new URL(WEBHOOK_PATH, origin);
  let left = REQUESTS;
  const one = async () => {
    while (left-- > 0) {
      const answer = await fetch(address, { method: 'POST', headers });
      if (answer.status !== 204) throw new Error(`answered ${answer.status}`);
      await answer.body?.cancel();
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return REQUESTS / ((performance.now() - began) / 1_000);
}
