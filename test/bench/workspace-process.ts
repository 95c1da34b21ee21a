/** The process behind `workspace-server.ts`: ends when its input does. */
import { createInterface } from 'node:readline';
import { startWorkspace } from '../../src/workspace/workspace.ts';

const OWNER = 'pemilik@contoh.example';
const workspace = await startWorkspace({
  dataFile: ':memory:',
  now: Date.now,
  quota: null,
  serviceAccounts: [],
  people: [OWNER],
});
const say = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`);
say({ origin: workspace.origin, token: workspace.tokenFor(OWNER) });
for await (const _line of createInterface({ input: process.stdin })) {
  (globalThis as { gc?: () => void }).gc?.();
  say({ rss: process.memoryUsage().rss });
}
await workspace.close();
