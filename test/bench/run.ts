/** `run.ts FILE [NAME…]`: the lines of one bench, or those of them that are asked for. */
import type { BenchLine } from './line.ts';

const [file = '', ...asked] = process.argv.slice(2);
const name = file.replace(/\.bench\.ts$/, '');
const { default: lines } = (await import(new URL(file, import.meta.url).href)) as {
  default: () => AsyncGenerator<BenchLine>;
};
for await (const line of lines()) {
  if (asked.length === 0 || asked.includes(name) || asked.includes(line.name)) {
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
}
