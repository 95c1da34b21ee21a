import { type Settings, SettingsSchema } from '../../core/settings.ts';
import { json } from '../../runtime/json-setting.ts';

/** The district's settings; undefined where they cannot be read, which the check of the settings says. */
export function settingsOf(given: NodeJS.Dict<string>): Settings | undefined {
  const read = json(SettingsSchema).safeParse(given.PANTAU_SETTINGS);
  return read.success ? read.data : undefined;
}
