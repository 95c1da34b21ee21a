import { afterAll, beforeAll, expect, it } from 'vitest';
import { doctor } from '../../../src/cli/commands/doctor.ts';
import { startTown } from '../../runtime/provision/town.ts';
import { openD1 } from '../../store/d1.ts';
import { type CommandEnvironment, startCommandEnvironment } from '../../support/command-environment.ts';
import { testDistrict } from '../../support/district.ts';
import { openForm } from '../../support/open-form.ts';

let d1: Awaited<ReturnType<typeof openD1>>;
let commands: CommandEnvironment;
let town: Awaited<ReturnType<typeof startTown>>;
let environment: NodeJS.ProcessEnv;
beforeAll(async () => {
  d1 = await openD1();
  const { database } = d1.next();
  town = await startTown(testDistrict(openForm, 1), [openForm]);
  commands = await startCommandEnvironment({
    database,
    google: town.workspace.origin,
    account: { email: town.emails[0] as string, privateKey: town.key },
  });
  // The store is named by its option, or not at all.
  const { PANTAU_STORE: _, ...rest } = commands.environment;
  environment = rest;
});
afterAll(async () => {
  await town.workspace.close();
  await commands.close();
  await d1.close();
});

async function run(given: NodeJS.ProcessEnv, ...words: string[]) {
  const printed: string[] = [];
  const status = await doctor(words, (text) => printed.push(text), undefined, {
    environment: given,
    resolver: { resolveTxt: async () => [] },
    now: town.context.now,
  });
  return { status, text: printed.join('\n') };
}

it('says with status 1 what is wrong and what to do, and goes on to what else can be looked at', async () => {
  const { status, text } = await run(environment, '--store', 'd1:pantau');
  expect(status).toBe(1);
  expect(text).toContain('WRONG  PANTAU_SETTINGS: is missing\n       → correct it');
  expect(text).toContain('ok     the clock of this machine agrees with Google’s');
  expect(text).toMatch(/WRONG {2}Cloudflare D1, database pantau lacks \d+ steps of the schema/);
});

it('is an object for programs, and holds no secret', async () => {
  const { status, text } = await run({ ...environment, PANTAU_MAIL_URL: 'smtp:rahasia' }, '--json');
  expect(status).toBe(1);
  const { ok, checks } = JSON.parse(text);
  expect(ok).toBe(false);
  expect(checks[0]).toMatchObject({ name: 'store', findings: [{ level: 'wrong' }] });
  expect(checks.find(({ name }: { name: string }) => name === 'sharing').findings).toBeNull();
  expect(text).not.toContain('rahasia');
  expect(text).not.toContain('PRIVATE KEY');
});

it('tells how it is used', async () => {
  expect(await run({}, '--help')).toMatchObject({
    status: undefined,
    text: expect.stringContaining('usage: doctor'),
  });
});
