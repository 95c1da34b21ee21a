import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { googlePlan, SETTINGS_FILE, TargetSchema } from '../../src/deploy/google-plan.ts';
import { EVENTS_SCOPE } from '../../src/google/workspace-events.ts';
import { PROJECT } from '../../src/runtime/local/bundle.ts';
import { type Desk, openDesk } from './commands.ts';

const target = TargetSchema.parse({ project: 'kabupaten-contoh' });
const SETTINGS = JSON.stringify({
  unit: '62.02',
  zone: 'Asia/Jayapura',
  mail: { from: 'pantau@kabupaten-contoh.example' },
});
const SMTP = 'smtps://pantau:rahasia@surat.example';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

describe('the plan for Google Cloud', () => {
  it('is the one that was looked at last', async () => {
    const { out, code } = await desk.run('deploy-google', ['--dry-run', '--project', 'kabupaten-contoh']);
    expect(code).toBe(0);
    expect(out).toBe(googlePlan(target));
    await expect(out).toMatchFileSnapshot('google-plan.golden.sh');
  });

  it('deploys every function, and starts each but the pages by a subscription with a dead-letter topic', async () => {
    const functions = (await readdir(path.join(PROJECT, 'functions')))
      .map((file) => path.parse(file).name)
      .filter((name) => name !== 'index');
    const planned = (events: boolean) => googlePlan({ ...target, events }).replaceAll('\\\n', '');
    const matches = (pattern: RegExp, plan = planned(true)) =>
      [...plan.matchAll(pattern)].map((match) => match[1]).sort();
    expect(matches(/--function=([a-z-]+)/g)).toEqual(functions.sort());
    const wanted = functions.filter((name) => name !== 'events');
    expect(matches(/--function=([a-z-]+)/g, planned(false))).toEqual(wanted);
    const started = wanted.filter((name) => name !== 'web' && name !== 'bury');
    expect(matches(/subscriptions create pantau-([a-z-]+) .*--dead-letter-topic=pantau-dead/g)).toEqual(
      started,
    );
    // What none of them could take up is noted by one more. A hint that could not be taken up is worth nothing.
    expect(matches(/subscriptions create pantau-bury .*--topic=pantau-(\w+)/g)).toEqual(['dead']);
    expect(matches(/subscriptions create pantau-events .*--topic=pantau-(\w+)/g)).toEqual(['events']);
  });

  it('takes Drive’s events where a setting wants them: topic, right of Drive alone, function without spreadsheets', async () => {
    await desk.program('settings', '');
    const settings = [
      '--dry-run',
      '--project',
      'kabupaten-contoh',
      '--settings',
      path.join(desk.dir, 'settings'),
    ];
    const { out } = await desk.run('deploy-google', settings, {
      PANTAU_SETTINGS: SETTINGS,
      PANTAU_MAIL_URL: SMTP,
      PANTAU_WORKSPACE_EVENTS: '{"user":"pemantau@kabupaten-contoh.example","drive":"0AContohContohPVA"}',
    });
    expect(out).toContain('iamcredentials.googleapis.com workspaceevents.googleapis.com');
    expect(out).toContain(`the scope ${EVENTS_SCOPE} (domain-wide`);
    // Events are published wherever they arise: a storage policy would have them refused.
    expect(out).toContain('gcloud pubsub topics create pantau-events --project=kabupaten-contoh\n');
    expect(out.match(/topics add-iam-policy-binding pantau-events .*/g)).toEqual([
      'topics add-iam-policy-binding pantau-events --project=kabupaten-contoh --member=serviceAccount:drive-api-event-push@system.gserviceaccount.com --role=roles/pubsub.publisher --format=none',
    ]);
    expect(out.replaceAll('\\\n', '')).toMatch(
      /run deploy pantau-events .*--function=events .*--service-account=pantau-web@.*--ingress=internal/,
    );
    expect(out).not.toContain('pemantau@');
    expect(googlePlan(target)).not.toMatch(/events/);
  });

  it('lets the account sign for itself where it sends mail for a person, and only there', async () => {
    await desk.program('settings', '');
    const settings = [
      '--dry-run',
      '--project',
      'kabupaten-contoh',
      '--settings',
      path.join(desk.dir, 'settings'),
    ];
    const mail = 'gmail:pantau@kabupaten-contoh.example';
    const { out } = await desk.run('deploy-google', settings, {
      PANTAU_SETTINGS: SETTINGS,
      PANTAU_MAIL_URL: mail,
    });
    expect(out).toContain('--role=roles/iam.serviceAccountTokenCreator');
    expect(out).toContain('gmail.googleapis.com iamcredentials.googleapis.com');
    expect(googlePlan(target)).not.toMatch(/gmail|TokenCreator|iamcredentials/);
  });

  it('makes the accounts that share the work, with one role on each and none in the project', async () => {
    const [second, third] = ['pantau-kedua', 'pantau-ketiga'].map(
      (name) => `${name}@kabupaten-contoh.iam.gserviceaccount.com`,
    );
    const run = 'pantau-run@kabupaten-contoh.iam.gserviceaccount.com';
    await desk.program('settings', '');
    const planned = (accounts: string) =>
      desk.run(
        'deploy-google',
        ['--dry-run', '--project', 'kabupaten-contoh', '--settings', path.join(desk.dir, 'settings')],
        { PANTAU_SETTINGS: SETTINGS, PANTAU_MAIL_URL: SMTP, PANTAU_SERVICE_ACCOUNTS: accounts },
      );
    const { out } = await planned(`${second}, ${third}, ${run}`);
    expect(out).toContain(' iamcredentials.googleapis.com');
    expect(out).toContain(`gcloud iam service-accounts create pantau-kedua `);
    expect(out).toContain(`Share the drive of the forms with ${run}, ${second}, ${third}.`);
    const roles = out
      .split('\n')
      .filter((line) => /add-iam-policy-binding/.test(line) && /kedua|ketiga/.test(line));
    expect(roles).toEqual(
      [second, third].map(
        (address) =>
          `gcloud iam service-accounts add-iam-policy-binding ${address} --project=kabupaten-contoh --member=serviceAccount:${run} --role=roles/iam.serviceAccountTokenCreator --format=none`,
      ),
    );
    // The functions' own account is of the pool without being named, and needs no role on itself for it.
    expect(out).not.toContain(`add-iam-policy-binding ${run}`);

    const { code, err } = await planned('pantau-lain@proyek-lain.iam.gserviceaccount.com');
    expect(code).toBe(1);
    expect(err).toContain(
      'accounts.0: pantau-lain@proyek-lain.iam.gserviceaccount.com is not of the project',
    );
    const wrong = await planned('$(id)@kabupaten-contoh.iam.gserviceaccount.com');
    expect(wrong.err).toContain('PANTAU_SERVICE_ACCOUNTS.0: is not the address of a service account');
  });

  it('works for another district in the same project, in its own zone', async () => {
    const settings = ['--prefix', 'sampang', '--project', 'kabupaten-contoh', '--dry-run'];
    const { out } = await desk.run('deploy-google', settings, {
      PANTAU_SETTINGS: SETTINGS,
      PANTAU_MAIL_URL: SMTP,
    });
    expect(out).toBe(googlePlan({ ...target, prefix: 'sampang' }));
    expect(out).not.toContain('pantau-');
    await desk.program('settings', '');
    const { out: eastern } = await desk.run(
      'deploy-google',
      [...settings, '--settings', path.join(desk.dir, 'settings')],
      {
        PANTAU_SETTINGS: SETTINGS,
        PANTAU_MAIL_URL: SMTP,
      },
    );
    expect(eastern).toBe(googlePlan({ ...target, prefix: 'sampang', zone: 'Asia/Jayapura' }));
  });

  it('is refused where a name could be a command', async () => {
    for (const project of ['x', 'Contoh', 'contoh; rm -rf /', '$(id)', 'contoh\nid'])
      expect(TargetSchema.safeParse({ project }).success).toBe(false);
    const { code, err } = await desk.run('deploy-google', [
      '--dry-run',
      '--project',
      'contoh;id',
      '--region',
      'x',
    ]);
    expect(code).toBe(1);
    expect(err).toContain('project: is not a project id');
    expect(err).toContain('region: is not a region');
  });
});

describe('carrying it out', () => {
  /** Notes each call and what it was given on standard input; `describe` and `update` succeed where things exist. */
  const gcloud = (exists: boolean) => `
    echo "$*" >> "$DESK/calls"
    case "$*" in
      *--data-file=-*) echo "$3 $4: $(cat)" >> "$DESK/secrets";;
      "projects describe"*) echo 123456;;
      *" describe "*|*" jobs update "*) ${exists ? 'true' : 'exit 1'};;
    esac`;
  const words = ['--project', 'kabupaten-contoh'];
  const environment = { PANTAU_SETTINGS: SETTINGS, PANTAU_MAIL_URL: SMTP };

  it('makes what is missing, in order, and gives each secret to its place alone', async () => {
    await desk.program('gcloud', gcloud(false));
    const { code, out } = await desk.run('deploy-google', words, environment);
    expect(code).toBe(0);
    expect(out).toContain('pantau-run@kabupaten-contoh.iam.gserviceaccount.com');
    const calls = await desk.read('calls');
    const order = [
      'services enable',
      'sql instances create',
      'secrets create',
      'topics create',
      'run deploy',
      'subscriptions create pantau-check',
      'jobs create',
    ];
    const places = order.map((what) => calls.indexOf(what));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(calls).toContain(
      '--push-endpoint=https://pantau-check-123456.asia-southeast2.run.app/projects/kabupaten-contoh/topics/pantau-check',
    );

    const secrets = Object.fromEntries(
      (await desk.read('secrets'))
        .trim()
        .split('\n')
        .map((line) => line.split(/: (.*)/)),
    );
    const password = /--password=([0-9a-f]{48})/.exec(calls)?.[1];
    expect(secrets).toEqual({
      'pantau-secret --project=kabupaten-contoh': expect.stringMatching(/^[0-9a-f]{64}$/),
      'pantau-mail-url --project=kabupaten-contoh': SMTP,
      'pantau-database-url --project=kabupaten-contoh': `postgresql://pantau:${password}@/pantau?host=/cloudsql/kabupaten-contoh:asia-southeast2:pantau`,
    });
    expect(calls).not.toContain('rahasia');
    const settings = path.join(PROJECT, SETTINGS_FILE);
    expect(JSON.parse(await readFile(settings, 'utf8'))).toEqual({
      PANTAU_SETTINGS: SETTINGS,
      PANTAU_PROJECT: 'kabupaten-contoh',
      PANTAU_PREFIX: 'pantau',
    });
    expect((await stat(settings)).mode & 0o077).toBe(0);
  });

  it('makes nothing anew the second time', async () => {
    await desk.program('gcloud', gcloud(true));
    expect((await desk.run('deploy-google', words, environment)).code).toBe(0);
    const calls = await desk.read('calls');
    expect(calls).not.toContain(' create ');
    expect(calls.match(/run deploy/g)).toHaveLength(9);
    expect(await desk.read('secrets')).toBe(`add pantau-mail-url: ${SMTP}\n`);
  });

  it('stops at the first step that fails', async () => {
    await desk.program('gcloud', `${gcloud(false)}\ncase "$*" in "sql instances create"*) exit 3;; esac`);
    expect((await desk.run('deploy-google', words, environment)).code).toBe(3);
    expect(await desk.read('calls')).not.toContain('secrets');
  });

  it('touches nothing when a setting is missing', async () => {
    await desk.program('gcloud', gcloud(false));
    const { code, err } = await desk.run('deploy-google', words, { PANTAU_SETTINGS: '{"unit": 1}' });
    expect(code).toBe(1);
    expect(err).toContain('PANTAU_SETTINGS.unit');
    expect(err).toContain('PANTAU_MAIL_URL: is missing');
    await expect(desk.read('calls')).rejects.toThrow('ENOENT');
  });

  it('names at once what is wrong with the place and with the settings, and what would not work there', async () => {
    await desk.program('gcloud', gcloud(false));
    const { code, err } = await desk.run('deploy-google', ['--project', 'X', '--region', 'sini'], {
      PANTAU_SETTINGS: SETTINGS,
      PANTAU_MAIL_URL: 'cloudflare:',
      PANTAU_ACCESS: 'local',
      PANTAU_OPERATORS: 'penjaga',
    });
    expect(code).toBe(1);
    for (const fault of [
      'project: is not a project id',
      'region: is not a region',
      'PANTAU_MAIL_URL: cloudflare: is for a Worker alone',
      'PANTAU_ACCESS: local is for one machine alone',
      'PANTAU_OPERATORS.0: ',
    ])
      expect(err).toContain(fault);
    await expect(desk.read('calls')).rejects.toThrow('ENOENT');
  });

  it('gives neither spreadsheets nor the mail server to a function that only notes or shows', () => {
    const plan = googlePlan({ ...target, events: true }).replaceAll('\\\n', '');
    expect(plan).not.toMatch(/pantau-mail-url .*pantau-web@|pantau-web@.*PANTAU_MAIL_URL/);
    const accounts = [...plan.matchAll(/--function=([a-z-]+) .*--service-account=pantau-(\w+)@/g)].map(
      ([, name, account]) => [name, account],
    );
    expect(accounts.filter(([, account]) => account === 'web').map(([name]) => name)).toEqual([
      'bury',
      'events',
      'web',
    ]);
  });
});
