/**
 * How much a problem weighs here: the district's word, then the rule's own, the column's, the template's, and last the
 * catalogue's. What makes a form unreadable, or a row nobody can tell from another, stays an error whoever asks.
 */
import * as z from 'zod';
import { CATALOGUE, CODES } from '../catalogue/catalogue.ts';
import type { ProblemCode, Severity } from './problem.ts';

export const SeveritySchema = z.enum(['error', 'warning', 'info']);

const SETTABLE = CODES.filter((code) => !CATALOGUE[code].fixed) as [ProblemCode, ...ProblemCode[]];

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

export function compileSeverities({ district, template, columns }: SeveritySources): SeverityOf {
  const ofDistrict = byCode(district);
  const ofTemplate = byCode(template);
  const ofForm = ofTemplate.size === 0 ? CATALOGUED : new Map([...CATALOGUED, ...ofTemplate]);
  const ofColumns = new Map(Array.from(columns ?? [], ([name, own]) => [name, byCode(own)]));
  // Where nobody set any, as for nearly all forms, one look is enough: each is paid for every problem.
  if (ofDistrict.size === 0 && ofColumns.size === 0)
    return (code, _, ofRule) => ofRule ?? (ofForm.get(code) as Severity);
  return (code, names, ofRule) =>
    ofDistrict.get(code) ??
    ofRule ??
    ofColumns.get(names[0] ?? '')?.get(code) ??
    (ofForm.get(code) as Severity);
}

const CATALOGUED = new Map(CODES.map((code) => [code, CATALOGUE[code].severity]));

const byCode = (severities: Severities = {}): ReadonlyMap<ProblemCode, Severity> =>
  new Map(Object.entries(severities) as [ProblemCode, Severity][]);
