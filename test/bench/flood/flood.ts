/** The process that floods a webhook, begun and paused from here. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** What came of one flood. */
export interface Flooded {
  ms: number;
  sent: number;
  /** Answered with 204; the last few are still under way. */
  refused: number;
  /** Had to wait for a connection. */
  late: number;
}

export interface Flood extends AsyncDisposable {
  /** Its process. */
  pid: number;
  /** While it stands, so many a second come in. Gives what the work gives. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** All floods so far. */
  all: Flooded[];
}

/** Until connections stand and answers come evenly. */
const RISES_MS = 200;

/** @param rate forged notifications a second. */
export function startFlood(origin: string, rate: number): Flood {
  const script = fileURLToPath(new URL('flood-process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, origin, String(rate)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const all: Flooded[] = [];
  return {
    pid: child.pid ?? 0,
    all,
    async during(work) {
      child.stdin.write('begin\n');
      try {
        await setTimeout(RISES_MS);
        return await work();
      } finally {
        child.stdin.write('pause\n');
        all.push(JSON.parse((await lines.next()).value as string) as Flooded);
      }
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}
