/**
 * How much a problem weighs here: the district's word, then the rule's own, the column's, the template's, and last the
 * catalogue's. What makes a form unreadable, or a row nobody can tell from another, stays an error whoever asks.
 */
import * as z from 'zod';
import { CODES, SEVERITIES } from './catalogue.ts';
import type { ProblemCode, Severity } from './problem.ts';

/** `info` is told and colours nothing, `warning` passes and may be waived, an entry with an `error` is not valid. */
export const SeveritySchema = z.enum(['error', 'warning', 'info']);

/** Codes that no template and no district may play down: behind each, rows or whole tabs go unchecked. */
const FIXED: ReadonlySet<ProblemCode> = new Set([
  'key-doubled',
  'key-blank',
  'key-wildcard',
  'key-unknown',
  'key-missing',
  'header-missing',
  'header-doubled',
  'too-many-rows',
  'no-rows',
  'merged-cells',
  'locale-not-indonesian',
]);

const SETTABLE = CODES.filter((code) => !FIXED.has(code)) as [ProblemCode, ...ProblemCode[]];

/** Severities by problem code, as templates and settings give them. */
export const SeveritiesSchema = z.partialRecord(z.enum(SETTABLE), SeveritySchema);
export type Severities = z.infer<typeof SeveritiesSchema>;

/** Severity of a problem of these columns, the one to blame first; `ofRule` where a row rule sets its own. */
export type SeverityOf = (code: ProblemCode, columns: readonly string[], ofRule?: Severity) => Severity;

export interface SeveritySources {
  district?: Severities | undefined;
  template?: Severities | undefined;
  /** By column name. */
  columns?: ReadonlyMap<string, Severities>;
}

export function compileSeverities({ district = {}, template = {}, columns }: SeveritySources): SeverityOf {
  return (code, [column = ''], ofRule) => {
    const settable = code as keyof Severities;
    return (
      district[settable] ??
      ofRule ??
      columns?.get(column)?.[settable] ??
      template[settable] ??
      SEVERITIES[code]
    );
  };
}
