/** How a check ends that came to no result: when it is tried again, and whether the operator has to be told. */
import type { LeaseEnd, Memory } from '../../ports/store/watch.ts';
import { OF_ACCOUNT, PASSING, type Trouble } from '../../ports/trouble.ts';
import { HOUR, LONGEST_ASIDE_MS, SET_ASIDE_AFTER } from '../limits.ts';
import { pauseAfter } from '../pause.ts';

/**
 * What passes by itself is tried again after growing pauses, and set aside when it does not pass; anything else is set
 * aside at once, until it changes. What ails the account is no fault of the spreadsheet, which is not set aside for it.
 */
export function failureEnd(
  { code, detail }: Trouble,
  memory: Pick<Memory, 'failures'>,
  spreadsheetId: string,
  now: number,
): LeaseEnd {
  const end = { trouble: code, detail, failed: true } as const;
  if (!PASSING.has(code)) return { ...end, dueAt: null, setAsideAt: now };
  const failures = memory.failures + 1;
  const aside = failures >= SET_ASIDE_AFTER && !OF_ACCOUNT.has(code);
  const pause = pauseAfter(failures, spreadsheetId, aside ? LONGEST_ASIDE_MS : HOUR);
  return { ...end, dueAt: now + pause, ...(aside && { setAsideAt: now }) };
}
