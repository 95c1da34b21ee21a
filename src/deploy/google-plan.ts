/**
 * A deployment to Google Cloud as the shell script that carries it out: shown by a dry run, run as it is otherwise. Every
 * step can be repeated; what exists is left or brought up to date. Secret values come from the environment or are made on
 * the spot, and stand nowhere in the script.
 */
import * as z from 'zod';
import { MAIL_SCOPE } from '../google/delegated.ts';
import { ServiceAccountAddress } from '../runtime/google-cloud-configuration.ts';
import { BURY, EVENTS, TIMED_FUNCTIONS, WEB, WORKERS } from './google-functions.ts';

const PlaceSchema = z.strictObject({
  project: z.string().regex(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/, 'is not a project id of Google Cloud'),
  /** Jakarta unless told: data stays in the country. */
  region: z
    .string()
    .regex(/^[a-z]+-[a-z]+\d+$/, 'is not a region of Google Cloud')
    .default('asia-southeast2'),
  /** Begins the name of everything that is made. */
  prefix: z
    .string()
    .regex(/^[a-z][a-z0-9-]{2,12}$/, 'must be 3 to 13 lower-case letters, digits and hyphens')
    .default('pantau'),
  zone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']).default('Asia/Jakarta'),
  /** Mail leaves by the Gmail API: the functions' account signs for itself, to act for a person of the domain. */
  gmail: z.boolean().default(false),
  /** Drive's events come in: the functions' account signs for itself, to subscribe on behalf of a person of the domain. */
  events: z.boolean().default(false),
  /** Addresses of service accounts of this project that share the work with the functions' own. */
  accounts: z.array(ServiceAccountAddress).default([]),
});

export const TargetSchema = PlaceSchema.superRefine(({ project, accounts }, { addIssue }) => {
  const end = `@${project}.iam.gserviceaccount.com`;
  for (const [index, address] of accounts.entries())
    if (!address.endsWith(end))
      addIssue({
        code: 'custom',
        path: ['accounts', index],
        message: `${address} is not of the project ${project}: Google counts calls by project, and this one's accounts alone are made here`,
      });
});

export type Target = z.infer<typeof TargetSchema>;

/** Where the script finds the artefact and the settings that are no secrets, from the project's folder. */
export const ARTEFACT = 'dist/google';
export const SETTINGS_FILE = 'dist/google-settings.yaml';
export const SCRIPT_FILE = 'dist/google-deploy.sh';

const APIS = [
  'artifactregistry',
  'cloudbuild',
  'cloudscheduler',
  'drive',
  'iam',
  'pubsub',
  'run',
  'secretmanager',
  'sheets',
  'sqladmin',
];

/** Cloud SQL for PostgreSQL; a district needs little. */
const DATABASE = [
  '--database-version=POSTGRES_17',
  '--edition=enterprise',
  '--tier=db-g1-small',
  '--storage-auto-increase',
  '--backup-start-time=17:00',
  '--enable-point-in-time-recovery',
  '--ssl-mode=ENCRYPTED_ONLY',
  '--deletion-protection',
];

/** https://developers.google.com/workspace/events/guides/create-subscription */
const EVENTS_PUBLISHER = 'drive-api-event-push@system.gserviceaccount.com';

/** Functions that reach the database and may ask for a poll: no spreadsheet, no mail. */
const SHOWS: ReadonlySet<string> = new Set(['web', 'events', 'bury']);

const DAY = '1d';
const WEEK = '7d';

export function googlePlan(target: Target): string {
  const { project, region, prefix, zone } = target;
  const account = (name: string) => `${prefix}-${name}@${project}.iam.gserviceaccount.com`;
  const member = (name: string) => `--member=serviceAccount:${account(name)}`;
  const secret = (name: string) => `${prefix}-${name}`;
  /** Setting, name, and who is told. */
  const secrets: readonly (readonly [string, string, readonly string[]])[] = [
    ['PANTAU_SECRET', 'secret', ['run', 'web']],
    ['PANTAU_MAIL_URL', 'mail-url', ['run']],
    ['PANTAU_DATABASE_URL', 'database-url', ['run', 'web']],
  ];
  const at = `--project=${project}`;
  const near = `--region=${region}`;
  // Named again, the functions' own account is of the pool already.
  const further = target.accounts.filter((address) => address !== account('run'));
  const apis = [
    ...APIS,
    ...(target.gmail ? ['gmail'] : []),
    ...(target.gmail || target.events || further.length > 0 ? ['iamcredentials'] : []),
    ...(target.events ? ['workspaceevents'] : []),
  ];
  const scopes = [
    ...(target.gmail ? [MAIL_SCOPE] : []),
    // That of src/google/workspace-events.ts, whose client a deployment need not load.
    ...(target.events ? ['https://www.googleapis.com/auth/drive.metadata.readonly'] : []),
  ];
  const workers = Object.keys(WORKERS);
  const timed = Object.keys(TIMED_FUNCTIONS);
  const events = [...workers, ...timed];
  // Pub/Sub itself, which moves what nobody could take to the dead-letter topic.
  const pubsub = '--member="serviceAccount:service-$number@gcp-sa-pubsub.iam.gserviceaccount.com"';

  const unless = (probe: string, make: string) => `${probe} >/dev/null 2>&1 ||\n  ${make}`;
  const projectRole = (name: string, role: string) =>
    `gcloud projects add-iam-policy-binding ${project} ${member(name)} --role=${role} --condition=None --format=none`;
  const actFor = (address: string) =>
    `gcloud iam service-accounts add-iam-policy-binding ${address} ${at} ${member('run')} --role=roles/iam.serviceAccountTokenCreator --format=none`;
  const pooled = (address: string) =>
    [
      unless(
        `gcloud iam service-accounts describe ${address} ${at}`,
        `gcloud iam service-accounts create ${address.split('@')[0]} ${at} --display-name='Pantau: shares the work on spreadsheets'`,
      ),
      actFor(address),
    ].join('\n');
  const topic = (job: string, place = ` --message-storage-policy-allowed-regions=${region}`) =>
    unless(
      `gcloud pubsub topics describe ${prefix}-${job} ${at}`,
      `gcloud pubsub topics create ${prefix}-${job} ${at}${place}`,
    );

  const deploy = (name: string, { instances, concurrency }: typeof WEB) =>
    [
      `gcloud run deploy ${prefix}-${name} ${at} ${near}`,
      `--source=${ARTEFACT} --function=${name} --base-image=nodejs24`,
      `--service-account=${account(SHOWS.has(name) ? 'web' : 'run')}`,
      `--build-service-account=projects/${project}/serviceAccounts/${account('build')}`,
      `--add-cloudsql-instances=${project}:${region}:${prefix}`,
      `--env-vars-file=${SETTINGS_FILE}`,
      `--set-secrets=${secrets
        .filter(([, , who]) => who.includes(SHOWS.has(name) ? 'web' : 'run'))
        .map(([setting, kept]) => `${setting}=${secret(kept)}:latest`)
        .join(',')}`,
      `--max-instances=${instances} --concurrency=${concurrency} --cpu=1 --memory=512Mi --timeout=300`,
      name === 'web'
        ? '--ingress=all --allow-unauthenticated'
        : '--ingress=internal --no-allow-unauthenticated',
      '--quiet',
    ].join(' \\\n  ');

  /** @param last what is given up there is given up for good: what came to the dead-letter topic, and hints. */
  const subscription = (job: string, last = false) => {
    const name = `${prefix}-${job}`;
    const dead = job === 'bury';
    const topic = dead ? `${prefix}-dead` : name;
    // A minute's call or a hint that comes late is worth nothing; work is.
    const retention = dead ? WEEK : workers.includes(job) ? DAY : '10m';
    return [
      `gcloud run services add-iam-policy-binding ${name} ${at} ${near} ${member('invoke')} --role=roles/run.invoker --format=none`,
      unless(
        `gcloud pubsub subscriptions describe ${name} ${at}`,
        [
          `gcloud pubsub subscriptions create ${name} ${at} --topic=${topic}`,
          `--push-endpoint="https://${name}-$number.${region}.run.app/projects/${project}/topics/${topic}"`,
          `--push-auth-service-account=${account('invoke')}`,
          `--ack-deadline=300 --message-retention-duration=${retention} --expiration-period=never`,
          '--min-retry-delay=10s --max-retry-delay=600s',
          ...(last ? [] : [`--dead-letter-topic=${prefix}-dead --max-delivery-attempts=5`]),
        ].join(' \\\n    '),
      ),
      ...(last
        ? []
        : [
            `gcloud pubsub subscriptions add-iam-policy-binding ${name} ${at} ${pubsub} --role=roles/pubsub.subscriber --format=none`,
          ]),
    ].join('\n');
  };

  const schedule = (job: string, cron: string) => {
    const name = `${prefix}-${job}`;
    const settings = `--location=${region} --schedule='${cron}' --time-zone=${zone} --topic=${name} --message-body='{}'`;
    return unless(
      `gcloud scheduler jobs update pubsub ${name} ${at} ${settings}`,
      `gcloud scheduler jobs create pubsub ${name} ${at} ${settings}`,
    );
  };

  const secretFrom = (name: string, from: string) =>
    `${from} | gcloud secrets create ${secret(name)} ${at} --replication-policy=user-managed --locations=${region} --data-file=-`;

  return `#!/usr/bin/env bash
# Pantau for ${project}, in ${region}.
set -euo pipefail

# 1. APIs.
gcloud services enable ${at} ${apis.map((api) => `${api}.googleapis.com`).join(' ')}
number=$(gcloud projects describe ${project} --format='value(projectNumber)')

# 2. Service accounts, each with what it needs and nothing else. Spreadsheets are shared with ${further.length === 0 ? `${prefix}-run alone` : `${prefix}-run and those at the end`}.
${Object.entries({
  run: 'Pantau: works on spreadsheets',
  web: 'Pantau: shows the dashboard',
  invoke: 'Pantau: calls the functions',
  build: 'Pantau: builds the functions',
})
  .map(([name, title]) =>
    unless(
      `gcloud iam service-accounts describe ${account(name)} ${at}`,
      `gcloud iam service-accounts create ${prefix}-${name} ${at} --display-name='${title}'`,
    ),
  )
  .join('\n')}
${projectRole('run', 'roles/cloudsql.client')}
${projectRole('web', 'roles/cloudsql.client')}
${projectRole('build', 'roles/run.builder')}${
  scopes.length === 0
    ? ''
    : `
# In the name of a person of the domain the account signs for itself. An administrator of the domain allows its client id
# ${scopes.length > 1 ? 'the scopes' : 'the scope'} ${scopes.join(' and ')} (domain-wide delegation).
${actFor(account('run'))}`
}${
  further.length === 0
    ? ''
    : `
# Accounts that share the work: no key, no role in the project; ${prefix}-run alone gets their tokens.
${further.map(pooled).join('\n')}`
}

# 3. The database. Text must be sorted by character codes, as on the other cloud.
${unless(`gcloud sql instances describe ${prefix} ${at}`, [`gcloud sql instances create ${prefix} ${at} ${near}`, ...DATABASE].join(' \\\n    '))}
${unless(`gcloud sql databases describe ${prefix} ${at} --instance=${prefix}`, `gcloud sql databases create ${prefix} ${at} --instance=${prefix} --charset=UTF8 --collation=C`)}

# 4. Secrets: made here once, the mail server's address taken from PANTAU_MAIL_URL.
if ! gcloud secrets describe ${secret('database-url')} ${at} >/dev/null 2>&1; then
  password=$(openssl rand -hex 24)
  gcloud sql users create ${prefix} ${at} --instance=${prefix} --password="$password"
  ${secretFrom('database-url', `printf 'postgresql://${prefix}:%s@/${prefix}?host=/cloudsql/${project}:${region}:${prefix}' "$password"`)}
fi
${unless(`gcloud secrets describe ${secret('secret')} ${at}`, secretFrom('secret', `printf '%s' "$(openssl rand -hex 32)"`))}
if gcloud secrets describe ${secret('mail-url')} ${at} >/dev/null 2>&1; then
  printf '%s' "$PANTAU_MAIL_URL" | gcloud secrets versions add ${secret('mail-url')} ${at} --data-file=-
else
  ${secretFrom('mail-url', `printf '%s' "$PANTAU_MAIL_URL"`)}
fi
${secrets
  .flatMap(([, name, accounts]) =>
    accounts.map(
      (who) =>
        `gcloud secrets add-iam-policy-binding ${secret(name)} ${at} ${member(who)} --role=roles/secretmanager.secretAccessor --format=none`,
    ),
  )
  .join('\n')}

# 5. Topics: one a function, and one for what no function could take, kept for a week.
${[...events, 'dead'].map((job) => topic(job)).join('\n')}
${unless(
  `gcloud pubsub subscriptions describe ${prefix}-dead ${at}`,
  `gcloud pubsub subscriptions create ${prefix}-dead ${at} --topic=${prefix}-dead --message-retention-duration=${WEEK} --expiration-period=never`,
)}
gcloud pubsub topics add-iam-policy-binding ${prefix}-dead ${at} ${pubsub} --role=roles/pubsub.publisher --format=none
${[...workers.map((job) => [job, 'run'] as const), ['poll', 'web'] as const]
  .map(
    ([job, who]) =>
      `gcloud pubsub topics add-iam-policy-binding ${prefix}-${job} ${at} ${member(who)} --role=roles/pubsub.publisher --format=none`,
  )
  .join('\n')}

${
  target.events
    ? `# Drive's events carry ids of files and nothing else. They are published in any region, which a storage policy would refuse.
${topic('events', '')}
gcloud pubsub topics add-iam-policy-binding ${prefix}-events ${at} --member=serviceAccount:${EVENTS_PUBLISHER} --role=roles/pubsub.publisher --format=none

`
    : ''
}# 6. Functions.
${[...Object.entries({ ...WORKERS, ...TIMED_FUNCTIONS }), ['bury', BURY] as const, ...(target.events ? [['events', EVENTS] as const] : []), ['web', WEB] as const].map(([name, how]) => deploy(name, how)).join('\n')}

# 7. What starts them.
${events.map((job) => subscription(job)).join('\n')}
${subscription('bury', true)}${target.events ? `\n${subscription('events', true)}` : ''}
${Object.entries(TIMED_FUNCTIONS)
  .map(([job, { schedule: cron }]) => schedule(job, cron))
  .join('\n')}

echo "Share the drive of the forms with ${[account('run'), ...further].join(', ')}."
echo "Dashboard: https://${prefix}-web-$number.${region}.run.app/"
echo "PANTAU_WEBHOOK_URL, to be told of changes: https://${prefix}-web-$number.${region}.run.app/webhook/drive"
`;
}
