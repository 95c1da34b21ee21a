/**
 * A new address is confirmed by another person than its holder: by a coordinator, with the code that only the mail to that
 * address brought. So neither whoever typed an address nor whoever reads it can alone put it to use.
 */

import { bodyLimit } from 'hono/body-limit';
import { Hono } from 'hono/tiny';
import * as z from 'zod';
import type { Settings } from '../../core/settings.ts';
import { HOUR } from '../../jobs/limits.ts';
import { isConfirmationCode } from '../../jobs/register/confirmation.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store/store.ts';
import { refusalPage } from '../refusal.ts';
import type { Wording } from '../text/wording.ts';
import type { Pages, Viewer } from '../viewer.ts';
import { type Addresses, addressesPage, type Entered } from './page.ts';

export interface AddressDeps {
  store: Store;
  clock: Clock;
  settings: Settings;
  secret: string;
  mailbox: string | undefined;
  words(language: string | undefined): Wording;
}

const Form = z.object({ officer: z.string().max(60), code: z.string().max(20) });

/** Of 100,000,000 codes. */
const TRIES = [{ count: 5, windowMs: HOUR }];

export function addressRoutes(deps: AddressDeps): Hono<Pages> {
  const { mailbox, words } = deps;
  const routes = new Hono<Pages>();

  routes.use('/alamat', async (c, next) => {
    if (!c.get('viewer').scope.mailLog) return c.html(refusalPage('not-yours'), 403);
    return next();
  });
  routes.use('/alamat', bodyLimit({ maxSize: 4_096, onError: (c) => c.html(refusalPage('not-found'), 413) }));

  routes.get('/alamat', async (c) => {
    const page = addressesPage(
      await load(deps),
      undefined,
      words(c.req.query('lang')),
      mailbox,
      c.get('viewer'),
    );
    return c.html(page);
  });

  routes.post('/alamat', async (c) => {
    const viewer = c.get('viewer');
    const form = Form.safeParse(await c.req.parseBody());
    const entered = form.success ? await confirm(deps, viewer, form.data) : 'wrong';
    const page = addressesPage(await load(deps), entered, words(c.req.query('lang')), mailbox, viewer);
    return c.html(page, entered === 'confirmed' ? 200 : entered === 'too-many' ? 429 : 403);
  });

  return routes;
}

async function confirm(
  { store, clock, secret }: AddressDeps,
  viewer: Viewer,
  { officer: id, code }: z.infer<typeof Form>,
): Promise<Entered> {
  const now = await clock.now();
  const officer = (await store.register.officers()).find((each) => each.id === id);
  if (officer?.addressState !== 'unconfirmed') return 'gone';
  if (viewer.address === officer.address.toLowerCase()) return 'own';
  if (!(await store.signIn.attempt(`address code ${id}`, TRIES, now))) return 'too-many';
  if (!(await isConfirmationCode(code, officer, secret))) return 'wrong';
  return (await store.registerInForce.confirmAddress(id, officer.address, now)) ? 'confirmed' : 'gone';
}

async function load({ store, settings }: AddressDeps): Promise<Addresses> {
  const [officers, units] = await Promise.all([store.register.officers(), store.register.units()]);
  const unitOf = new Map(units.map((unit) => [unit.code, unit]));
  return {
    demonstration: settings.demonstration,
    district: unitOf.get(settings.unit),
    waiting: officers
      .filter(({ addressState }) => addressState === 'unconfirmed')
      .map(({ id, role, unit }) => ({ officer: { id, role, unit }, unit: unitOf.get(unit) })),
  };
}
