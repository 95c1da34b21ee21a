/** What the one workerd below this process holds, as Linux counts it. */
import { readFile, writeFile } from 'node:fs/promises';
import { workerds } from '../processor.ts';

/** Bytes now, and the most since the last call. @throws Error where there is no such process, or no Linux. */
export async function residentMemory(): Promise<{ now: number; most: number }> {
  const [pid] = await workerds();
  if (pid === undefined) throw new Error('no workerd runs below this process');
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]);
  // The most is counted anew from here: https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html
  await writeFile(`/proc/${pid}/clear_refs`, '5');
  return { now: kilobytes('VmRSS') * 1024, most: kilobytes('VmHWM') * 1024 };
}
