/**
 * Google Cloud in the Worker's place: the deployed artefact under the Functions Framework, a process a function, with
 * PostgreSQL and Pub/Sub. A pass is one tick of every minute's schedule.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { JWT } from 'google-auth-library';
import type { pubsub_v1 } from 'googleapis/build/src/apis/pubsub/v1.js';
import { bundleFunctions } from '../../../src/deploy/bundle-google.ts';
import { through } from '../../../src/google/clients.ts';
import { PROJECT } from '../../../src/runtime/local/bundle.ts';
import { redirectTo } from '../../../src/runtime/local/google.ts';
import { ORGANISER } from '../../../src/runtime/local/local.ts';
import type { LocalRuntime, WorkerOptions } from '../../../src/runtime/local/worker.ts';
import { postgresPool, postgresStore } from '../../../src/store/postgres.ts';
import type { Workspace } from '../../../src/workspace/workspace.ts';
import { startPostgres } from '../postgres.ts';
import { CLOUD_PROJECT, type Fleet, listening, openFleet, subscribe } from './fleet.ts';
import { startMetadata } from './metadata.ts';

/** By their schedules, in the order of the road of one edit; what they hand on comes by Pub/Sub. */
export const EVERY_MINUTE = ['poll', 'roll-up', 'remind', 'tend'] as const;
const SWEEP = '0 18 * * *';

export interface FunctionsRuntime extends LocalRuntime {
  fleet: Fleet;
  /** Address of the database. */
  url: string;
  /** What functions are told that start from now on. */
  settings: Record<string, string>;
  pubsub: pubsub_v1.Pubsub;
}

/** @param more settings of the functions. @param heard topics with a function besides those of every installation. */
export const startFunctions =
  (more: Record<string, string> = {}, heard: readonly string[] = []) =>
  async (
    { variables, now, port, heard: told }: WorkerOptions,
    workspace: Workspace,
  ): Promise<FunctionsRuntime> => {
    await using opened = new AsyncDisposableStack();
    // Below the project, where the framework is found.
    await mkdir(path.join(PROJECT, 'dist'), { recursive: true });
    const dir = await mkdtemp(path.join(PROJECT, 'dist', 'google-test-'));
    opened.defer(() => rm(dir, { recursive: true, force: true }));
    const { PANTAU_SERVICE_ACCOUNT: keys = '[]', ...settings } = variables;
    const accounts = JSON.parse(keys) as { client_email: string; private_key: string }[];
    const [attached, ...further] = accounts;
    if (attached === undefined) throw new Error('no service account');
    const [server] = await Promise.all([startPostgres(), bundleFunctions(dir)]);
    opened.defer(() => server.close());
    const url = await server.createDatabase();
    const pool = postgresPool(url);
    opened.defer(() => pool.end());
    const store = postgresStore(pool);
    const clock = await listening((_request, response) => response.end(String(now())), opened);
    const metadata = await startMetadata(attached.client_email, async (scopes) => {
      const { client_email: email, private_key: key } = attached;
      const { token } = await new JWT({
        email,
        key,
        scopes,
        ...through(redirectTo(workspace.origin)),
      }).getAccessToken();
      return token ?? '';
    });
    opened.defer(() => metadata.close());

    const common: Record<string, string> = {
      ...settings,
      ...(further.length > 0 && {
        PANTAU_SERVICE_ACCOUNTS: further.map(({ client_email: email }) => email).join(','),
      }),
      PANTAU_DATABASE_URL: url,
      PANTAU_PROJECT: CLOUD_PROJECT,
      GCE_METADATA_HOST: metadata.host,
      TEST_GOOGLE: workspace.origin,
      TEST_CLOCK: `http://127.0.0.1:${clock}`,
      ...more,
    };
    const fleet = await openFleet(
      dir,
      (target) => (target === 'web' ? { ...common, PORT: String(port ?? 0) } : common),
      told,
    );
    opened.use(fleet);
    const pubsub = await subscribe(workspace.origin, workspace.tokenFor(ORGANISER), fleet.front, [
      'check',
      'deliver',
      'poll',
      ...heard,
    ]);
    const { origin } = await fleet.of('web');
    const stack = opened.move();
    let ticks = 0;
    return {
      origin,
      store,
      fleet,
      url,
      settings: common,
      pubsub,
      async tick(cron) {
        for (const target of cron === SWEEP ? ['sweep'] : EVERY_MINUTE) {
          const answer = await (await fleet.of(target)).send({ id: `${target}-${ticks++}` });
          if (!answer.ok) throw new Error(`${target} answered ${answer.status}; its log says why`);
          await workspace.settle();
        }
      },
      close: () => stack.disposeAsync(),
    };
  };
