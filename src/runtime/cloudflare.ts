/** Pantau as a Cloudflare Worker: crons for the pass of every minute and the nightly sweep, a queue consumer, pages. */
import { EventEmitter } from 'node:events';
import type {
  D1Database,
  Fetcher,
  Message,
  MessageBatch,
  Queue,
  ScheduledController,
} from '@cloudflare/workers-types';
import { googleApis, keyedAccount } from '../google/clients.ts';
import { actingWithKey } from '../google/delegated.ts';
import { cloudflareAccess } from '../identity/cloudflare-access.ts';
import { pass, runTimed } from '../jobs/pass.ts';
import type { Ports } from '../jobs/ports.ts';
import { cloudflareTransport, type EmailBinding } from '../mail/cloudflare.ts';
import type { Clock } from '../ports/clock.ts';
import type { Work } from '../ports/queue.ts';
import { cloudflareQueue } from '../queue/cloudflare.ts';
import { knownWork } from '../queue/work.ts';
import { d1Store } from '../store/d1.ts';
import { answer, type Front, pagesOf, portsOf, type Web } from './assemble.ts';
import { bury } from './bury.ts';
import { CloudflareSchema, readConfiguration } from './configuration.ts';
import { log, reporting } from './log.ts';
import { systemClock } from './system-clock.ts';
import { doWork } from './work.ts';

/** As wrangler.toml has it. Any other cron is a minute's. */
const SWEEP_CRON = '0 18 * * *';

/** How names of dead-letter queues end in wrangler.toml. */
const DEAD = '-dead';

// workerd's sockets add one more listener with every write, and a mail is more than ten of them.
EventEmitter.defaultMaxListeners = 1_000;

interface Bindings extends Record<string, unknown> {
  DB: D1Database;
  QUEUE: Queue<Work>;
  EMAIL?: EmailBinding;
  /** Only on one machine: the local workspace in Google's place. */
  GOOGLE?: Fetcher;
  /** Only on one machine: the time of the demonstration or test. A request cannot change it. */
  CLOCK?: Fetcher;
}

export default {
  fetch(request: Request, bindings: Bindings): Response | Promise<Response> {
    return built ? built.pages.fetch(request) : answer(request, async () => (await assemble(bindings)).pages);
  },

  scheduled({ cron }: ScheduledController, bindings: Bindings): Promise<void> {
    const job = cron === SWEEP_CRON ? 'sweep' : 'pass';
    const about = { execution: crypto.randomUUID(), job };
    return reporting(about, async () => {
      const { ports } = await assemble(bindings);
      const warnings = await (job === 'sweep' ? runTimed(ports, 'sweep') : pass(ports));
      for (const warning of warnings) log('WARNING', warning, about);
    });
  },

  async queue(batch: MessageBatch, bindings: Bindings): Promise<void> {
    const { ports } = await reporting({ job: 'queue' }, () => assemble(bindings));
    if (batch.queue.endsWith(DEAD)) {
      for (const message of batch.messages) {
        await bury(ports, message.body, message.id);
        message.ack();
      }
      return;
    }
    // Mails share connections, which cannot outlive this invocation.
    const mails: { work: Work; message: Message }[] = [];
    for (const message of batch.messages) {
      const work = knownWork(message.body);
      // The queue buries it in the end.
      if (work === undefined) message.retry();
      else if (work.job === 'deliver') mails.push({ work, message });
      else {
        await doWork(ports, [work], message.id);
        message.ack();
      }
    }
    const [first] = mails;
    if (first === undefined) return;
    await doWork(
      ports,
      mails.map(({ work }) => work),
      first.message.id,
    );
    for (const { message } of mails) message.ack();
  },
};

interface Assembled {
  ports: Ports;
  pages: Web;
}

/** Bindings are the same for the life of an isolate, so ports are built once. */
let assembled: Promise<Assembled> | undefined;
/** The same, for requests that need wait for nothing. */
let built: Assembled | undefined;

function assemble(bindings: Bindings): Promise<Assembled> {
  assembled ??= build(bindings).then(
    (done) => {
      built = done;
      return done;
    },
    (error) => {
      assembled = undefined;
      throw error;
    },
  );
  return assembled;
}

async function build(bindings: Bindings): Promise<Assembled> {
  const configuration = readConfiguration(CloudflareSchema, bindings);
  const google = bindings.GOOGLE;
  const fetch =
    google && ((...request: Parameters<typeof globalThis.fetch>) => throughBinding(google, request));
  const store = d1Store(bindings.DB);
  await store.migrate();
  const { client_email: email, private_key: key } = configuration.PANTAU_SERVICE_ACCOUNT[0]!;
  const ports = portsOf(configuration, {
    store,
    clock: bindings.CLOCK ? boundClock(bindings.CLOCK) : systemClock,
    queue: cloudflareQueue(bindings.QUEUE),
    google: configuration.PANTAU_SERVICE_ACCOUNT.map(({ client_email: email, private_key: key }) => ({
      email,
      apis: googleApis(keyedAccount({ email, key }, fetch)),
    })),
    mail: {
      actAs: (user) => actingWithKey({ email, key }, user, fetch),
      ...(bindings.EMAIL && { cloudflare: cloudflareTransport(bindings.EMAIL) }),
      ...(fetch && { fetch }),
    },
  });
  const { PANTAU_ACCESS: access } = configuration;
  const application = access === 'local' ? undefined : access?.cloudflareAccess;
  const front: Front = {
    client: (headers) => headers.get('cf-connecting-ip') ?? '',
    identities: application === undefined ? [] : [cloudflareAccess(application)],
  };
  return { ports, pages: pagesOf(ports, configuration, front) };
}

function throughBinding(google: Fetcher, request: Parameters<typeof globalThis.fetch>): Promise<Response> {
  const send = google.fetch as unknown as typeof globalThis.fetch;
  return send.call(google, new Request(...request));
}

function boundClock(clock: Fetcher): Clock {
  return {
    async now() {
      const answer = await clock.fetch('http://clock/now');
      return Number(await answer.text());
    },
  };
}
