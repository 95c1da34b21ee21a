/** The pages: read-only, server-rendered, through the store's ports only. */
import { Hono } from 'hono';
import type { Settings } from '../core/settings.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store/store.ts';
import { type Access, guard } from './access.ts';
import { loadCoverage } from './coverage/facts.ts';
import { coverageModel } from './coverage/model.ts';
import { coveragePage } from './coverage/page.ts';
import { loadFacts } from './dashboard/facts.ts';
import { dashboard } from './dashboard/model.ts';
import { dashboardPage } from './dashboard/page.ts';
import { askedIn, inAddress } from './figures/asked.ts';
import { headers } from './headers.ts';
import { loadMailLog, mailLogPage } from './mail-log.ts';
import { loadMeasures } from './measures/facts.ts';
import { measuresModel } from './measures/model.ts';
import { measuresPage } from './measures/page.ts';
import { refusalPage } from './refusal.ts';
import { wording } from './text/wording.ts';
import { type Notification, WEBHOOK_PATH, webhook } from './webhook.ts';

export interface WebDeps {
  store: Store;
  clock: Clock;
  settings: Settings;
  access: Access;
  links: {
    /** Address at which a person opens the spreadsheet. */
    spreadsheet(id: string): string;
    /** Page on which mails of a demonstration can be read. */
    mailbox?: string;
  };
  /** Told of what a notification says, where Drive's notifications are wanted. */
  hear?: (notification: Notification) => Promise<unknown>;
  /** Told of a page that failed, and of the request's id where the platform gives one. */
  onFault?(fault: unknown, execution: string | undefined): void;
}

/**
 * `/healthz` answers anyone and tells nothing but the time, the webhook answers anyone and tells nothing; all else is for
 * those whom `access` lets in.
 *
 * @example
 * const web = createWeb({ store, clock, settings, access: { kind: 'local' }, links });
 * const response = await web.request('http://127.0.0.1/?lang=en');
 */
export function createWeb(deps: WebDeps): Hono {
  const { store, clock, settings, access, links, hear, onFault = console.error } = deps;
  const web = new Hono();
  const words = (language: string | undefined) => wording(language === 'en' ? 'en' : 'id', settings.zone);

  if (hear !== undefined) web.post(WEBHOOK_PATH, webhook(hear));
  web.use(headers());
  web.get('/healthz', async (c) => c.json({ ok: true, time: new Date(await clock.now()).toISOString() }));
  web.use(guard(access));

  web.get('/', async (c) => {
    const facts = await loadFacts(store, await clock.now(), settings, c.req.query('template'));
    return c.html(dashboardPage(dashboard(facts), words(c.req.query('lang')), links));
  });

  web.get('/ukuran', async (c) => {
    const asked = askedIn(c.req.query());
    const facts = await loadMeasures(store, await clock.now(), settings, asked);
    const page = measuresPage(
      measuresModel(facts),
      inAddress(asked),
      words(c.req.query('lang')),
      links.mailbox,
    );
    return c.html(page);
  });

  web.get('/cakupan', async (c) => {
    const asked = askedIn(c.req.query());
    const facts = await loadCoverage(store, await clock.now(), settings, asked);
    const page = coveragePage(
      coverageModel(facts),
      inAddress(asked),
      words(c.req.query('lang')),
      links.mailbox,
    );
    return c.html(page);
  });

  web.get('/mail-log', async (c) => {
    const log = await loadMailLog(store, settings);
    return c.html(mailLogPage(log, words(c.req.query('lang')), links.mailbox));
  });

  web.notFound((c) => c.html(refusalPage('not-found'), 404));
  web.onError((error, c) => {
    // Cloudflare's ray, or the trace that Google Cloud begins its header with.
    onFault(error, c.req.header('cf-ray') ?? c.req.header('x-cloud-trace-context')?.split('/')[0]);
    return c.html(refusalPage('failed'), 500);
  });
  return web;
}
