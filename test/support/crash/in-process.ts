/** Runs that are killed inside this process, at every call of the ports' outer edge: Google, database, queue, mail. */
import { type Run, sendingNow } from './campaign.ts';
import { type Database, registerWorld } from './databases.ts';
import type { Point } from './life.ts';
import { openSite } from './site.ts';
import { finalState, mailsOf } from './state.ts';
import type { World } from './world.ts';

/** @param database empty, or left by an earlier run of the same world. */
export async function inProcess(
  world: World,
  database: Database,
  broker: 'pubsub' | 'cloudflare',
): Promise<(point?: Point) => Promise<Run>> {
  await registerWorld(database.store, world);
  const restore = await database.keep();
  return async (point) => {
    await restore();
    await using site = await openSite(world, database, broker);
    const first = site.start({ point });
    const { killed } = await site.settle(first);
    await first.end();
    const sending = await sendingNow(database.store);
    if (killed) {
      const second = site.start();
      await site.settle(second);
      await second.end();
    }
    return {
      calls: first.life.calls,
      killed,
      sending,
      state: await finalState({ workspace: site.workspace, store: database.store }, world.sheets),
      mails: await mailsOf({ store: database.store, mailbox: site.mailbox }),
    };
  };
}
