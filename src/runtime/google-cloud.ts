/**
 * Pantau on Google Cloud Functions: one function a job. `functions/` gives each of these its name; identity is the
 * service account attached to the function.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { pubsub_v1 } from 'googleapis/build/src/apis/pubsub/v1.js';
import { attachedAccount } from '../google/attached.ts';
import { CALLS, googleApis } from '../google/clients.ts';
import { actingAttached } from '../google/delegated.ts';
import { attachedPool } from '../google/impersonated.ts';
import { googleIap } from '../identity/google-iap.ts';
import { createEventHearing } from '../jobs/event-hint.ts';
import { keepEvents } from '../jobs/events.ts';
import { runScheduled, type TimedJob } from '../jobs/pass.ts';
import type { Ports } from '../jobs/ports.ts';
import type { Work } from '../ports/queue.ts';
import { driveEventOf, letterOf, pubsubQueue, workOf } from '../queue/pubsub.ts';
import { postgresPool, postgresStore } from '../store/postgres.ts';
import { isNotification } from '../web/webhook.ts';
import { answer, type Front, pagesOf, portsOf, type Web, webhookOf } from './assemble.ts';
import { bury } from './bury.ts';
import { readConfiguration } from './configuration.ts';
import { GoogleCloudSchema, NO_MAIL } from './google-cloud-configuration.ts';
import { log, reporting } from './log.ts';
import { systemClock } from './system-clock.ts';
import { doWork } from './work.ts';

/** As much of a CloudEvent as is used here. */
export interface Event {
  id: string;
  data?: unknown;
}

type EventFunction = (event: Event) => Promise<void>;

/** What a scheduler's message starts; what the message says does not matter. */
export function timed(job: TimedJob): EventFunction {
  return ({ id }) =>
    discreet({ execution: id, job }, async () => {
      const { ports, keepHints } = await assemble({ connections: BY_THE_CLOCK });
      for (const warning of await runScheduled(ports, job, job === 'tend' ? [keepHints] : []))
        log('WARNING', warning, { execution: id, job });
    });
}

/**
 * One piece of work from the queue. Thrown, so that Pub/Sub tries again and at last buries the message, is only what is
 * wrong with the installation or the message itself.
 */
export function worker(job: 'check' | 'deliver'): EventFunction {
  return ({ id, data }) =>
    discreet({ execution: id, job }, async () => {
      const work = workOf(data);
      if (work.job !== job) throw new Error(`A message for ${work.job} came to ${job}`);
      const { ports } = await assemble();
      await doWork(ports, [work], id, { along: true });
    });
}

/** What no function could take up, from the dead-letter topic. */
export const buried: EventFunction = ({ id, data }) =>
  discreet({ execution: id, job: 'bury' }, async () => {
    const { ports, prefix } = await assemble({ mail: false });
    const { work, subscription } = letterOf(data);
    await bury(ports, work, id, subscription.replace(`${prefix}-`, '') || undefined);
  });

/** Connections to the database of functions that do one thing after another: few has Cloud SQL. */
const BY_THE_CLOCK = 2;
const HEARING = 1;

/** An event of Drive, where a setting asks for them. What is none, or comes from nowhere known, is taken and forgotten. */
export const heardEvent: EventFunction = ({ id, data }) =>
  discreet({ execution: id, job: 'events' }, async () => {
    const event = driveEventOf(data);
    if (event === undefined) return;
    const { ports } = await assemble({ connections: HEARING, mail: false });
    await createEventHearing(ports)(event);
  });

const pages = getRequestListener(
  (request) => answer(request, async () => (await assemble({ mail: false })).pages),
  {
    overrideGlobalObjects: false,
  },
);

/** Dashboard and health, and Drive's notifications, of which no request is made that pages could read. */
export function web(request: IncomingMessage, response: ServerResponse): void | Promise<void> {
  // Until the first page or notification, and where the settings cannot be used, the pages see to it.
  const take = isNotification(request.method, request.url) ? notified : undefined;
  if (take === undefined) return pages(request, response);
  const status = take((name) => request.headers[name]?.toString());
  const answer = (code: number) => void response.writeHead(code).end();
  return typeof status === 'number' ? answer(status) : status.then(answer);
}

/** The framework logs what it is thrown, message and all: it is given no more than that something failed. */
async function discreet(about: { execution: string; job: string }, run: () => Promise<void>): Promise<void> {
  await reporting(about, run).catch(() => {
    throw new Error(`${about.job} failed`);
  });
}

interface Assembled {
  ports: Ports;
  pages: Web;
  /** Keeps the subscription to Drive's events that a setting asks for, and ends any other. */
  keepHints(): Promise<void>;
  /** Begins the names of topics and subscriptions. */
  prefix: string;
}

/** The environment is the same for the life of an instance, so ports are built once. */
let assembled: Promise<Assembled> | undefined;

/** What takes Drive's notifications, once ports are built. */
let notified: ReturnType<typeof webhookOf>;

interface Needs {
  /** To the database; as the store thinks right unless told. */
  connections?: number;
  /** False where none is sent, and nobody tells how. */
  mail?: boolean;
}

/** A process runs one function, which always needs the same. */
function assemble(needs: Needs = {}): Promise<Assembled> {
  assembled ??= build(process.env, needs).catch((error) => {
    assembled = undefined;
    throw error;
  });
  return assembled;
}

async function build(
  environment: NodeJS.ProcessEnv,
  { connections: most, mail = true }: Needs,
): Promise<Assembled> {
  const configuration = readConfiguration(GoogleCloudSchema, { ...environment, ...(!mail && NO_MAIL) });
  const { PANTAU_PROJECT: project, PANTAU_PREFIX: prefix, PANTAU_DATABASE_URL: url } = configuration;
  const { fetch, now } = standIns();
  const further = configuration.PANTAU_SERVICE_ACCOUNTS;
  const acts = configuration.PANTAU_MAIL_URL.transport === 'gmail' || further.length > 0;
  const attached = await attachedAccount(fetch, acts);
  const { auth, email } = attached;
  const topic = (job: Work['job'] | 'events') => `projects/${project}/topics/${prefix}-${job}`;
  const connections = postgresPool(url, most);
  const store = postgresStore(connections);
  try {
    await store.migrate();
  } catch (fault) {
    await connections.end();
    throw fault;
  }
  const ports = portsOf(configuration, {
    store,
    clock: now === undefined ? systemClock : { now: async () => now() },
    queue: pubsubQueue(new pubsub_v1.Pubsub({ auth, ...CALLS }), {
      check: topic('check'),
      deliver: topic('deliver'),
      poll: topic('poll'),
    }),
    google: attachedPool(attached, further, fetch).map((account) => ({
      email: account.email,
      apis: googleApis(account.auth),
    })),
    mail: { actAs: (user) => actingAttached(auth, email, user), ...(fetch && { fetch }) },
  });
  const { PANTAU_WORKSPACE_EVENTS: wanted } = configuration;
  const keepHints = () =>
    keepEvents({
      store,
      clock: ports.clock,
      ...(wanted && { wanted }),
      // Only where there is something to keep or to end: by far most installations load nothing of it.
      async eventsOf(holder) {
        const { driveEvents } = await import('../google/workspace-events.ts');
        return driveEvents(await attachedAccount(fetch, true), holder, topic('events'), fetch);
      },
    });
  notified = webhookOf(ports);
  const { PANTAU_ACCESS: access } = configuration;
  const proxy = access === 'local' ? undefined : access?.iap;
  const front: Front = {
    // What a client sends of this header stands first; Google's front end adds the address it sees at the end.
    client: (headers) => headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '',
    identities: proxy === undefined ? [] : [googleIap(proxy)],
  };
  return {
    ports,
    pages: pagesOf(ports, configuration, front),
    keepHints,
    prefix,
  };
}

interface StandIns {
  fetch?: typeof globalThis.fetch;
  now?: () => number | Promise<number>;
}

/**
 * Only on one machine: what a module loaded before this one (`node --import`) put in the place of Google and of the
 * system's clock. No request and no setting can.
 */
function standIns(): StandIns {
  return (globalThis as { [key: symbol]: StandIns | undefined })[Symbol.for('pantau.stand-ins')] ?? {};
}
