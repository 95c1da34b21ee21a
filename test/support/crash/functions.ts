/**
 * Runs of the functions as they are deployed, each a process of its own under the Functions Framework: killed at a call that
 * leaves one of them, and started again when the next event comes.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { OAuth2Client } from 'google-auth-library';
import { pubsub_v1 } from 'googleapis/build/src/apis/pubsub/v1.js';
import { CALLS, through } from '../../../src/google/clients.ts';
import { redirectTo } from '../../../src/runtime/local/google.ts';
import { ORGANISER } from '../../../src/runtime/local/local.ts';
import { postgresPool, postgresStore } from '../../../src/store/postgres.ts';
import { type RunningFunction, startFunction } from '../google-cloud/functions.ts';
import { startMetadata } from '../google-cloud/metadata.ts';
import { keepingPostgres, startPostgres } from '../postgres.ts';
import { type Run, sendingNow } from './campaign.ts';
import { registerWorld } from './databases.ts';
import type { Point } from './life.ts';
import { openOutside } from './outside.ts';
import { finalState, mailsOf } from './state.ts';
import { type Counter, http, postgres, smtp, stretchWire, type Target } from './wire.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;
const PROJECT = 'kabupaten-contoh';
/** By their schedules, in the order of the road of one edit; what they hand on comes by Pub/Sub. */
const TIMED = ['poll', 'roll-up', 'remind', 'tend'] as const;
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

  const running = new Map<string, Promise<RunningFunction>>();
  opened.defer(async () => {
    for (const one of running.values()) await (await one).close();
  });
  const environments = new Map<string, Record<string, string>>();
  for (const target of [...TIMED, ...HANDED_ON]) {
    const kill = async () => {
      const one = running.get(target);
      running.delete(target);
      await (await one)?.close();
    };
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
      PANTAU_PROJECT: PROJECT,
      GCE_METADATA_HOST: metadata.host,
      TEST_GOOGLE: `http://127.0.0.1:${toGoogle.port}`,
      TEST_CLOCK: `http://127.0.0.1:${clock}`,
    });
  }
  const functionOf = (target: string): Promise<RunningFunction> => {
    const found = running.get(target) ?? startFunction(dir, target, environments.get(target) ?? {});
    running.set(target, found);
    return found;
  };
  // Stands where Google's own front does: the address of a function stays, whatever process answers.
  const front = await listening(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    const target = (request.url ?? '').split('-').at(-1) ?? '';
    const headers = { 'content-type': String(request.headers['content-type']) };
    const answer = await functionOf(target)
      .then(({ origin }) => fetch(origin + request.url, { method: 'POST', headers, body }))
      .catch(() => new Response(null, { status: 502 }));
    response.writeHead(answer.status).end();
  }, opened);

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
      await subscribe(workspace.origin, workspace.tokenFor(ORGANISER), `http://127.0.0.1:${front}`);
      let sending: ReadonlySet<string> | undefined;
      for (let minute = 0, quiet = 0; quiet < 2; minute++) {
        if (minute > 240) throw new Error('still not at rest after 240 passes');
        for (const target of TIMED) {
          const answer = await functionOf(target)
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
        quiet = rests ? quiet + 1 : 0;
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

async function subscribe(google: string, token: string, front: string): Promise<void> {
  const auth = new OAuth2Client(through(redirectTo(google)));
  auth.setCredentials({ access_token: token });
  const { projects } = new pubsub_v1.Pubsub({ auth, ...CALLS });
  for (const job of [...HANDED_ON, 'poll', 'dead'])
    await projects.topics.create({ name: `projects/${PROJECT}/topics/pantau-${job}` });
  for (const job of HANDED_ON) {
    const topic = `projects/${PROJECT}/topics/pantau-${job}`;
    await projects.subscriptions.create({
      name: topic.replace('/topics/', '/subscriptions/'),
      requestBody: {
        topic,
        pushConfig: { pushEndpoint: `${front}/${topic}` },
        ackDeadlineSeconds: 60,
        deadLetterPolicy: {
          deadLetterTopic: `projects/${PROJECT}/topics/pantau-dead`,
          maxDeliveryAttempts: 5,
        },
        retryPolicy: { minimumBackoff: '10s', maximumBackoff: '600s' },
      },
    });
  }
}

async function listening(
  handler: Parameters<typeof createServer>[1],
  opened: AsyncDisposableStack,
): Promise<number> {
  const server: Server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.defer(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}
