/** Makes problems, each with its severity. */
import { CATALOGUE } from '../catalogue/catalogue.ts';
import type { Problem, ProblemCode, ProblemParams, Severity } from './problem.ts';
import type { SeverityOf } from './severity.ts';

export interface Place {
  tab?: string;
  key?: string;
  row?: number;
}

/** A problem with the severity of the catalogue: for codes that nobody may set another for. */
export function problemOf<Code extends ProblemCode>(
  code: Code,
  columns: readonly string[],
  params: ProblemParams[Code],
  place: Place = {},
  severity: Severity = CATALOGUE[code].severity,
): Problem {
  const { tab, key, row } = place;
  // Of a row, as nearly all are: written out, it is made in a third of the time.
  return (
    tab !== undefined && key !== undefined && row !== undefined
      ? { code, severity, params, columns, tab, key, row }
      : { code, severity, params, columns, ...place }
  ) as Problem;
}

/** Makes problems with the severities of one template in one district. */
export type MakeProblem = <Code extends ProblemCode>(
  code: Code,
  columns: readonly string[],
  params: ProblemParams[Code],
  place?: Place,
  ofRule?: Severity,
) => Problem;

export function problemMaker(severityOf: SeverityOf): MakeProblem {
  return (code, columns, params, place, ofRule) =>
    problemOf(code, columns, params, place, severityOf(code, columns, ofRule));
}
