/** `npm run bench [-- NAME…]`: one JSON object a line. Names are those of the files, or of single lines. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const SUFFIX = '.bench.ts';
/** What Workers refuse: the engine is measured where nothing can make code from text. Miniflare needs it elsewhere. */
const AS_IN_A_WORKER = '--disallow-code-generation-from-strings';
const FLAGS: Record<string, readonly string[]> = { checks: [AS_IN_A_WORKER], strings: [AS_IN_A_WORKER] };

const here = new URL('.', import.meta.url);
const asked = process.argv.slice(2);
const files = (await readdir(here)).filter((file) => file.endsWith(SUFFIX)).sort();
const names = files.map((file) => file.slice(0, -SUFFIX.length));

// A line is named after its file (`worker-size` stands in `worker.bench.ts`), so only that file runs.
const wanted = (name: string) =>
  asked.length === 0 || asked.some((one) => one === name || one.startsWith(`${name}-`));
const unknown = asked.filter((one) => !names.some((name) => one === name || one.startsWith(`${name}-`)));
if (unknown.length > 0) {
  process.stderr.write(`no bench named ${unknown.join(', ')}; there are ${names.join(', ')}\n`);
  process.exit(1);
}
// A process each: what one has made warm, or left in memory, is not the next one's.
for (const name of names.filter(wanted)) {
  const run = fileURLToPath(new URL('run.ts', here));
  const child = spawn(process.execPath, [...(FLAGS[name] ?? []), run, `${name}${SUFFIX}`, ...asked], {
    stdio: 'inherit',
  });
  const [code] = await once(child, 'close');
  if (code !== 0) process.exitCode = 1;
}
