/**
 * Runs of the functions as they are deployed, each a process of its own under the Functions Framework: killed at a call that
 * leaves one of them, and started again when the next event comes.
 */
import path from 'node:path';
import { ORGANISER } from '../../../src/runtime/local/local.ts';
import { postgresPool, postgresStore } from '../../../src/store/postgres.ts';
import { CLOUD_PROJECT, listening, openFleet, subscribe } from '../google-cloud/fleet.ts';
import { startMetadata } from '../google-cloud/metadata.ts';
import { EVERY_MINUTE } from '../google-cloud/runtime.ts';
import { keepingPostgres, startPostgres } from '../postgres.ts';
import { type Run, sendingNow } from './campaign.ts';
import { registerWorld } from './databases.ts';
import type { Point } from './life.ts';
import { openOutside } from './outside.ts';
import { finalState, mailsOf } from './state.ts';
import { type Counter, http, postgres, smtp, stretchWire, type Target } from './wire.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;
const HANDED_ON = ['check', 'deliver'] as const;

export interface Functions extends AsyncDisposable {
  run(point?: Point): Promise<Run>;
}

/** @param dir of the artefact. Processes live on from run to run, but those that are killed. */
export async function startFunctions(world: World, dir: string): Promise<Functions> {
  await using opened = new AsyncDisposableStack();
  const server = await startPostgres();
  opened.defer(() => server.close());
  const url = await server.createDatabase();
  const pool = postgresPool(url);
  opened.defer(() => pool.end());
  const store = postgresStore(pool);
  await registerWorld(store, world);
  const restore = await keepingPostgres(pool);
  const socket = path.join(
    new URL(url.replace('@/', '@host/')).searchParams.get('host') ?? '',
    '.s.PGSQL.5432',
  );

  // What processes reach stands elsewhere in each run.
  let google: Target = 0;
  let mailbox: Target = 0;
  let token = () => '';
  let now = () => 0;
  let counter: Counter = { calls: [], point: undefined, killed: false };
  const clock = await listening((_request, response) => response.end(String(now())), opened);
  const metadata = await startMetadata(world.state.account.email, () => token());
  opened.defer(() => metadata.close());

  const environments = new Map<string, Record<string, string>>();
  const fleet = await openFleet(dir, (target) => environments.get(target) ?? {});
  opened.use(fleet);
  for (const target of [...EVERY_MINUTE, ...HANDED_ON]) {
    const kill = () => fleet.kill(target);
    const counts = {
      get calls() {
        return counter.calls;
      },
      get point() {
        return counter.point;
      },
      get killed() {
        return counter.killed;
      },
      set killed(killed: boolean) {
        counter.killed = killed;
      },
    };
    const [toGoogle, toMail, toDatabase] = [
      await stretchWire(http, () => google, counts, kill),
      await stretchWire(smtp, () => mailbox, counts, kill),
      await stretchWire(postgres, () => socket, counts, kill),
    ];
    for (const wire of [toGoogle, toMail, toDatabase]) opened.defer(() => wire.close());
    environments.set(target, {
      PANTAU_SETTINGS: JSON.stringify(world.district.settings),
      PANTAU_SECRET: world.state.secret,
      PANTAU_MAIL_URL: `smtp://127.0.0.1:${toMail.port}`,
      PANTAU_DATABASE_URL: url.replace('@/', `@127.0.0.1:${toDatabase.port}/`).replace(/\?.*/, ''),
      PANTAU_PROJECT: CLOUD_PROJECT,
      GCE_METADATA_HOST: metadata.host,
      TEST_GOOGLE: `http://127.0.0.1:${toGoogle.port}`,
      TEST_CLOCK: `http://127.0.0.1:${clock}`,
    });
  }
  const stack = opened.move();
  return {
    async run(point) {
      await restore();
      await using outside = await openOutside(world);
      const { workspace, mailbox: mails } = outside;
      [google, mailbox] = [workspace.port, mails.port];
      token = () => workspace.tokenFor(world.state.account.email);
      now = () => outside.clock.now();
      counter = { calls: [], point, killed: false };
      const organiser = workspace.tokenFor(ORGANISER);
      await subscribe(workspace.origin, organiser, fleet.front, HANDED_ON, ['dead', 'poll']);
      let sending: ReadonlySet<string> | undefined;
      for (let minute = 0, quiet = 0; quiet < 2; minute++) {
        if (minute > 240) throw new Error('still not at rest after 240 passes');
        const { killed } = counter;
        for (const target of EVERY_MINUTE) {
          const answer = await fleet
            .of(target)
            .then(({ send }) => send({ id: `${target}-${minute}` }))
            .catch(() => undefined);
          if (answer?.status !== 204 && !counter.killed)
            throw new Error(`${target} answered ${answer?.status}`);
          await workspace.settle();
          if (counter.killed) sending ??= await sendingNow(store);
        }
        const [{ nextDueAt, leased }, states] = [
          await store.watch.backlog(outside.clock.now()),
          await store.outbox.states(),
        ];
        const rests = nextDueAt === null && leased === 0 && states.pending + states.sending === 0;
        // Who died in this minute may have been about to note what there is to do.
        quiet = rests && counter.killed === killed ? quiet + 1 : 0;
        outside.clock.advance(MINUTE);
      }
      return {
        calls: counter.calls,
        killed: counter.killed,
        sending: sending ?? new Set(),
        state: await finalState({ workspace, store }, world.sheets),
        mails: await mailsOf({ store, mailbox: mails }),
      };
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
