/** Google from a command, as the service accounts of an installation. */
import type { OAuth2Client } from 'google-auth-library';
import * as z from 'zod';
import { settingsText } from '../deploy/settings.ts';
import { type GoogleApis, googleApis, keyedAccount } from '../google/clients.ts';
import { ConfigurationError, KeyFiles, readConfiguration } from '../runtime/configuration.ts';
import { FurtherAccounts } from '../runtime/google-cloud-configuration.ts';
import { json } from '../runtime/json-setting.ts';
import { redirectTo } from '../runtime/local/google.ts';
import { loadState } from '../runtime/local/state.ts';
import { googleTime, localFolder } from './local-installation.ts';
import type { StoreAsked } from './reach-store.ts';

export const GOOGLE_USAGE = `  Google is reached as the service accounts in PANTAU_SERVICE_ACCOUNT (key files, JSON), from --settings or the
  environment; without it as the service account of Google's default credentials on this machine, and those in
  PANTAU_SERVICE_ACCOUNTS that it may act for; with --store local:FOLDER as that of \`npm start\`, which must be running.`;

const GoogleSettings = z.object({
  PANTAU_SERVICE_ACCOUNT: json(KeyFiles).optional(),
  PANTAU_SERVICE_ACCOUNTS: FurtherAccounts.default([]),
  /** Another address of Google's APIs: a local workspace. */
  PANTAU_GOOGLE: z
    .url({ protocol: /^http$/, hostname: /^127\.0\.0\.1$/, error: 'is no address on this machine' })
    .optional(),
});

export interface ReachedAccount {
  email: string;
  apis: GoogleApis;
  auth: OAuth2Client;
}

export interface ReachedGoogle {
  /** Of the first account. */
  apis: GoogleApis;
  /** Address of the first account: spreadsheets are shared with it. */
  email: string;
  /** All accounts, at least one. */
  pool: readonly ReachedAccount[];
  /** Id of its shared drive: of `npm start`, which has but one. */
  drive?: string;
  /** The way to another address than Google's own. */
  fetch?: typeof globalThis.fetch;
}

/** @throws ConfigurationError that names what is missing. No message holds a secret. */
export async function reachGoogle(asked: StoreAsked, environment: NodeJS.ProcessEnv): Promise<ReachedGoogle> {
  const given = { ...(await settingsText(asked.settings)), ...environment };
  const folder = localFolder(asked.store ?? given.PANTAU_STORE ?? '');
  if (folder !== undefined && !given.PANTAU_SERVICE_ACCOUNT) return local(folder);
  const settings = readConfiguration(GoogleSettings, given);
  const fetch = settings.PANTAU_GOOGLE === undefined ? undefined : redirectTo(settings.PANTAU_GOOGLE);
  if (settings.PANTAU_SERVICE_ACCOUNT === undefined) return attached(settings.PANTAU_SERVICE_ACCOUNTS, fetch);
  return keyed(
    settings.PANTAU_SERVICE_ACCOUNT.map(({ client_email: email, private_key: key }) => ({ email, key })),
    fetch,
  );
}

async function attached(
  further: readonly string[],
  fetch: typeof globalThis.fetch | undefined,
): Promise<ReachedGoogle> {
  const { attachedAccount } = await import('../google/attached.ts');
  const { attachedPool } = await import('../google/impersonated.ts');
  const account = await attachedAccount(fetch, further.length > 0).catch((cause: Error) => {
    throw new ConfigurationError(
      `Google cannot be reached: set PANTAU_SERVICE_ACCOUNT to the key file of the service account, or run \`gcloud auth application-default login --impersonate-service-account=ADDRESS\` (${cause.message})`,
      { cause },
    );
  });
  const pool = attachedPool(account, further, fetch).map((each) => ({
    ...each,
    apis: googleApis(each.auth),
  }));
  return reached(pool, fetch);
}

async function local(folder: string): Promise<ReachedGoogle> {
  const state = await loadState(folder);
  if (state?.ports === undefined)
    throw new ConfigurationError(
      `${folder}: nothing was ever started there; begin with \`npm start -- --data ${folder}\``,
    );
  if ((await googleTime(state)) === undefined)
    throw new ConfigurationError(
      `the Google of ${folder} does not run; start it in another window and leave it open: \`npm start -- --data ${folder}\``,
    );
  const accounts = [state.account, ...state.others].map(({ email, privateKey: key }) => ({ email, key }));
  const google = keyed(accounts, redirectTo(`http://127.0.0.1:${state.ports.workspace}`));
  return { ...google, ...(state.folderId !== undefined && { drive: state.folderId }) };
}

function keyed(
  accounts: readonly { email: string; key: string }[],
  fetch: typeof globalThis.fetch | undefined,
): ReachedGoogle {
  const pool = accounts.map((account) => {
    const auth = keyedAccount(account, fetch);
    return { email: account.email, auth, apis: googleApis(auth) };
  });
  return reached(pool, fetch);
}

function reached(pool: readonly ReachedAccount[], fetch: typeof globalThis.fetch | undefined): ReachedGoogle {
  const { apis, email } = pool[0]!;
  return { apis, email, pool, ...(fetch && { fetch }) };
}
