/**
 * A deployment to Cloudflare as the shell script that carries it out: shown by a dry run, run as it is otherwise. Every
 * step can be repeated. D1 is made by `wrangler deploy` itself; the Worker brings its tables up to date.
 */

/** Secrets, as JSON, from the project's folder. */
export const SECRETS_FILE = 'dist/cloudflare-secrets.json';
export const SCRIPT_FILE = 'dist/cloudflare-deploy.sh';

/**
 * @param environment of wrangler.toml; the one at its top when absent.
 * @param absent settings that the installation has no longer: a deployment alone would leave them as they were.
 */
export function cloudflarePlan(environment?: string, absent: readonly string[] = []): string {
  const name = environment === undefined ? 'pantau' : `pantau-${environment}`;
  const queue = (each: string) =>
    `npx wrangler queues info ${each} >/dev/null 2>&1 ||\n  npx wrangler queues create ${each}`;
  const env = `--env=${environment ?? '""'}`;
  // Nobody is there to be asked: without a terminal wrangler takes yes for an answer.
  const forgetting = `
# 3. Settings that were taken away.
given=$(npx wrangler secret list ${env} --format=json)
for setting in ${absent.join(' ')}; do
  if [[ $given == *"\\"$setting\\""* ]]; then npx wrangler secret delete "$setting" ${env} </dev/null; fi
done
`;
  return `#!/usr/bin/env bash
# Pantau to Cloudflare, as ${name}.
set -euo pipefail

# 1. Queues: one for work, one for what the Worker could not take up.
${queue(name)}
${queue(`${name}-dead`)}

# 2. The Worker with its crons, its database, its queue consumer and its secrets.
npx wrangler deploy ${env} --secrets-file=${SECRETS_FILE}
${absent.length === 0 ? '' : forgetting}
echo "Share the drive of the forms with the service account of PANTAU_SERVICE_ACCOUNT."
`;
}
