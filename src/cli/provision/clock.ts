/** Time as a command that waits sees it. */
export interface CommandClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Comes back once it is `at`. */
  waitUntil(at: number): Promise<void>;
}

/** By the time that an installation goes by. */
export const waitingClock = (now: () => number): CommandClock => ({
  now,
  waitUntil: (at) => new Promise((resolve) => setTimeout(resolve, Math.max(0, at - now()))),
});
