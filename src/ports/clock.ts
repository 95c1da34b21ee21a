/** Time as the rest of Pantau sees it. A binding that only `npm start` and tests add replaces the system's. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): Promise<number>;
  /** Waits until `at`, epoch milliseconds. Absent where time only moves when it is moved by hand. */
  until?(at: number): Promise<void>;
}
