/** Time that only waits move: it jumps to whatever is waited for next, once nothing is under way. */
export class VirtualTime {
  #now: number;
  #waits: { at: number; wake: () => void }[] = [];
  #underWay = 0;

  /** `now`: epoch milliseconds. */
  constructor(now: number) {
    this.#now = now;
  }

  now = (): number => this.#now;

  /** The clock port. */
  clock = {
    now: async (): Promise<number> => this.#now,
    until: (at: number): Promise<void> =>
      new Promise((resolve) => {
        this.#underWay--;
        const wake = () => {
          this.#underWay++;
          resolve();
        };
        this.#waits.push({ at, wake });
      }),
  };

  /** Begins something that takes no time but what it waits for. Faults are thrown by `until`. */
  begin(work: () => Promise<unknown>): void {
    this.#underWay++;
    work()
      .catch((fault: unknown) => {
        this.#fault ??= fault;
      })
      .finally(() => this.#underWay--);
  }
  #fault: unknown;

  /** Begins `work` at `at`. */
  plan(at: number, work: () => Promise<unknown>): void {
    this.#waits.push({ at, wake: () => this.begin(work) });
  }

  /** Goes on until `end`, and all of it is over that comes before. */
  async until(end: number): Promise<void> {
    for (;;) {
      while (this.#underWay > 0) await new Promise((resolve) => setTimeout(resolve, 1));
      if (this.#fault !== undefined) throw this.#fault;
      this.#waits.sort((a, b) => a.at - b.at);
      const next = this.#waits[0];
      if (next === undefined || next.at > end) break;
      this.#waits.shift();
      this.#now = Math.max(this.#now, next.at);
      next.wake();
    }
    this.#now = Math.max(this.#now, end);
  }
}
