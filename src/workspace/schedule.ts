/** Work that is due later on the workspace's own clock: notifications, their retries, Pub/Sub's push. */

interface Task {
  due: number;
  order: number;
  run(): Promise<void> | void;
}

/** Real milliseconds between looks at the clock, which may be one that tests move. */
const LOOK = 100;

/** Tasks run one after another, the earliest due first; one that throws is reported and forgotten. */
export class Schedule {
  #now: () => number;
  #tasks: Task[] = [];
  #order = 0;
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** `due`: epoch milliseconds. Nothing runs before the caller has returned. */
  at(due: number, run: Task['run']): void {
    this.#tasks.push({ due, order: this.#order++, run });
    this.#timer ??= setInterval(() => void this.settle(), LOOK).unref();
  }

  /** Epoch milliseconds of the next task; undefined when nothing waits. */
  next(): number | undefined {
    return this.#tasks.reduce<number | undefined>(
      (least, { due }) => (least === undefined ? due : Math.min(least, due)),
      undefined,
    );
  }

  /** Runs what is due, and what becomes due by that; resolves when nothing is. */
  async settle(): Promise<void> {
    do {
      this.#running ??= this.#run().finally(() => {
        this.#running = undefined;
      });
      await this.#running;
      // What came while the last run was ending is still to be done.
    } while ((this.next() ?? Number.POSITIVE_INFINITY) <= this.#now());
  }

  async #run(): Promise<void> {
    for (;;) {
      // Given back to the caller first, so that an answer is on its way before what follows from it.
      await new Promise((resolve) => setImmediate(resolve));
      const now = this.#now();
      const due = this.#tasks.filter((task) => task.due <= now);
      const task = due.sort((a, b) => a.due - b.due || a.order - b.order)[0];
      if (task === undefined) break;
      this.#tasks.splice(this.#tasks.indexOf(task), 1);
      try {
        await task.run();
      } catch (error) {
        console.error('workspace:', error);
      }
    }
    if (this.#tasks.length === 0 && this.#timer !== undefined) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }

  /** Forgets what waits; what is running ends first. */
  async close(): Promise<void> {
    this.#tasks = [];
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#running;
  }
}
