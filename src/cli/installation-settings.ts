/** The settings by which the functions of an installation go. */
import * as z from 'zod';
import { type Settings, SettingsSchema } from '../core/settings.ts';
import { settingsText } from '../deploy/settings.ts';
import { readConfiguration } from '../runtime/configuration.ts';
import { json } from '../runtime/json-setting.ts';

const Given = z.object({ PANTAU_SETTINGS: json(SettingsSchema) });

/**
 * Undefined where PANTAU_SETTINGS is not at hand. @param file of NAME=value lines; environment variables win.
 * @throws ConfigurationError for settings that are wrong.
 */
export async function installationSettings(
  file: string | undefined,
  environment: NodeJS.ProcessEnv,
): Promise<Settings | undefined> {
  const { PANTAU_SETTINGS } = { ...(await settingsText(file)), ...environment };
  return PANTAU_SETTINGS ? readConfiguration(Given, { PANTAU_SETTINGS }).PANTAU_SETTINGS : undefined;
}
