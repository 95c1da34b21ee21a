/** A workspace in a process of its own, so that a bench measures the server and not itself. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** As in the `workspace` script of package.json: V8 would keep 250 MB for young objects and for optimising the formula engine. */
const FLAGS = ['--max-semi-space-size=2', '--liftoff-only', '--v8-pool-size=1'];

export interface Server {
  /** Answers with status and body as they came over the wire, and the milliseconds until the answer began. */
  call(method: string, path: string, body?: string): Promise<{ status: number; text: string; began: number }>;
  /** Resident memory of the process, in bytes, after a garbage collection. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts `workspace-process.ts` and resolves when it listens. */
export async function startServer(): Promise<Server> {
  const script = fileURLToPath(new URL('./workspace-process.ts', import.meta.url));
  const child = spawn(process.execPath, [...FLAGS, '--expose-gc', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async () => JSON.parse((await lines.next()).value as string) as never;
  const { origin, token } = (await line()) as { origin: string; token: string };
  const agent = new http.Agent({ keepAlive: true });
  return {
    call: (method, path, body) =>
      new Promise((resolve, reject) => {
        const start = performance.now();
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
        const request = http.request(origin + path, { method, headers, agent }, (response) => {
          const began = performance.now() - start;
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString(), began }),
          );
          response.on('error', reject);
        });
        request.on('error', reject);
        request.end(body);
      }),
    async memory() {
      child.stdin.write('memory\n');
      return ((await line()) as { rss: number }).rss;
    },
    async stop() {
      agent.destroy();
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}

/** Ten thousand rows of thirty cells as forms have them: codes, names, counts, shares, dates. */
export function bigBlock(rows = 10_000, columns = 30): (string | number)[][] {
  return Array.from({ length: rows }, (_row, r) =>
    Array.from({ length: columns }, (_column, c) => {
      const n = (r * 7919 + c * 104_729) % 100_003;
      if (c === 0) return `35.${String(10_000 + r)}`;
      return c % 3 === 0 ? `Desa ${n} RT ${c}` : c % 3 === 1 ? n : n / 1000;
    }),
  );
}
