/** What processes use of the processor, as Linux counts it: what else runs on the machine does not show there. */
import { readdir, readFile } from 'node:fs/promises';

/** Milliseconds that a process has used, to the 10 ms that Linux counts in. */
export async function processorTime(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return ((user ?? Number.NaN) + (system ?? Number.NaN)) * 10;
}

/** Ids of every workerd that runs below this process. */
export async function workerds(): Promise<number[]> {
  const found: number[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const [, name, parent] = /^\d+ \((.*)\) \S (\d+)/.exec(stat) ?? [];
    if (name === 'workerd' && parent === String(process.pid)) found.push(Number(pid));
  }
  return found;
}

/** Starts something with a workerd of its own, and gives that one's id besides. */
export async function withWorkerd<T>(start: () => Promise<T>): Promise<T & { pid: number }> {
  const before = await workerds();
  const started = await start();
  const [pid] = (await workerds()).filter((one) => !before.includes(one));
  if (pid === undefined) throw new Error('no workerd was started');
  return { ...started, pid };
}
