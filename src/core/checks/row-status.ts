/** What a row comes to: the worst of its problems, or `quiet` where none weighs anything. */
import type { RowStatus } from '../status/words.ts';
import type { Problem } from './problem.ts';

export function statusOf(problems: readonly Problem[], quiet: RowStatus): RowStatus {
  let warned = false;
  let half = false;
  let waived = false;
  for (const { code, severity } of problems) {
    if (severity === 'error') return 'error';
    if (code === 'half-filled') half = true;
    if (severity === 'warning') warned = true;
    if (severity === 'waived') waived = true;
  }
  if (half) return 'half';
  if (warned) return 'warning';
  // An entry that is blank stays so, whoever answers for it.
  return waived && quiet !== 'blank' ? 'waived' : quiet;
}

/** Adds a problem that shows only once the row was read. */
export function addProblem(row: { problems: Problem[]; status: RowStatus }, problem: Problem): void {
  // Rows without fault share one empty list.
  row.problems = [...row.problems, problem];
  row.status = statusOf(row.problems, row.status);
}
