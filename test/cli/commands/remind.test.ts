/** `remind` on the store of an installation that runs elsewhere. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { remind } from '../../../src/cli/commands/remind.ts';
import { d1Store } from '../../../src/store/d1.ts';
import { INTERNAL, OFFICIAL, openDistrict, REPORTING } from '../../jobs/mail-district.ts';
import { openD1 } from '../../store/d1.ts';
import { type D1Api, startD1Api } from '../../store/d1-api.ts';

let d1: Awaited<ReturnType<typeof openD1>>;
let api: D1Api;
let district: Awaited<ReturnType<typeof openDistrict>>;
beforeAll(async () => {
  d1 = await openD1();
  const { database } = d1.next() as { database: D1Database };
  const store = d1Store(database);
  await store.migrate();
  district = await openDistrict(store, { at: '2025-11-17T09:00', deadlines: [INTERNAL] });
  for (const unit of REPORTING) await district.check(unit, { filled: unit === REPORTING[0] ? 31 : 12 });
  api = await startD1Api((name) => (name === 'pantau' ? database : undefined));
});
afterAll(async () => {
  await api.close();
  await d1.close();
});

const DAY = ['--at', '2025-11-21', '--dry-run'];
async function said(words: string[], more: NodeJS.ProcessEnv = {}): Promise<string> {
  const printed: string[] = [];
  await remind(
    words,
    (text) => printed.push(text),
    () => {},
    { ...api.environment, ...more },
  );
  return printed.join('\n');
}
const settings = () => ({ PANTAU_SETTINGS: JSON.stringify(district.settings) });

test('who would get what from a deployed installation, and why; nothing is planned there', async () => {
  const lines = await said([...DAY, '--store', 'd1:pantau'], settings());
  expect(lines).toMatch(/^2025-11-21: \d mails with \d notices\n/);
  expect(lines).toContain('19 of 31 entries missing');
  expect(lines).not.toContain('@');
  const json = JSON.parse(await said([...DAY, '--store', 'd1:pantau', '--json'], settings()));
  expect(json).toMatchObject({ day: '2025-11-21', workingDay: true, holidaysKnownUntil: '2027-12-31' });
  expect(json.mails.length).toBe(Number(lines[12]));
  expect(await district.store.outbox.pending()).toBe(0);
});

test('goes by the table of the Register that is in force there', async () => {
  await district.store.registerInForce.noteStanding({ steps: [{ daysBefore: 5, told: [] }] });
  expect(await said([...DAY, '--store', 'd1:pantau'], settings())).toContain('  H-5  as operator');
  await district.store.registerInForce.noteStanding({});
});

test('says where holidays are not known, of the day or of a deadline', async () => {
  const warning = 'WARNING: holidays are known until 2027-12-31 only';
  expect(await said([...DAY, '--store', 'd1:pantau'], settings())).not.toContain(warning);
  const beyond = ['--at', '2028-01-03', '--dry-run', '--store', 'd1:pantau'];
  expect(await said(beyond, settings())).toMatch(new RegExp(`^${warning}`));
  await district.store.register.saveDeadlines([INTERNAL, { ...OFFICIAL, at: '2028-01-10T23:59' }]);
  expect(await said([...DAY, '--store', 'd1:pantau'], settings())).toMatch(new RegExp(`^${warning}`));
});

test('of the store that PANTAU_STORE names, with forms of a district of its own', async () => {
  const there = { ...settings(), PANTAU_STORE: 'd1:pantau' };
  expect(await said(DAY, there)).toContain('19 of 31 entries missing');
  const forms = await mkdtemp(path.join(tmpdir(), 'pantau-remind-'));
  const words = [...DAY, '--config', path.join(forms, 'none.json'), '--templates', forms];
  await expect(said(words, there)).rejects.toThrow(`${forms}: holds no template`);
  await rm(forms, { recursive: true });
});

test('says what is missing', async () => {
  await expect(said([...DAY, '--store', 'd1:pantau'])).rejects.toThrow('PANTAU_SETTINGS is missing');
  await expect(said([...DAY, '--store', 'd1:pantau', '--data', 'x'], settings())).rejects.toThrow(
    'write --store local:DIR',
  );
  await expect(said(['--at', '2025-02-30', '--dry-run', '--store', 'd1:pantau'])).rejects.toThrow(
    'not a day of the calendar',
  );
  await expect(said(['--at', '2025-11-21', '--store', 'd1:pantau'], settings())).rejects.toThrow(
    'usage: remind',
  );
});
