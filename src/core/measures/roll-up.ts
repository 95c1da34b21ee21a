/** Counts summed up the tree: a unit has its own forms and those of every unit below it. */
import type { Unit } from '../units.ts';
import { addCounts, type Counts, NO_COUNTS } from './completion.ts';

export interface FormCounts {
  unit: string;
  templateId: string;
  templateVersion: number;
  counts: Counts;
}

/**
 * One sum per unit and template that has forms at or below the unit, by template, then unit. Shares taken from them
 * are ratios of sums. `templateVersion` is the newest among the forms summed. A form of a unit that is not in `units`
 * counts for that unit alone. Throws when parents form a circle.
 */
export function rollUpCounts(
  units: readonly Pick<Unit, 'code' | 'parent'>[],
  forms: readonly FormCounts[],
): FormCounts[] {
  const parents = new Map(units.map((unit) => [unit.code, unit.parent]));
  const sums = new Map<string, FormCounts>();
  for (const form of forms) {
    for (const unit of lineage(form.unit, parents)) {
      const key = `${form.templateId} ${unit}`;
      const sum = sums.get(key);
      sums.set(key, {
        unit,
        templateId: form.templateId,
        templateVersion: Math.max(form.templateVersion, sum?.templateVersion ?? 0),
        counts: addCounts(sum?.counts ?? NO_COUNTS, form.counts),
      });
    }
  }
  return [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

/** The unit, its parent, and so on to the top. Throws when they form a circle. */
export function lineage(unit: string, parents: ReadonlyMap<string, string | null>): string[] {
  const line: string[] = [];
  for (let code: string | null = unit; code !== null; code = parents.get(code) ?? null) {
    if (line.includes(code)) throw new Error(`units report to each other in a circle: ${line.join(' → ')}`);
    line.push(code);
  }
  return line;
}
