/**
 * Processes on processors of their own, as a cloud's are that stand on different machines: what one does costs the others
 * nothing but what passes between them. By Linux's `taskset`.
 */
import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

export interface Machines extends Disposable {
  /** Puts a process on the other machine. @param pid of it. */
  move(pid: number): void;
}

/** Keeps this process, and what it starts from now on, to the first half of the processors. Nothing where there are no halves. */
export function twoMachines(): Machines | undefined {
  const processors = availableParallelism();
  const half = processors >> 1;
  if (process.platform !== 'linux' || half === 0) return undefined;
  put(process.pid, 0, half - 1);
  return {
    move: (pid) => put(pid, half, processors - 1),
    [Symbol.dispose]: () => put(process.pid, 0, processors - 1),
  };
}

function put(pid: number, first: number, last: number): void {
  execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', `${first}-${last}`, String(pid)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
