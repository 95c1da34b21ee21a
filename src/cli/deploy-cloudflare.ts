/** `npm run deploy:cloudflare`: Pantau to Cloudflare, or what that would do. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cloudflarePlan, SCRIPT_FILE, SECRETS_FILE } from '../deploy/cloudflare-plan.ts';
import { runScript, writePrivate } from '../deploy/run.ts';
import { settingsFor } from '../deploy/settings.ts';
import { CloudflareSchema } from '../runtime/configuration.ts';
import { dryRunWorker, PROJECT } from '../runtime/local/bundle.ts';

const HELP = `npm run deploy:cloudflare -- [options]

  --env NAME        environment of wrangler.toml (default: the one at its top)
  --settings FILE   lines of NAME=value: PANTAU_SETTINGS, PANTAU_SERVICE_ACCOUNT, PANTAU_SECRET, PANTAU_MAIL_URL
  --dry-run         print the script that would be run, and wrangler's own dry run; touch nothing
  --help            this text
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      env: { type: 'string' },
      settings: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (values.env !== undefined && !/^[a-z][a-z0-9-]*$/.test(values.env)) {
    throw new Error(
      `"${values.env}" is no environment of wrangler.toml: lower-case letters, digits and hyphens`,
    );
  }
  const { settings: file, 'dry-run': dryRun } = values;
  // A dry run needs no settings, but goes by those that it is given.
  const settings =
    dryRun && file === undefined ? undefined : await settingsFor(CloudflareSchema, file, process.env);
  const absent =
    settings && Object.keys(CloudflareSchema.shape).filter((name) => !Object.hasOwn(settings, name));
  const script = cloudflarePlan(values.env, absent);
  if (settings === undefined || dryRun) {
    process.stdout.write(script);
    process.stdout.write(await dryRunWorker(values.env));
    return 0;
  }
  await writePrivate(SECRETS_FILE, JSON.stringify(settings));
  try {
    return await runScript(script, SCRIPT_FILE);
  } finally {
    await rm(path.join(PROJECT, SECRETS_FILE), { force: true });
  }
}

process.exitCode = await main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  return 1;
});
