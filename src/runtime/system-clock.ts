/** The clock of a deployed installation. */
import type { Clock } from '../ports/clock.ts';

export const systemClock: Required<Clock> = {
  now: async () => Date.now(),
  until: (at) => new Promise((resolve) => setTimeout(resolve, at - Date.now())),
};
