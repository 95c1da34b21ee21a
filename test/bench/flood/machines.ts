/**
 * Processes on processors of their own, as a cloud's are that stand on different machines: what one does costs the others
 * nothing but what passes between them. By Linux's `taskset`.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

export interface Machines extends Disposable {
  /** Puts a process on the other machine. @param pid of it. */
  move(pid: number): void;
}

/** Keeps this process, and what it starts from now on, to the first half of the processors. Nothing where that cannot be. */
export function twoMachines(): Machines | undefined {
  const processors = availableParallelism();
  const half = processors >> 1;
  if (half === 0 || !put(process.pid, 0, half - 1)) return undefined;
  return {
    move: (pid) => void put(pid, half, processors - 1),
    [Symbol.dispose]: () => void put(process.pid, 0, processors - 1),
  };
}

/** Whether the system can do that. */
function put(pid: number, first: number, last: number): boolean {
  const { status } = spawnSync('taskset', [
    '--all-tasks',
    '--cpu-list',
    '--pid',
    `${first}-${last}`,
    String(pid),
  ]);
  return status === 0;
}
