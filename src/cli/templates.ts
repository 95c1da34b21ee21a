/** Every form that this installation knows: one JSON file a scheme and year, all issued versions kept. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parseTemplate } from '../core/template/load.ts';
import type { Template } from '../core/template/schema.ts';
import { PROJECT } from '../runtime/local/bundle.ts';
import { readJson } from './json.ts';

/** The forms that come with the project. */
export const TEMPLATES = path.join(PROJECT, 'sheets-templates');

/**
 * Reads all `*.json` in `dir`, ordered by id and version.
 * @throws Error whose message has one line a fault, over all files: broken JSON, a template that cannot be used, two
 * files with the same id and version, no file at all.
 */
export async function readTemplates(dir: string): Promise<Template[]> {
  const all = await readdir(dir).catch((error: Error) => {
    throw new Error(`${dir}: cannot be read: ${error.message}`);
  });
  const files = all.filter((file) => file.endsWith('.json')).sort();
  const faults: string[] = [];
  const issued = new Map<string, string>();
  const templates: Template[] = [];
  for (const file of files) {
    const at = path.join(dir, file);
    try {
      const template = parseTemplate(await readJson(at), at);
      const version = `"${template.id}" version ${template.version}`;
      const other = issued.get(version);
      if (other !== undefined) {
        faults.push(`${at}: id: ${version} stands in ${other} too; raise the version or remove one file`);
      }
      issued.set(version, at);
      templates.push(template);
    } catch (error) {
      faults.push((error as Error).message);
    }
  }
  if (files.length === 0) faults.push(`${dir}: holds no template; put at least one *.json there`);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return templates.sort((a, b) => a.id.localeCompare(b.id, 'en') || a.version - b.version);
}

/**
 * Those called `NAME` or `NAME@VERSION`, oldest version first; never none.
 * @throws Error that lists what there is.
 */
export function templatesNamed(all: readonly Template[], name: string): Template[] {
  const found = all.filter(({ id, version }) => name === id || name === `${id}@${version}`);
  if (found.length > 0) return found;
  throw new Error(
    `no template "${name}"; there are ${all.map(({ id, version }) => `${id}@${version}`).join(', ')}`,
  );
}
