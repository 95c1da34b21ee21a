/** Pantau as a Cloudflare Worker: a cron that makes a pass, a queue consumer that works, pages. */
import { EventEmitter } from 'node:events';
import type { D1Database, ExecutionContext, Fetcher, MessageBatch, Queue } from '@cloudflare/workers-types';
import { googleApis } from '../google/clients.ts';
import { googleDrive } from '../google/drive.ts';
import { googleSheets } from '../google/sheets.ts';
import { consume } from '../jobs/consume.ts';
import { pass } from '../jobs/pass.ts';
import type { Ports } from '../jobs/ports.ts';
import { smtpTransport } from '../mail/smtp.ts';
import type { Clock } from '../ports/clock.ts';
import type { Work } from '../ports/queue.ts';
import { cloudflareQueue } from '../queue/cloudflare.ts';
import { d1Store } from '../store/d1.ts';
import { createWeb } from '../web/app.ts';
import { type Configuration, readConfiguration, smtpSettings } from './configuration.ts';

// workerd's sockets add one more listener with every write, and a mail is more than ten of them.
EventEmitter.defaultMaxListeners = 1_000;

interface Bindings extends Record<string, unknown> {
  DB: D1Database;
  QUEUE: Queue<Work>;
  /** Only on one machine: the local workspace in Google's place. */
  GOOGLE?: Fetcher;
  /** Only on one machine: the time of the demonstration or test. A request cannot change it. */
  CLOCK?: Fetcher;
}

export default {
  async fetch(request: Request, bindings: Bindings): Promise<Response> {
    const { ports, configuration } = await assemble(bindings);
    const web = createWeb({
      store: ports.store,
      clock: ports.clock,
      settings: ports.settings,
      access: { kind: configuration.PANTAU_ACCESS ?? 'closed' },
      links: {
        ...ports.links,
        ...(configuration.PANTAU_MAILBOX_LINK !== undefined && {
          mailbox: configuration.PANTAU_MAILBOX_LINK,
        }),
      },
    });
    return web.fetch(request);
  },

  async scheduled(_event: unknown, bindings: Bindings, _context: ExecutionContext): Promise<void> {
    const { ports } = await assemble(bindings);
    await pass(ports);
  },

  async queue(batch: MessageBatch<Work>, bindings: Bindings): Promise<void> {
    const { ports } = await assemble(bindings);
    for (const message of batch.messages) {
      try {
        await consume(ports, message.body);
        message.ack();
      } catch (error) {
        // The store hands the work out again when it is due; a repetition by the queue would come too soon.
        console.error(JSON.stringify({ job: message.body.job, fault: String(error) }));
        message.ack();
      }
    }
  },
};

interface Assembled {
  ports: Ports;
  configuration: Configuration;
}

/** Bindings are the same for the life of an isolate, so ports are built once. */
let assembled: Promise<Assembled> | undefined;

function assemble(bindings: Bindings): Promise<Assembled> {
  assembled ??= build(bindings).catch((error) => {
    assembled = undefined;
    throw error;
  });
  return assembled;
}

async function build(bindings: Bindings): Promise<Assembled> {
  const configuration = readConfiguration(bindings);
  const { PANTAU_SERVICE_ACCOUNT: account, PANTAU_SHEET_LINK: sheetLink } = configuration;
  const google = bindings.GOOGLE;
  const fetch =
    google && ((...request: Parameters<typeof globalThis.fetch>) => throughBinding(google, request));
  const apis = googleApis({ email: account.client_email, key: account.private_key }, fetch);
  const store = d1Store(bindings.DB);
  await store.migrate();
  const ports: Ports = {
    store,
    clock: bindings.CLOCK ? boundClock(bindings.CLOCK) : { now: async () => Date.now() },
    settings: configuration.PANTAU_SETTINGS,
    queue: cloudflareQueue(bindings.QUEUE),
    mail: smtpTransport(smtpSettings(configuration.PANTAU_SMTP_URL)),
    drive: googleDrive(apis.drive),
    sheets: googleSheets(apis.sheets),
    account: account.client_email,
    secret: configuration.PANTAU_SECRET,
    links: { spreadsheet: (id) => sheetLink.replace('{id}', encodeURIComponent(id)) },
  };
  return { ports, configuration };
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
