import type { FormResult } from '../ports/store/results.ts';
import type { Store } from '../ports/store/store.ts';

/** Whether no form has yet to be read for the first time. */
export const allSeen = async ({ results }: Store): Promise<boolean> => everySeen(await results.forms());

export const everySeen = (forms: readonly FormResult[]): boolean =>
  forms.every(({ checkedAt, trouble }) => checkedAt !== null || trouble !== null);
