/** The mapping that somebody confirmed, from a file. They may change it between two runs: all of it is checked each time. */
import path from 'node:path';
import { type Mapping, MappingSchema } from '../../core/adopt/mapping.ts';
import { faultLines, shapeFaults } from '../../core/faults.ts';
import type { Template } from '../../core/template/schema.ts';
import { readJson } from '../json.ts';

/**
 * As `adopt --json` gives it: under `mapping`, or that alone.
 * @throws Error with one line a fault; of another form, or with a tab or column that `template` does not have.
 */
export async function readMapping(file: string, template: Template): Promise<Mapping> {
  const json = (await readJson(file)) as { mapping?: unknown } | null;
  const parsed = MappingSchema.safeParse(json?.mapping ?? json, { reportInput: true });
  if (!parsed.success) throw new Error(faultLines(path.basename(file), shapeFaults(parsed.error.issues)));
  const known = `${template.id}@${template.version}`;
  if (parsed.data.template !== known)
    throw new Error(`${file}: template: "${parsed.data.template}" is another form; this one is ${known}`);
  for (const [tab, { columns }] of Object.entries(parsed.data.tabs)) {
    const found = template.tabs.find(({ name }) => name === tab);
    const names = new Set(found?.columns.map(({ name }) => name));
    const strange = Object.keys(columns).find((column) => !names.has(column));
    if (found === undefined || strange !== undefined)
      throw new Error(`${file}: tabs.${tab}${strange ? `.columns.${strange}` : ''}: is not in ${known}`);
  }
  return parsed.data;
}
