import { access } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SECRETS_FILE } from '../../src/deploy/cloudflare-plan.ts';
import { PROJECT } from '../../src/runtime/local/bundle.ts';
import { type Desk, openDesk } from './commands.ts';

const settings = {
  PANTAU_SETTINGS: JSON.stringify({ unit: '62.02', mail: { from: 'pantau@kabupaten-contoh.example' } }),
  PANTAU_SERVICE_ACCOUNT: JSON.stringify({
    client_email: 'pantau@contoh.example',
    private_key: '-----BEGIN PRIVATE KEY-----',
  }),
  PANTAU_SECRET: 'x'.repeat(32),
  PANTAU_MAIL_URL: 'smtps://pantau:rahasia@surat.example',
};

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

it.each([[[]], [['--env', 'staging']]])(
  'a dry run %j shows the plan that was looked at last, and what wrangler says',
  async (words) => {
    const { out, code } = await desk.run('deploy-cloudflare', ['--dry-run', ...words]);
    expect(code).toBe(0);
    // Of wrangler's own words what tells the bindings; version and size change with every build.
    const stable = out
      .split('\n')
      .filter((line) => !/wrangler \d|Total Upload|^─+$/.test(line))
      .map((line) => line.trimEnd())
      .join('\n');
    await expect(stable).toMatchFileSnapshot(`cloudflare-plan${words.at(-1) ? '.staging' : ''}.golden.txt`);
  },
);

it('a dry run says what is wrong with the settings that it is given', async () => {
  await desk.program('settings', 'PANTAU_SECRET=kurang');
  const words = ['--dry-run', '--settings', path.join(desk.dir, 'settings')];
  const { code, err } = await desk.run('deploy-cloudflare', words);
  expect(code).toBe(1);
  expect(err).toContain('PANTAU_SETTINGS: is missing');
  expect(err).not.toContain('kurang');
});

it('what would not work in a Worker is named with all else', async () => {
  await desk.program('settings', '');
  const words = ['--dry-run', '--settings', path.join(desk.dir, 'settings')];
  const { code, err } = await desk.run('deploy-cloudflare', words, {
    PANTAU_MAIL_URL: 'smtp://surat.example:25',
    PANTAU_ACCESS: 'local',
  });
  expect(code).toBe(1);
  expect(err).toContain('PANTAU_MAIL_URL: no Worker reaches port 25');
  expect(err).toContain('PANTAU_ACCESS: local is for one machine alone');
  expect(err).toContain('PANTAU_SECRET: is missing');
});

it('an environment that wrangler.toml does not have is refused in its words', async () => {
  const { code, err } = await desk.run('deploy-cloudflare', ['--dry-run', '--env', 'lain']);
  expect(code).toBe(1);
  expect(err).toContain('No environment found in configuration with name "lain"');
});

/** Notes each call of `npx wrangler`, and the secrets that it was handed. */
const npx = (exists: boolean) => `
  echo "$*" >> "$DESK/calls"
  case "$*" in
    *"queues info"*) ${exists ? 'true' : 'exit 1'};;
    *"secret list"*) echo '[{"name":"PANTAU_SECRET"},{"name":"PANTAU_WEBHOOK_URL"}]';;
    *"wrangler deploy"*) cp ${SECRETS_FILE} "$DESK/secrets";;
  esac`;

it('carried out, queues are made where they are missing, and secrets go with the Worker and stay nowhere', async () => {
  await desk.program('npx', npx(false));
  expect((await desk.run('deploy-cloudflare', [], settings)).code).toBe(0);
  expect((await desk.read('calls')).trim().split('\n')).toEqual([
    'wrangler queues info pantau',
    'wrangler queues create pantau',
    'wrangler queues info pantau-dead',
    'wrangler queues create pantau-dead',
    `wrangler deploy --env= --secrets-file=${SECRETS_FILE}`,
    // A secret that is handed over no more would stand as it was.
    'wrangler secret list --env= --format=json',
    'wrangler secret delete PANTAU_WEBHOOK_URL --env=',
  ]);
  expect(JSON.parse(await desk.read('secrets'))).toEqual(settings);
  await expect(access(path.join(PROJECT, SECRETS_FILE))).rejects.toThrow('ENOENT');
});

it('a setting that is wrong is named before anything is touched', async () => {
  await desk.program('npx', npx(true));
  const { code, err } = await desk.run('deploy-cloudflare', [], {
    ...settings,
    PANTAU_SECRET: 'kurang',
    PANTAU_MAIL_URL: '',
  });
  expect(code).toBe(1);
  expect(err).toContain('PANTAU_SECRET');
  expect(err).toContain('PANTAU_MAIL_URL: is missing');
  expect(err).not.toContain('kurang');
  await expect(desk.read('calls')).rejects.toThrow('ENOENT');
});
