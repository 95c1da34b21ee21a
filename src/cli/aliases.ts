/** The names of columns that an installation knows beside those in its forms. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Aliases, parseAliases } from '../core/adopt/aliases.ts';
import type { Template } from '../core/template/schema.ts';
import { parseJson } from './json.ts';

/**
 * `aliases/ID.json` in a folder of templates; none where there is no such file.
 * @throws Error with one line a fault.
 */
export async function readAliases(templates: string, versions: readonly Template[]): Promise<Aliases> {
  const [{ id } = { id: '' }] = versions;
  const file = path.join(templates, 'aliases', `${id}.json`);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new Error(`${file}: cannot be read: ${error.message}`);
  });
  return text === undefined ? {} : parseAliases(parseJson(text, file), file, versions);
}
