/** How long things are kept, from the settings of an installation. */
import * as z from 'zod';
import { RetentionSchema } from '../core/retention.ts';
import { settingsText } from '../deploy/settings.ts';
import { readConfiguration } from '../runtime/configuration.ts';
import { json } from '../runtime/json-setting.ts';

/** Of PANTAU_SETTINGS only what is needed here. */
const Kept = z.object({
  PANTAU_SETTINGS: json(
    z.looseObject({
      zone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']).default('Asia/Jakarta'),
      retention: RetentionSchema.prefault({}),
    }),
  ).prefault('{}'),
});

/** The project's own where PANTAU_SETTINGS says nothing. @param file of NAME=value lines; environment variables win. */
export async function retentionSettings(file: string | undefined, environment: NodeJS.ProcessEnv) {
  return readConfiguration(Kept, { ...(await settingsText(file)), ...environment }).PANTAU_SETTINGS;
}
