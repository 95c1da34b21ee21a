/**
 * Formula settings of a district from a JSON file: where the guide contradicts itself. They stand there alone, or where the
 * configuration of a district has them, under `settings.convergence`.
 */
import { faultLines, shapeFaults } from '../core/faults.ts';
import {
  type ConvergenceSettings,
  ConvergenceSettingsSchema,
} from '../core/measures/convergence/settings.ts';
import { readJson } from './json.ts';

/**
 * The defaults where no file is named.
 * @throws Error with one line a fault: file, place in it, fault, remedy.
 */
export async function readFormulaSettings(file: string | undefined): Promise<ConvergenceSettings> {
  if (file === undefined) return ConvergenceSettingsSchema.parse({});
  const { value, at } = within(await readJson(file), ['settings', 'convergence']);
  const parsed = ConvergenceSettingsSchema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({ ...issue, path: [...at, ...issue.path] }));
  throw new Error(faultLines(file, shapeFaults(issues)));
}

/** A configuration that says nothing of formulas has the defaults. */
function within(json: unknown, [outer, inner]: readonly [string, string]): { value: unknown; at: string[] } {
  const settings = memberOf(json, outer);
  if (settings === undefined) {
    const value = memberOf(json, inner);
    return value === undefined ? { value: json, at: [] } : { value, at: [inner] };
  }
  return { value: memberOf(settings, inner) ?? {}, at: [outer, inner] };
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
