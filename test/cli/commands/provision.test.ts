import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apply } from '../../../src/cli/commands/apply.ts';
import { plan } from '../../../src/cli/commands/plan.ts';
import { d1Store } from '../../../src/store/d1.ts';
import { startTown } from '../../runtime/provision/town.ts';
import { openD1 } from '../../store/d1.ts';
import { type CommandEnvironment, startCommandEnvironment } from '../../support/command-environment.ts';
import { testDistrict } from '../../support/district.ts';
import { openForm } from '../../support/open-form.ts';

const district = testDistrict(openForm, 3);
let dir: string;
let commands: CommandEnvironment;
let town: Awaited<ReturnType<typeof startTown>>;
let d1: Awaited<ReturnType<typeof openD1>>;
let database: D1Database;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'pantau-apply-'));
  d1 = await openD1();
  ({ database } = d1.next());
  town = await startTown(district, [openForm]);
  await writeFile(path.join(dir, 'form.json'), JSON.stringify(openForm));
  commands = await startCommandEnvironment({
    database,
    google: town.workspace.origin,
    account: { email: town.emails[0] as string, privateKey: town.key },
  });
});
afterAll(async () => {
  await commands.close();
  await d1.close();
  await town.workspace.close();
  await rm(dir, { recursive: true, force: true });
});

async function run(command: typeof plan, configuration: object, ...words: string[]) {
  const file = path.join(dir, 'district.json');
  await writeFile(file, JSON.stringify(configuration));
  // Forms stand alone in their folder.
  const forms = await mkdtemp(path.join(dir, 'forms-'));
  await writeFile(path.join(forms, 'form.json'), JSON.stringify(openForm));
  const printed: string[] = [];
  const shown: string[] = [];
  const status = await command(
    ['--config', file, '--templates', forms, ...words],
    (text) => printed.push(text),
    undefined,
    {
      environment: commands.environment,
      clock: { now: town.context.now, waitUntil: town.context.waitUntil },
      bar: (title) => ({ show: (done, total) => shown.push(`${title.trim()} ${done}/${total}`), end() {} }),
    },
  );
  return { status, text: printed.join('\n'), shown };
}
const placed = { ...district, folder: '' };

it('plans into an empty store without writing anything anywhere', async () => {
  placed.folder = town.context.root;
  const { text } = await run(plan, placed);
  expect(text).toContain('3 wanted, 0 as they should be, 3 to make');
  expect(text).toContain('Kecamatan Contoh 01: Daftar kegiatan: create, lay out, share with 2, register');
  expect(text).toContain('Nothing was written; `apply` does it.');
  const { results } = await database.prepare("select name from sqlite_master where name = 'unit'").all();
  expect(results).toEqual([]);
  expect(town.sheets()).toEqual([]);
});

it('applies with a bar, and finds nothing to do the second time', async () => {
  const first = await run(apply, placed);
  expect(first.text).toContain('Done: 3 made, 3 laid out, 3 registered, 6 times shared.');
  expect(first.shown.at(-1)).toBe('Making 3/3');
  expect(await d1Store(database).register.registrations()).toHaveLength(3);
  town.calls.length = 0;
  const { text } = await run(apply, placed, '--json');
  expect(JSON.parse(text)).toMatchObject({
    dryRun: false,
    steps: [],
    told: [],
    applied: { created: 0, shared: 0 },
  });
  expect(town.calls.filter(({ kind }) => kind === 'write')).toEqual([]);
  expect((await run(plan, placed)).text).toContain('Nothing is missing.');
});

it('makes nothing for a unit that a Register in force does not have, and says so', async () => {
  const store = d1Store(database);
  await store.registerInForce.noteStanding({ spreadsheetId: 'register', since: 0 });
  const four = { ...testDistrict(openForm, 4), folder: placed.folder };
  const { text } = await run(apply, four);
  expect(text).toContain('3 wanted, 3 as they should be, 0 to make');
  expect(text).toContain('Not in the Register, which is in force: units 99.01.04 and 1 officer.');
  expect(JSON.parse((await run(plan, four, '--json')).text).unregistered).toEqual({
    units: ['99.01.04'],
    officers: 1,
  });
  // Once it stands in the Register, its spreadsheet is made, whatever the configuration says.
  await store.register.saveUnits(four.units);
  const { text: later } = await run(plan, placed);
  expect(later).toContain('4 wanted, 3 as they should be, 1 to make');
  expect(later).not.toContain('Not in the Register');
  await store.registerInForce.noteStanding({});
  expect((await run(plan, four)).text).toContain('4 wanted, 3 as they should be, 1 to make');
});

it('tells what is missing before it begins', async () => {
  await expect(run(apply, district)).rejects.toThrow('folder is missing: write the id of the shared drive');
  await expect(apply([], () => {})).rejects.toThrow('usage: apply --config FILE');
  expect((await run(plan, placed, '--help')).text).toContain('usage: plan');
  commands.environment.PANTAU_GOOGLE = 'http://elsewhere.example';
  await expect(run(plan, placed)).rejects.toThrow('PANTAU_GOOGLE: is no address on this machine');
  commands.environment.PANTAU_GOOGLE = town.workspace.origin;
});

it('names the faults of a configuration', async () => {
  await expect(run(plan, { ...placed, folder: '?' })).rejects.toThrow('copy the id from the address');
});
