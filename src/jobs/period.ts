import type { Template } from '../core/template/schema.ts';
import type { Registration } from '../ports/store/register.ts';

/** Period of a form: its own, or the year of its template. */
export function periodOf({ period }: Registration, { year }: Template): string {
  return period ?? String(year);
}
