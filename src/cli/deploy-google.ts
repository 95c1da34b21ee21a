/** `npm run deploy:google`: Pantau to Google Cloud, or what that would do. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundleFunctions } from '../deploy/bundle-google.ts';
import {
  ARTEFACT,
  googlePlan,
  SCRIPT_FILE,
  SETTINGS_FILE,
  type Target,
  TargetSchema,
} from '../deploy/google-plan.ts';
import { runScript, writePrivate } from '../deploy/run.ts';
import { settingsFor } from '../deploy/settings.ts';
import { ConfigurationError, readConfiguration } from '../runtime/configuration.ts';
import { FurtherAccounts, GoogleCloudSchema } from '../runtime/google-cloud-configuration.ts';
import { PROJECT } from '../runtime/local/bundle.ts';

const HELP = `npm run deploy:google -- --project ID [options]

  --project ID      project of Google Cloud
  --region NAME     default: asia-southeast2 (Jakarta)
  --prefix NAME     begins the name of everything that is made (default: pantau)
  --settings FILE   lines of NAME=value: PANTAU_SETTINGS, PANTAU_MAIL_URL, …; docs/deploy.md names all
  --dry-run         print the script that would be run, touch nothing
  --help            this text
`;

/** Made or known by the deployment itself. */
const OWN = {
  PANTAU_SECRET: true,
  PANTAU_DATABASE_URL: true,
  PANTAU_PROJECT: true,
  PANTAU_PREFIX: true,
} as const;
const OperatorSchema = GoogleCloudSchema.omit(OWN);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      project: { type: 'string' },
      region: { type: 'string' },
      prefix: { type: 'string' },
      settings: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const { settings: file, 'dry-run': dryRun, help: _, ...place } = values;
  // A dry run needs no settings, but takes them to be shown the district's own zone.
  const [given, settingsFault] = await faulty(async () =>
    dryRun && file === undefined ? {} : await settingsFor(OperatorSchema, file, process.env),
  );
  const [target, placeFault] = await faulty(async () => targetOf(place, given ?? {}));
  if (given === undefined || target === undefined)
    throw new ConfigurationError([placeFault, settingsFault].filter(Boolean).join('\n'));
  const script = googlePlan(target);
  if (dryRun) {
    process.stdout.write(script);
    return 0;
  }

  await bundleFunctions(path.join(PROJECT, ARTEFACT));
  const { PANTAU_MAIL_URL, ...open } = given;
  const settings = { ...open, PANTAU_PROJECT: target.project, PANTAU_PREFIX: target.prefix };
  // JSON is YAML.
  await writePrivate(SETTINGS_FILE, JSON.stringify(settings));
  return runScript(script, SCRIPT_FILE, { PANTAU_MAIL_URL });
}

function targetOf(place: Record<string, unknown>, given: Record<string, string>): Target {
  const zone = given.PANTAU_SETTINGS && (JSON.parse(given.PANTAU_SETTINGS) as { zone?: string }).zone;
  return readConfiguration(TargetSchema, {
    ...place,
    ...(zone && { zone }),
    gmail: given.PANTAU_MAIL_URL?.startsWith('gmail:') ?? false,
    events: given.PANTAU_WORKSPACE_EVENTS !== undefined,
    accounts: FurtherAccounts.default([]).parse(given.PANTAU_SERVICE_ACCOUNTS),
  });
}

/** What is wrong with one is told together with what is wrong with the other. */
async function faulty<T>(read: () => Promise<T>): Promise<[T] | [undefined, string]> {
  try {
    return [await read()];
  } catch (fault) {
    if (fault instanceof ConfigurationError) return [undefined, fault.message];
    throw fault;
  }
}

process.exitCode = await main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  return 1;
});
