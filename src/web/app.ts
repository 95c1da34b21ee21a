/** The pages: server-rendered, through the store's ports only. */
import type { Context } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { Hono } from 'hono/tiny';
import { getPath } from 'hono/utils/url';
import { topsOf } from '../core/scope.ts';
import type { Settings } from '../core/settings.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store/store.ts';
import { type Access, guard } from './access.ts';
import { addressRoutes } from './addresses/routes.ts';
import { loadCoverage } from './coverage/facts.ts';
import { coverageModel } from './coverage/model.ts';
import { coveragePage } from './coverage/page.ts';
import { loadFacts } from './dashboard/facts.ts';
import { dashboard } from './dashboard/model.ts';
import { dashboardPage } from './dashboard/page.ts';
import { askedIn, inAddress } from './figures/asked.ts';
import { headers } from './headers.ts';
import { health } from './health.ts';
import { kimRoutes } from './kim/routes.ts';
import { href } from './layout.ts';
import { loadMailLog, mailLogPage } from './mail-log.ts';
import { loadMeasures } from './measures/facts.ts';
import { measuresModel } from './measures/model.ts';
import { measuresPage } from './measures/page.ts';
import { loadOperations } from './operations/facts.ts';
import { operationsPage } from './operations/page.ts';
import { refusalPage } from './refusal.ts';
import { signInRoutes } from './sign-in/routes.ts';
import { wording } from './text/wording.ts';
import type { Pages } from './viewer.ts';
import { executionOf, type Hear, isNotification, webhook } from './webhook.ts';

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
  /** Keys the codes by which new addresses are confirmed; without it there is no page for them. */
  secret?: string;
  /** Where a request comes from, as the platform tells it: counted, and kept only as a keyed hash. */
  client?(headers: Headers): string;
  /** Told of what a notification says, where Drive's notifications are wanted. */
  hear?: Hear;
  /** Told of a page that failed, and of the request's id where the platform gives one. */
  onFault?(fault: unknown, execution: string | undefined): void;
}

/**
 * `/healthz` answers anyone and tells nothing but times, the webhook anyone and tells nothing, `/kim` anyone with what was
 * released, `/masuk` anyone where people come in by mail; all else is for those whom `access` lets in, and shows what is
 * theirs.
 *
 * @example
 * const web = createWeb({ store, clock, settings, access: { kind: 'local' }, links });
 * const response = await web.request('http://127.0.0.1/?lang=en');
 */
export function createWeb(deps: WebDeps): Hono<Pages> {
  const {
    store,
    clock,
    settings,
    access,
    links,
    secret,
    hear,
    client = () => '',
    onFault = console.error,
  } = deps;
  const web = new Hono<Pages>();
  const words = (language: string | undefined) => wording(language === 'en' ? 'en' : 'id', settings.zone);
  const signIn = access.kind === 'identified' ? access.signIn : undefined;

  web.use(headers());
  web.get('/healthz', async (c) => {
    const found = await health(store, await clock.now(), (fault) => onFault(fault, executionIn(c)));
    return c.json(found, found.ok ? 200 : 503);
  });

  if (settings.publication.enabled) web.route('/', kimRoutes(store, settings));

  web.use(csrf({ origin: (origin, c) => origin === (signIn?.origin ?? new URL(c.req.url).origin) }));
  if (signIn !== undefined) {
    web.route('/', signInRoutes({ store, clock, settings, signIn, client, words }));
  }
  web.use(guard(access, store, clock));

  web.get('/', async (c) => {
    const viewer = c.get('viewer');
    const facts = await loadFacts(store, await clock.now(), settings, c.req.query('template'), viewer.scope);
    return c.html(dashboardPage(dashboard(facts), words(c.req.query('lang')), links, viewer));
  });

  web.get('/ukuran', async (c) => {
    const asked = askedIn(c.req.query());
    const viewer = c.get('viewer');
    const within = topsOf(viewer.scope, settings.unit);
    const facts = await loadMeasures(store, await clock.now(), settings, asked, within);
    const page = measuresPage(
      measuresModel(facts),
      inAddress(asked),
      words(c.req.query('lang')),
      links.mailbox,
      viewer,
    );
    return c.html(page);
  });

  web.get('/cakupan', async (c) => {
    const asked = askedIn(c.req.query());
    const viewer = c.get('viewer');
    const within = topsOf(viewer.scope, settings.unit);
    const facts = await loadCoverage(store, await clock.now(), settings, asked, within);
    const page = coveragePage(
      coverageModel(facts),
      inAddress(asked),
      words(c.req.query('lang')),
      links.mailbox,
      viewer,
    );
    return c.html(page);
  });

  web.get('/mail-log', async (c) => {
    const viewer = c.get('viewer');
    if (!viewer.scope.mailLog) return c.html(refusalPage('not-yours'), 403);
    const log = await loadMailLog(store, settings, c.req.query('state'));
    return c.html(mailLogPage(log, words(c.req.query('lang')), links.mailbox, viewer));
  });

  web.get('/ops', async (c) => {
    const viewer = c.get('viewer');
    if (!viewer.scope.operations) return c.html(refusalPage('not-yours'), 403);
    const facts = await loadOperations(store, await clock.now(), settings);
    return c.html(operationsPage(facts, words(c.req.query('lang')), links, viewer));
  });

  web.post('/ops/register', async (c) => {
    if (!c.get('viewer').scope.operations) return c.html(refusalPage('not-yours'), 403);
    const { mark } = await c.req.parseBody();
    const { waiting } = await store.registerInForce.standing();
    // Another change than the one that was looked at waits for another look.
    if (waiting !== undefined && waiting.mark === mark)
      await store.registerInForce.approve(waiting.mark, await clock.now());
    return c.redirect(href('/ops', words(c.req.query('lang')).language), 303);
  });

  if (secret !== undefined) {
    web.route('/', addressRoutes({ store, clock, settings, secret, mailbox: links.mailbox, words }));
  }

  web.notFound((c) => c.html(refusalPage('not-found'), 404));
  web.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 403) return c.html(refusalPage('other-site'), 403);
    onFault(error, executionIn(c));
    return c.html(refusalPage('failed'), 500);
  });
  if (hear !== undefined) {
    const pages = web.fetch;
    const take = webhook(hear, onFault);
    // Before any route is looked for: that costs more than to refuse.
    web.fetch = (request, ...more) => {
      if (!isNotification(request.method, getPath(request))) return pages(request, ...more);
      const status = take((name) => request.headers.get(name));
      return typeof status === 'number' ? empty(status) : status.then(empty);
    };
  }
  return web;
}

const empty = (status: number): Response => new Response(null, { status });

const executionIn = (c: Context): string | undefined => executionOf((name) => c.req.header(name));
