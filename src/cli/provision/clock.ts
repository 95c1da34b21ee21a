/** Time as a command that waits sees it. */
export interface CommandClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Comes back once it is `at`. */
  waitUntil(at: number): Promise<void>;
}

export const SYSTEM_CLOCK: CommandClock = {
  now: Date.now,
  waitUntil: (at) => new Promise((resolve) => setTimeout(resolve, Math.max(0, at - Date.now()))),
};
