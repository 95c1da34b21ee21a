/** The clock of a demonstration or test: it stands still until it is moved, or follows real time from where it stands. */
export class SimulatedClock {
  #base: number;
  #followedSince: number | undefined;

  /** `at`: epoch milliseconds. */
  constructor(at: number) {
    this.#base = at;
  }

  now(): number {
    return this.#followedSince === undefined ? this.#base : this.#base + (Date.now() - this.#followedSince);
  }

  /** Moves forward by `ms`, or not at all: time never goes back. */
  advance(ms: number): void {
    this.#base += Math.max(0, ms);
  }

  /** From now on a second here is a second outside. */
  follow(): void {
    this.#followedSince ??= Date.now();
  }
}
