/** A clock before the clock: it shows the given one until it is moved. */

export class VirtualClock {
  #base: () => number;
  #ahead = 0;

  /** `base`: epoch milliseconds. */
  constructor(base: () => number) {
    this.#base = base;
  }

  now = (): number => this.#base() + this.#ahead;

  /** Moves on by `ms`, at least 0. */
  advance(ms: number): void {
    this.#ahead += Math.max(0, ms);
  }

  /** Shows `at` (epoch milliseconds) now, earlier or later, and goes on from there with the clock behind it. */
  set(at: number): void {
    this.#ahead = at - this.#base();
  }
}
