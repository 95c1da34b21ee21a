/** A flood of notifications that nobody sent, and what it costs to refuse them. */
import { WEBHOOK_PATH } from '../../src/web/webhook.ts';
import { type BenchLine, moreIsBetter } from './line.ts';
import { processorTime } from './processor.ts';

const REQUESTS = 600;
const AT_ONCE = 16;
/** Until all that is asked for often is compiled. */
const WARM = 5;
/** Many short rounds in turn, so that what else runs on the machine strikes both alike. */
const ROUNDS = 40;

/** Forged so well that only the signature gives it away. */
export const FORGED = {
  'x-goog-channel-id': '0d6a6ad5-4bd0-4f0c-9d6e-5a4e8f1a0001',
  'x-goog-channel-token': 'f'.repeat(64),
  'x-goog-message-number': '1000',
  'x-goog-resource-id': 'WCjF58SdIqNczeOddAW4vmpKWc3',
  'x-goog-resource-state': 'change',
};

/** A process that refuses, asked without anything in front of it. */
export interface Refuser {
  origin: string;
  pid: number;
}

/**
 * How many a second of its own processor time each refuses: what a machine with nothing else to do would, whatever others do on
 * this one and whatever it costs to ask.
 */
export async function forgedLine(
  name: string,
  ours: Refuser,
  peer: Refuser & { name: string },
): Promise<BenchLine> {
  const both = [ours, peer].map((refuser) => ({ ...refuser, ms: 0 }));
  for (let warm = 0; warm < WARM; warm++) for (const { origin } of both) await flood(origin);
  for (let round = 0; round < ROUNDS; round++) {
    for (const one of round % 2 === 0 ? both : both.toReversed()) {
      const before = await processorTime(one.pid);
      await flood(one.origin);
      one.ms += (await processorTime(one.pid)) - before;
    }
  }
  const [rate = 0, peerRate = 0] = both.map(({ ms }) => (ROUNDS * REQUESTS) / (ms / 1_000));
  return moreIsBetter({
    name,
    unit: 'forged notifications refused a second of processor',
    ours: rate,
    peer: peerRate,
    peerName: peer.name,
  });
}

async function flood(origin: string): Promise<void> {
  const address = new URL(WEBHOOK_PATH, origin);
  let left = REQUESTS;
  const one = async () => {
    while (left-- > 0) {
      const answer = await fetch(address, { method: 'POST', headers: FORGED });
      if (answer.status !== 204) throw new Error(`answered ${answer.status}`);
      await answer.body?.cancel();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}
