/** What faults do to notifications on their way. */
import type { Meddler } from '../drive/notify.ts';
import type { Faults } from './faults.ts';

/** Milliseconds that a notification is held back so that the next ones of its channel overtake it. */
const OVERTAKEN = 60_000;

export const meddleWith =
  (faults: Faults | undefined): Meddler =>
  ({ account, expire }, fileId, due) => {
    const actions =
      faults?.strike({
        api: 'push',
        operation: 'notify',
        kind: 'write',
        account,
        ...(fileId === null ? {} : { spreadsheetId: fileId }),
      }) ?? [];
    let sendings = [due];
    for (const action of actions) {
      if (!('notify' in action)) continue;
      const { notify } = action;
      if (notify === 'drop') sendings = [];
      else if (notify === 'double') sendings = sendings.flatMap((at) => [at, at]);
      else if (notify === 'reorder') sendings = sendings.map((at) => at + OVERTAKEN);
      else if (notify === 'expire') expire();
      else sendings = sendings.map((at) => at + notify.delay);
    }
    return sendings;
  };
