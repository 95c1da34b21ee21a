/** One copy of the world, with Google, a mail server and a queue outside, and processes that may be killed inside. */
import { OAuth2Client } from 'google-auth-library';
import { pubsub_v1 } from 'googleapis/build/src/apis/pubsub/v1.js';
import { CALLS, googleApis, keyedAccount, through } from '../../../src/google/clients.ts';
import { actingWithKey } from '../../../src/google/delegated.ts';
import { consume } from '../../../src/jobs/consume.ts';
import { pass } from '../../../src/jobs/pass.ts';
import type { Ports } from '../../../src/jobs/ports.ts';
import type { Queue, Work } from '../../../src/ports/queue.ts';
import { cloudflareQueue } from '../../../src/queue/cloudflare.ts';
import { pubsubQueue } from '../../../src/queue/pubsub.ts';
import { portsOf } from '../../../src/runtime/assemble.ts';
import { CloudflareSchema, readConfiguration } from '../../../src/runtime/configuration.ts';
import type { SimulatedClock } from '../../../src/runtime/local/clock.ts';
import { redirectTo } from '../../../src/runtime/local/google.ts';
import { ORGANISER } from '../../../src/runtime/local/local.ts';
import type { Mailbox } from '../../../src/workspace/mailbox/mailbox.ts';
import type { Workspace } from '../../../src/workspace/workspace.ts';
import type { Database } from './databases.ts';
import { type Life, life, type Point } from './life.ts';
import { openOutside } from './outside.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;
/** Where Drive's notifications would go: nobody listens, so all of them are lost. */
const WEBHOOK = 'http://127.0.0.1:9/webhook/drive';

export interface Process {
  life: Life;
  ports: Ports;
  /** One pass and the work that it queued; what goes wrong in a pass is thrown after the work. */
  minute(): Promise<void>;
  end(): Promise<void>;
}

export interface ProcessOptions {
  point?: Point | undefined;
  /** Its clock is ahead by so many milliseconds, or behind. */
  skew?: number;
  /** Whether the database is out of reach at this moment. */
  away?: () => boolean;
  /** What the queue makes of the messages that lie in it. */
  disorder?: (queued: Work[]) => Work[];
}

export interface Site extends AsyncDisposable {
  world: World;
  clock: SimulatedClock;
  workspace: Workspace;
  mailbox: Mailbox;
  database: Database;
  /** What lies in the queue. */
  queued: Work[];
  start(options?: ProcessOptions): Process;
  /** Passes of a process, a minute apart, until nothing is left to do or it was killed. */
  settle(process: Process, limit?: number): Promise<{ killed: boolean; minutes: number }>;
}

/** @param broker `pubsub` goes over HTTP. */
export async function openSite(
  world: World,
  database: Database,
  broker: 'pubsub' | 'cloudflare',
): Promise<Site> {
  await using opened = new AsyncDisposableStack();
  const { clock, workspace, mailbox } = opened.use(await openOutside(world));
  const { account } = world.state;
  const google = redirectTo(workspace.origin);
  const queued: Work[] = [];
  const pull = broker === 'pubsub' ? await subscribe(workspace, google) : async () => [];
  const configuration = readConfiguration(CloudflareSchema, {
    PANTAU_SETTINGS: JSON.stringify(world.district.settings),
    PANTAU_SERVICE_ACCOUNT: JSON.stringify({ client_email: account.email, private_key: account.privateKey }),
    PANTAU_SECRET: world.state.secret,
    PANTAU_MAIL_URL: `smtp://127.0.0.1:${mailbox.port}`,
    PANTAU_WEBHOOK_URL: WEBHOOK,
  });

  function start({ point, skew = 0, away, disorder = (list) => list }: ProcessOptions = {}): Process {
    const own = life(point);
    const fetch: typeof globalThis.fetch = (input, init) =>
      own.through(`google: ${nameOf(input)}`, () => google(input, init));
    const { store, drop } = database.open(own, away);
    const ports = portsOf(configuration, {
      store,
      clock: { now: async () => clock.now() + skew },
      queue: queueOf(fetch, own),
      google: [
        {
          email: account.email,
          apis: googleApis(keyedAccount({ email: account.email, key: account.privateKey }, fetch)),
        },
      ],
      mail: {
        actAs: (user) => actingWithKey({ email: account.email, key: account.privateKey }, user, fetch),
      },
    });
    const { mail } = ports;
    const mortal: Ports = {
      ...ports,
      mail: { send: (message) => own.through('mail: send', () => mail.send(message)) },
    };
    return {
      life: own,
      ports: mortal,
      async minute() {
        const fault = await pass(mortal).then(
          () => undefined,
          (error: unknown) => ({ error }),
        );
        queued.push(...(await pull()));
        queued.splice(0, Number.POSITIVE_INFINITY, ...disorder([...queued]));
        for (let work = queued.shift(); work !== undefined; work = queued.shift()) {
          // As a runtime does: the store hands it out again.
          await consume(mortal, [work]);
          queued.push(...(await pull()));
        }
        if (fault) throw fault.error;
      },
      end: drop,
    };
  }

  function queueOf(fetch: typeof globalThis.fetch, own: Life): Queue {
    if (broker === 'pubsub') return pubsubQueue(pubsub(workspace, fetch), TOPICS);
    const sendBatch = async (messages: { body: Work }[]) => {
      await own.through('queue: send', async () => void queued.push(...messages.map(({ body }) => body)));
    };
    return cloudflareQueue({ sendBatch } as never);
  }

  const stack = opened.move();
  return {
    world,
    clock,
    workspace,
    mailbox,
    database,
    queued,
    start,
    async settle({ life: own, minute }, limit = 240) {
      let minutes = 0;
      const { killed } = await own.run(async () => {
        for (let quiet = 0; quiet < 2; minutes++) {
          if (minutes > limit) throw new Error(`still not at rest after ${limit} passes`);
          await minute();
          quiet = (await atRest(database, clock.now(), account.email)) ? quiet + 1 : 0;
          clock.advance(MINUTE);
        }
      });
      return { killed, minutes };
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

async function atRest({ store }: Database, now: number, account: string): Promise<boolean> {
  const [{ nextDueAt, leased }, mails, { notBefore }] = await Promise.all([
    store.watch.backlog(now),
    store.outbox.states(),
    store.watch.poller(account),
  ]);
  return nextDueAt === null && leased === 0 && mails.pending + mails.sending === 0 && notBefore <= now;
}

/** The path without what changes from run to run. */
function nameOf(input: Parameters<typeof fetch>[0]): string {
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  return pathname.replace(/\/spreadsheets\/[^/:]+/, '/spreadsheets/…');
}

const PROJECT = 'projects/kabupaten-contoh';
const TOPICS = {
  check: `${PROJECT}/topics/check`,
  deliver: `${PROJECT}/topics/deliver`,
  poll: `${PROJECT}/topics/poll`,
};

function pubsub(workspace: Workspace, fetch: typeof globalThis.fetch): pubsub_v1.Pubsub {
  const auth = new OAuth2Client(through(fetch));
  auth.setCredentials({ access_token: workspace.tokenFor(ORGANISER) });
  return new pubsub_v1.Pubsub({ auth, ...CALLS });
}

/** Takes what lies in the subscriptions; what is taken is never delivered again. */
async function subscribe(
  workspace: Workspace,
  fetch: typeof globalThis.fetch,
): Promise<() => Promise<Work[]>> {
  const { projects } = pubsub(workspace, fetch);
  const subscriptions: string[] = [];
  for (const topic of Object.values(TOPICS)) {
    const name = topic.replace('/topics/', '/subscriptions/');
    await projects.topics.create({ name: topic });
    await projects.subscriptions.create({ name, requestBody: { topic } });
    subscriptions.push(name);
  }
  return async () => {
    const works: Work[] = [];
    for (const subscription of subscriptions) {
      const { data } = await projects.subscriptions.pull({ subscription, requestBody: { maxMessages: 100 } });
      const held = data.receivedMessages ?? [];
      if (held.length === 0) continue;
      works.push(...held.map(({ message }) => JSON.parse(Buffer.from(message!.data!, 'base64').toString())));
      const ackIds = held.map(({ ackId }) => ackId!);
      await projects.subscriptions.acknowledge({ subscription, requestBody: { ackIds } });
    }
    return works;
  };
}
