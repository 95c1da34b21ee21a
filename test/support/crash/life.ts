/**
 * One process that may be killed at one of its outside calls. From its death on nothing that it awaits comes back and nothing
 * it asks is done: no handler of its own runs any more, as after a kill and unlike after an error.
 */

/**
 * `before`: the call does not take place. `after`: it took place, and its answer is never seen. `late`: nobody dies; the call
 * takes place when the process is woken.
 */
export type When = 'before' | 'after' | 'late';

/** The n-th outside call, counted from 1. */
export interface Point {
  call: number;
  when: When;
}

export interface Life {
  /** Names of the calls so far, in their order. */
  calls: string[];
  /** Makes one outside call. */
  through<T>(name: string, call: () => Promise<T>): Promise<T>;
  /** Resolves when the process waits at its late call. */
  waits: Promise<void>;
  /** Lets the late call take place. */
  wake(): void;
  /** Lives as `live` says; says whether it was killed. What was under way elsewhere is then over too. */
  run(live: () => Promise<void>): Promise<{ killed: boolean }>;
}

/** @param point where it dies; never when absent. */
export function life(point?: Point): Life {
  const calls: string[] = [];
  const death = Promise.withResolvers<void>();
  const waits = Promise.withResolvers<void>();
  const woken = Promise.withResolvers<void>();
  const underWay = new Set<Promise<unknown>>();
  let dead = false;
  const never = <T>() => new Promise<T>(() => undefined);
  const die = <T>(): Promise<T> => {
    dead = true;
    death.resolve();
    return never();
  };
  return {
    calls,
    async through(name, call) {
      if (dead) return never();
      calls.push(name);
      const here = calls.length === point?.call;
      if (here && point.when === 'before') return die();
      if (here && point.when === 'late') {
        waits.resolve();
        await woken.promise;
      }
      const asked = call();
      underWay.add(asked);
      try {
        const answer = await asked;
        if (here && point.when === 'after') return die();
        return dead ? never() : answer;
      } catch (error) {
        if (here && point.when === 'after') return die();
        if (dead) return never();
        throw error;
      } finally {
        underWay.delete(asked);
      }
    },
    waits: waits.promise,
    wake: woken.resolve,
    async run(live) {
      const ended = live().then(() => false);
      const killed = await Promise.race([ended, death.promise.then(() => true)]);
      await Promise.allSettled(underWay);
      return { killed };
    },
  };
}
