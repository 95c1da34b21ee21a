/** `npm run bench [-- NAME…]`: one JSON object a line. Names are those of the files, or of single lines. */
import { readdir } from 'node:fs/promises';
import type { BenchLine } from './line.ts';

const SUFFIX = '.bench.ts';
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
for (const name of names.filter(wanted)) {
  const { default: lines } = (await import(new URL(`${name}${SUFFIX}`, here).href)) as {
    default: () => AsyncGenerator<BenchLine>;
  };
  for await (const line of lines()) {
    if (asked.length === 0 || asked.includes(name) || asked.includes(line.name)) {
      process.stdout.write(`${JSON.stringify(line)}\n`);
    }
  }
}
