/** What the spreadsheet's structure tells: locale, time zone, merged cells inside the form, the approval tab. */
import type { Zone } from '../schedule/deadline.ts';
import type { MakeProblem } from './make-problem.ts';
import type { Problem } from './problem.ts';

export interface StructureFacts {
  locale: string;
  timeZone: string;
  /** Merges that touch rows of the form below its header, as addresses, by template tab name. */
  merges: { tab: string; range: string }[];
  /** The verifikator has a place to decide. */
  approvalTab: boolean;
}

export function structuralProblems(facts: StructureFacts, zone: Zone, problem: MakeProblem): Problem[] {
  const problems: Problem[] = [];
  if (facts.locale !== 'in_ID') {
    problems.push(problem('locale-not-indonesian', [], { locale: facts.locale }));
  }
  if (facts.timeZone !== zone) {
    problems.push(problem('zone-differs', [], { zone: facts.timeZone, expected: zone }));
  }
  for (const { tab, range } of facts.merges) problems.push(problem('merged-cells', [], { range }, { tab }));
  if (!facts.approvalTab) problems.push(problem('approval-tab-missing', [], {}));
  return problems;
}
