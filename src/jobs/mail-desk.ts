/**
 * Where the lanes of a delivery begin and settle mails: what several ask for at once is one statement, and a lane
 * settles its last mail together with beginning the next.
 */
import type { MailRate } from '../ports/mail.ts';
import type { BegunMail, MailEnd, Outbox } from '../ports/store/outbox.ts';

export interface Settled {
  id: string;
  end: MailEnd;
}

interface Asked {
  settled: Settled | undefined;
  begin: string | undefined;
  resolve(begun: BegunMail | undefined): void;
  reject(fault: unknown): void;
}

export interface MailDesk {
  /** Notes how one mail ended and begins another; undefined when that is not to be had. */
  turn(settled: Settled | undefined, begin: string | undefined): Promise<BegunMail | undefined>;
}

export function mailDesk(outbox: Outbox, now: () => Promise<number>, rates?: readonly MailRate[]): MailDesk {
  let waiting: Asked[] = [];
  let open = false;

  async function serve() {
    open = true;
    while (waiting.length > 0) {
      const asked = waiting;
      waiting = [];
      try {
        const settled = asked.flatMap((each) => each.settled ?? []);
        const begin = asked.flatMap((each) => each.begin ?? []);
        const begun = new Map(
          (await outbox.turn(settled, begin, await now())).map((mail) => [mail.id, mail]),
        );
        for (const each of asked) each.resolve(each.begin === undefined ? undefined : begun.get(each.begin));
      } catch (fault) {
        for (const each of asked) each.reject(fault);
      }
    }
    open = false;
  }

  return {
    async turn(settled, begin) {
      if (settled?.end.state === 'dropped' || rates !== undefined) {
        // Notices that become free, and counted hand-overs, are steps of several statements.
        if (settled !== undefined) await outbox.settle(settled.id, settled.end, await now());
        return begin === undefined ? undefined : outbox.begin(begin, await now(), rates);
      }
      if (settled === undefined && begin === undefined) return undefined;
      return new Promise((resolve, reject) => {
        waiting.push({ settled, begin, resolve, reject });
        if (!open) void serve();
      });
    },
  };
}
