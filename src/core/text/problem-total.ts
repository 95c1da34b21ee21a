/** `3 harus diperbaiki, 1 perlu dicek`: how many problems of each severity there are. */
import type { Problem } from '../checks/problem.ts';
import { integer } from './format.ts';

export function problemTotal(problems: readonly Problem[]): string {
  const count = { error: 0, warning: 0, info: 0 };
  for (const { severity } of problems) count[severity]++;
  const sums = [
    `${integer(count.error, 'id')} harus diperbaiki`,
    `${integer(count.warning, 'id')} perlu dicek`,
  ];
  if (count.info > 0) sums.push(`${integer(count.info, 'id')} catatan`);
  return sums.join(', ');
}
