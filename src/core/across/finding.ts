/** What a comparison found about one form, as it is stored until the form's next check tells it. */
import type { ProblemParams, Severity } from '../checks/problem.ts';
import type { Reported } from '../form-measures/reported.ts';
import type { Figures } from './figures.ts';

type FigureCode = 'parent-sum' | 'jump' | 'outlier' | 'copied-values';

/** A finding about figures. */
export type FigureFinding = {
  [Code in FigureCode]: {
    code: Code;
    tab: string;
    /** Absent for the tab as a whole. */
    key?: string;
    /** The one to blame first. */
    columns: string[];
    params: ProblemParams[Code];
    /** As the template's check sets it. */
    severity?: Severity;
    /** The form's own figures that it rests on. */
    basis: string;
  };
}[FigureCode];

/** A finding about persons, known only by the marks of their numbers (`core/across/same-identity.ts`). */
export interface IdentityFinding {
  code: 'same-identity-elsewhere';
  marks: string[];
  params: ProblemParams['same-identity-elsewhere'];
}

/** No fault: what the villages below came to, for the columns of the form that Pantau fills from it. */
export interface ReportedFinding extends Reported {
  code: 'reported';
}

export type Finding = FigureFinding | IdentityFinding | ReportedFinding;

/** What a finding rests on, as text: once it reads otherwise, the finding is out of date. */
export function basisOf(
  figures: Figures,
  { tab, key, columns }: Pick<FigureFinding, 'tab' | 'key' | 'columns'>,
): string {
  const of = columns.map((column) => figures[tab]?.[column]);
  return JSON.stringify(key === undefined ? of : of.map((figuresOfColumn) => figuresOfColumn?.[key] ?? null));
}
