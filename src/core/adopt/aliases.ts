/** The field's many names for one column: data beside each template, since an issued version is never changed. */
import * as z from 'zod';
import type { Fault } from '../faults.ts';
import { faultLines, shapeFaults } from '../faults.ts';
import { MachineName } from '../template/primitives.ts';
import type { Template } from '../template/schema.ts';

/** Names by tab and column. */
const AliasesSchema = z.record(
  MachineName,
  z.record(MachineName, z.array(z.string().trim().min(1).max(200)).min(1)),
);
export type Aliases = z.infer<typeof AliasesSchema>;

/**
 * @param file Name shown in messages. @param versions All versions of the template: a column may be in one of them only.
 * @throws Error with one line a fault: file, place, fault, remedy.
 */
export function parseAliases(json: unknown, file: string, versions: readonly Template[]): Aliases {
  const parsed = AliasesSchema.safeParse(json, { reportInput: true });
  if (!parsed.success) throw new Error(faultLines(file, shapeFaults(parsed.error.issues)));
  const faults: Fault[] = [];
  for (const [tab, columns] of Object.entries(parsed.data)) {
    const known = new Set(
      versions.flatMap(({ tabs }) =>
        tabs.filter(({ name }) => name === tab).flatMap((one) => one.columns.map(({ name }) => name)),
      ),
    );
    for (const column of Object.keys(columns)) {
      if (known.has(column)) continue;
      faults.push({
        path: `${tab}.${column}`,
        fault: 'is no column of the form',
        remedy: known.size === 0 ? 'correct the name of the tab' : `choose one of ${[...known].join(', ')}`,
      });
    }
  }
  if (faults.length > 0) throw new Error(faultLines(file, faults));
  return parsed.data;
}
