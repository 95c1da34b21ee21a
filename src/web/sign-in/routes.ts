/**
 * The way in by mail, open to strangers. A link is only looked at when its button is pressed: mail filters that open every
 * link would use it up otherwise.
 */
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Hono } from 'hono/tiny';
import * as z from 'zod';
import type { Settings } from '../../core/settings.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store/store.ts';
import { hashOf } from '../../sign-in/secrets.ts';
import { KNOWN_MS, LINK_MS, type SignInSettings } from '../../sign-in/settings.ts';
import { admit, askForLink, browserMark, exchangeLink, personOfSession } from '../../sign-in/sign-in.ts';
import { href } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import { dropSession, keepKnown, keepSession, knownMark, sessionToken } from './cookie.ts';
import { askedPage, askPage, openPage, spentPage, tooManyPage } from './pages.ts';

export interface SignInDeps {
  store: Store;
  clock: Clock;
  settings: Settings;
  signIn: SignInSettings;
  /** Where a request comes from, as the platform tells it. */
  client(headers: Headers): string;
  words(language: string | undefined): Wording;
}

const Asked = z.object({ address: z.string().trim().max(254).pipe(z.email()) });
const Opened = z.object({ token: z.string() });

export function signInRoutes({ store, clock, settings, signIn, client, words }: SignInDeps): Hono {
  const routes = new Hono();
  const { demonstration, zone } = settings;

  const notAnAddress = (c: Context, status: 400 | 413) =>
    c.html(askPage(words(c.req.query('lang')), demonstration, { notAnAddress: true }), status);

  routes.use('/masuk/*', bodyLimit({ maxSize: 4_096, onError: (c) => notAnAddress(c, 413) }));
  routes.post('/masuk/*', async (c, next) => {
    if (await admit(client(c.req.raw.headers), store, signIn, await clock.now())) return next();
    c.header('Retry-After', String(LINK_MS / 1000));
    return c.html(tooManyPage(words(c.req.query('lang')), demonstration), 429);
  });

  routes.get('/masuk', (c) => c.html(askPage(words(c.req.query('lang')), demonstration)));

  routes.post('/masuk', async (c) => {
    const asked = Asked.safeParse(await c.req.parseBody());
    if (!asked.success) return notAnAddress(c, 400);
    await askForLink(asked.data.address, store, signIn, {
      now: await clock.now(),
      zone,
      known: knownMark(c),
    });
    return c.html(askedPage(words(c.req.query('lang')), demonstration));
  });

  routes.get('/masuk/:token', (c) =>
    c.html(openPage(words(c.req.query('lang')), demonstration, c.req.param('token'))),
  );

  routes.post('/masuk/buka', async (c) => {
    const wording = words(c.req.query('lang'));
    const opened = Opened.safeParse(await c.req.parseBody());
    const now = await clock.now();
    const session = opened.success ? await exchangeLink(opened.data.token, store, now) : undefined;
    if (session === undefined) return c.html(spentPage(wording, demonstration), 403);
    keepSession(c, session.token, (session.expiresAt - now) / 1000);
    const person = await personOfSession(session.token, store, signIn, now);
    if (person !== undefined) keepKnown(c, browserMark(person.address, signIn), KNOWN_MS / 1000);
    return c.redirect(href('/', wording.language), 303);
  });

  routes.post('/keluar', async (c) => {
    const token = sessionToken(c);
    if (token !== undefined) await store.signIn.endSession(hashOf(token));
    dropSession(c);
    return c.redirect(href('/masuk', words(c.req.query('lang')).language), 303);
  });

  return routes;
}
