/** What a row comes to: the worst of its problems, or `quiet` where none weighs anything. */
import type { RowStatus } from '../status/words.ts';
import type { Problem } from './problem.ts';

export function statusOf(problems: readonly Problem[], quiet: RowStatus): RowStatus {
  let warned = false;
  let half = false;
  for (const { code, severity } of problems) {
    if (severity === 'error') return 'error';
    if (code === 'half-filled') half = true;
    if (severity === 'warning') warned = true;
  }
  if (half) return 'half';
  return warned ? 'warning' : quiet;
}
