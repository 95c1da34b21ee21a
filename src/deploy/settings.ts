/** Settings that an operator keeps in a file and hands to a deployment, checked before anything is touched. */
import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import type * as z from 'zod';
import { ConfigurationError, readConfiguration } from '../runtime/configuration.ts';

/**
 * `file`: lines of NAME=value, as in `.env`; what stands in `environment` wins. Gives the texts as they were, of the names
 * that the schema knows.
 * @throws ConfigurationError that names every setting that is missing or wrong.
 */
export async function settingsFor<Schema extends z.ZodObject<{ PANTAU_ACCESS: z.ZodType }>>(
  schema: Schema,
  file: string | undefined,
  environment: NodeJS.ProcessEnv,
): Promise<Record<string, string>> {
  const given = { ...(await settingsText(file)), ...environment };
  const deployed = schema.shape.PANTAU_ACCESS.refine(
    (access) => access !== 'local',
    'local is for one machine alone',
  );
  readConfiguration(schema.extend({ PANTAU_ACCESS: deployed }), given);
  return Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => (given[name] ? [[name, given[name]]] : [])),
  );
}

/** What stands in a file of NAME=value lines; nothing where there is none. @throws ConfigurationError for one that cannot be read. */
export async function settingsText(file: string | undefined): Promise<NodeJS.Dict<string>> {
  return file === undefined ? {} : parseEnv(await textOf(file));
}

function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: Error) => {
    throw new ConfigurationError(`${file} cannot be read: ${error.message}`);
  });
}
