/** Google from a command, as the service account of an installation. */
import path from 'node:path';
import * as z from 'zod';
import { settingsText } from '../deploy/settings.ts';
import { type GoogleApis, googleApis, keyedAccount } from '../google/clients.ts';
import { ConfigurationError, readConfiguration } from '../runtime/configuration.ts';
import { json } from '../runtime/json-setting.ts';
import { PROJECT } from '../runtime/local/bundle.ts';
import { redirectTo } from '../runtime/local/google.ts';
import { loadState } from '../runtime/local/state.ts';
import type { StoreAsked } from './reach-store.ts';

export const GOOGLE_USAGE = `  Google is reached as the service account in PANTAU_SERVICE_ACCOUNT (its key file, JSON), from --settings or the
  environment; with --store local:FOLDER as that of \`npm start\`, which must be running.`;

const KeyFile = z.looseObject({
  client_email: z.email(),
  private_key: z.string().startsWith('-----BEGIN'),
});

const GoogleSettings = z.object({
  PANTAU_SERVICE_ACCOUNT: json(
    z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(KeyFile).min(1)),
  ),
  /** Another address of Google's APIs: a local workspace. */
  PANTAU_GOOGLE: z.url({ protocol: /^https?$/ }).optional(),
});

export interface ReachedGoogle {
  apis: GoogleApis;
  /** Address of the account: spreadsheets are shared with it. */
  email: string;
}

/** @throws ConfigurationError that names what is missing. No message holds a secret. */
export async function reachGoogle(asked: StoreAsked, environment: NodeJS.ProcessEnv): Promise<ReachedGoogle> {
  const given = { ...(await settingsText(asked.settings)), ...environment };
  const store = asked.store ?? given.PANTAU_STORE ?? '';
  if (store.startsWith('local') && !given.PANTAU_SERVICE_ACCOUNT) return local(store.slice('local:'.length));
  const settings = readConfiguration(GoogleSettings, given);
  const [file] = settings.PANTAU_SERVICE_ACCOUNT;
  const { client_email: email, private_key: key } = file as z.infer<typeof KeyFile>;
  const fetch = settings.PANTAU_GOOGLE === undefined ? undefined : redirectTo(settings.PANTAU_GOOGLE);
  return { apis: googleApis(keyedAccount({ email, key }, fetch)), email };
}

async function local(folder: string): Promise<ReachedGoogle> {
  const dir = folder === '' ? path.join(PROJECT, '.pantau') : folder;
  const state = await loadState(dir);
  if (state?.ports === undefined)
    throw new ConfigurationError(`${dir}: nothing was ever started there; begin with \`npm start\``);
  const { email, privateKey } = state.account;
  const fetch = redirectTo(`http://127.0.0.1:${state.ports.workspace}`);
  return { apis: googleApis(keyedAccount({ email, key: privateKey }, fetch)), email };
}
