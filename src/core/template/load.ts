/** From parsed JSON to a template that can be issued, or to one message that names every fault and its remedy. */
import { type Fault, faultLines, shapeFaults } from '../faults.ts';
import { templateFaults } from './faults.ts';
import { type Template, TemplateSchema } from './schema.ts';

/** A template that cannot be used. The message has one line a fault: file, place in it, fault, remedy. */
export class TemplateError extends Error {
  readonly faults: readonly Fault[];
  constructor(file: string, faults: readonly Fault[]) {
    super(faultLines(file, faults));
    this.name = 'TemplateError';
    this.faults = faults;
  }
}

/**
 * @param file Name shown in messages.
 * @throws TemplateError with all faults of the shape, or, when the shape is right, all faults of the content.
 * @example
 * ```ts
 * import { parseTemplate } from 'pantau/core';
 * import json from 'pantau/sheets-templates/aksi-konvergensi-2025.json' with { type: 'json' };
 *
 * console.log(parseTemplate(json, 'aksi-konvergensi-2025.json').tabs[0]?.fixedRows.length); // 31
 * try {
 *   parseTemplate({ ...json, year: 1945 }, 'lama.json');
 * } catch (error) {
 *   console.log((error as Error).message.split(':')[0]); // lama.json
 * }
 * ```
 */
export function parseTemplate(json: unknown, file: string): Template {
  const parsed = TemplateSchema.safeParse(json, { reportInput: true });
  if (!parsed.success) throw new TemplateError(file, shapeFaults(parsed.error.issues));
  const faults = templateFaults(parsed.data);
  if (faults.length > 0) throw new TemplateError(file, faults);
  return parsed.data;
}
