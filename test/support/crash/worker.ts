/** Runs of the Worker as it is deployed, in Miniflare: killed at a call that leaves it, another one started on its database. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HANDED_OUT_MS } from '../../../src/jobs/limits.ts';
import { type Local, startLocal } from '../../../src/runtime/local/local.ts';
import { type Run, sendingNow } from './campaign.ts';
import type { Point } from './life.ts';
import { finalState, mailsOf } from './state.ts';
import { type Counter, http, smtp, stretchWire } from './wire.ts';
import { crashForm, type World } from './world.ts';

const MINUTE = 60_000;

export async function inWorker(world: World, point?: Point): Promise<Run> {
  await using stack = new AsyncDisposableStack();
  const dir = await mkdtemp(path.join(tmpdir(), 'pantau-worker-'));
  stack.defer(() => rm(dir, { recursive: true, force: true }));
  await cp(world.dir, dir, { recursive: true });
  const counter: Counter = { calls: [], point, killed: false };
  let local: Local | undefined;
  const death = Promise.withResolvers<void>();
  const kill = async () => {
    await local?.worker.close();
    death.resolve();
  };
  const google = await stretchWire(http, () => local!.workspace.port, counter, kill);
  const mail = await stretchWire(smtp, () => local!.mailbox.port, counter, kill);
  for (const wire of [google, mail]) stack.defer(() => wire.close());
  const open = () =>
    startLocal({
      district: world.district,
      templates: [crashForm],
      now: world.state.now,
      dataDir: dir,
      wires: { google: google.port, smtp: mail.port },
    });

  local = await open();
  // What a dead Worker was asked for never comes back, or its database breaks off in the middle of an answer.
  const rest = untilRest(local, () => counter.killed).catch((error: unknown) => {
    if (!counter.killed) throw error;
  });
  await Promise.race([rest, death.promise]);
  if (counter.killed) await death.promise;
  const { killed, calls } = { killed: counter.killed, calls: [...counter.calls] };
  let sending: ReadonlySet<string> = new Set();
  if (killed) {
    await local.close();
    local = await open();
    sending = await sendingNow(local.store);
    // What was handed out in the minute of death is told apart from what is handed out now.
    local.clock.advance(MINUTE);
    await untilRest(local, () => false);
  }
  const { store, workspace, mailbox } = local;
  const state = await finalState({ workspace, store }, world.sheets);
  const mails = await mailsOf({ store, mailbox });
  await local.close();
  return { calls, killed, sending, state, mails };
}

/** Passes, a minute apart, until nothing is left to do in two of them, or the Worker is dead. */
async function untilRest({ worker, store, clock }: Local, dead: () => boolean): Promise<void> {
  for (let minute = 0, quiet = 0; quiet < 2 && !dead(); minute++) {
    if (minute > 240) throw new Error('still not at rest after 240 passes');
    await worker.tick().catch((error: unknown) => {
      if (!dead()) throw error;
    });
    while (!dead() && (await underWay()).some((count) => count > 0))
      await new Promise((resolve) => setTimeout(resolve, 5));
    if (dead()) return;
    const [{ nextDueAt, leased }, mails] = [
      await store.watch.backlog(clock.now()),
      await store.outbox.states(),
    ];
    const rests = nextDueAt === null && leased === 0 && mails.pending + mails.sending === 0;
    quiet = rests ? quiet + 1 : 0;
    clock.advance(MINUTE);
  }

  /** What this very pass handed out; what a dead Worker was at is left to its time. */
  async function underWay(): Promise<number[]> {
    const now = clock.now();
    const counts = [
      `select count(*) as n from spreadsheet where due_at <= ${now} and handed_out_until = ${now + HANDED_OUT_MS}`,
      `select count(*) as n from spreadsheet where leased_at = ${now} and lease_until > ${now}`,
      `select count(*) as n from mail where state = 'pending' and due_at <= ${now}`,
      `select count(*) as n from mail where state = 'sending' and changed_at = ${now}`,
    ];
    const results = await worker.database
      .batch<{ n: number }>(counts.map((text) => worker.database.prepare(text)))
      .catch((error: unknown) => {
        if (dead()) return [];
        throw error;
      });
    return results.map(({ results: rows }) => rows[0]?.n ?? 0);
  }
}
