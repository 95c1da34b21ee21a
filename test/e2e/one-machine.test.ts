/** A district of one's own on one machine: `npm start` keeps its Google and its store, `plan` and `apply` work beside it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apply } from '../../src/cli/commands/apply.ts';
import { doctor } from '../../src/cli/commands/doctor.ts';
import { plan } from '../../src/cli/commands/plan.ts';
import { firstSteps } from '../../src/cli/first-steps.ts';
import { reachStore } from '../../src/cli/reach-store.ts';
import type { District } from '../../src/core/district.ts';
import { type Local, startLocal } from '../../src/runtime/local/local.ts';
import { TEST_NOW, testDistrict } from '../support/district.ts';
import { openForm } from '../support/open-form.ts';

const [three, four] = [3, 4].map((count) => {
  const district = testDistrict(openForm, count);
  return { ...district, settings: { ...district.settings, demonstration: false } };
}) as [District, District];
/** A kecamatan more, and its operator. */
const grown: District = {
  ...three,
  units: four.units,
  officers: four.officers,
};

let dir: string;
let data: string;
let local: Local;
const starting = (district: District) =>
  startLocal({ district, templates: [openForm], now: TEST_NOW, dataDir: data });
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'pantau-one-'));
  data = path.join(dir, 'data');
  await writeFile(path.join(dir, 'form.json'), JSON.stringify(openForm));
  local = await starting(three);
});
afterAll(async () => {
  await local.close();
  await rm(dir, { recursive: true, force: true });
});

async function run(command: typeof plan, district: District, ...words: string[]) {
  const file = path.join(dir, 'district.json');
  await writeFile(file, JSON.stringify(district));
  const printed: string[] = [];
  const forms = await mkdtemp(path.join(dir, 'forms-'));
  await writeFile(path.join(forms, 'form.json'), JSON.stringify(openForm));
  await command(
    ['--config', file, '--templates', forms, '--store', `local:${data}`, ...words],
    (text) => printed.push(text),
    undefined,
    { environment: {}, bar: () => ({ show() {}, end() {} }) },
  );
  return printed.join('\n');
}

it('begins with a start', async () => {
  await expect(run(plan, three)).rejects.toThrow(
    `${data}: nothing was ever started there; begin with \`npm start -- --data ${data}\``,
  );
  await local.save();
});

it('makes the spreadsheets in the drive of this machine, by the time that stands there', async () => {
  expect(await run(plan, three)).toContain('3 wanted, 0 as they should be, 3 to make');
  expect(await run(apply, three)).toContain('Done: 3 made, 3 laid out, 3 registered, 6 times shared.');
  expect(await run(apply, three)).toContain('Done: 0 made, 0 laid out, 0 registered, 0 times shared.');
  await local.pass();
  const forms = await local.store.results.forms();
  expect(forms).toHaveLength(3);
  // Of calls in a year to come nothing would ever be free again.
  expect(await local.store.quota.held(local.clock.now() + 24 * 60 * 60_000)).toEqual([]);
});

it('makes what the configuration asks for since, beside the one that runs', async () => {
  expect(await run(apply, grown)).toContain('Done: 1 made, 1 laid out, 1 registered, 2 times shared.');
  const { units } = grown;
  expect((await local.store.register.registrations()).map(({ unit }) => unit)).toContain(units.at(-1)?.code);
});

it('is looked at by the doctor by its own time', async () => {
  const printed: string[] = [];
  await doctor(['--store', `local:${data}`], (text) => printed.push(text), undefined, { environment: {} });
  expect(printed.join('\n')).toContain('ok     the clock of this machine agrees with Google’s');
});

it('says what to do where it was stopped, and goes on with what was added meanwhile', async () => {
  await local.close();
  await expect(run(plan, four)).rejects.toThrow('does not run; start it in another window and leave it open');
  const reached = await reachStore({ store: `local:${data}` }, {});
  expect(reached.now()).toBe(local.clock.now());
  await reached.close();

  const five = testDistrict(openForm, 5);
  const larger = { ...five, settings: grown.settings };
  local = await starting(larger);
  local.state.ready = true;
  await firstSteps(local, larger, [openForm], () => {});
  expect(await local.store.register.registrations()).toHaveLength(5);
});
