/** Pages that answer anyone. They read what was released and nothing else, so there is nothing to find in them. */
import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import type { Settings } from '../../core/settings.ts';
import type { Store } from '../../ports/store/store.ts';
import { refusalPage } from '../refusal.ts';
import { loadKim } from './facts.ts';
import { kimPage } from './page.ts';
import { kimSheet } from './sheet.ts';

const SHEET = '.csv';

export function kimRoutes(store: Store, settings: Settings): Hono {
  const answer = async (c: Context, place: string) => {
    const sheet = place.endsWith(SHEET);
    const code = sheet ? place.slice(0, -SHEET.length) : place;
    const facts = await loadKim(store, settings, code, c.req.query('bulan'));
    if (facts === undefined) return c.html(refusalPage('not-found'), 404);
    if (!sheet) return c.html(kimPage(facts));
    return c.body(kimSheet(facts), 200, { 'content-type': 'text/csv; charset=utf-8' });
  };
  return new Hono()
    .get('/kim', (c) => answer(c, settings.unit))
    .get('/kim/:place', (c) => answer(c, c.req.param('place')));
}
