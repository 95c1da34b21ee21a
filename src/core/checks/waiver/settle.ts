/** What waivers do to the results of tabs: warnings in force weigh nothing, fallen ones are told. Errors stay. */
import type { CompiledTab, CompiledTemplate } from '../compile.ts';
import type { Problem } from '../problem.ts';
import { addProblem, statusOf } from '../row-status.ts';
import type { TabResult } from '../tab.ts';
import { isWarned, type WaiverRequest } from './request.ts';

/** `since`: the ISO day on which the waiver was first seen. */
export type WaiverVerdict = { inForce: true; since?: string } | { inForce: false; since: string };
export type VerdictOf = (request: WaiverRequest) => WaiverVerdict | undefined;

/** Writes the verdicts into the results. A request without a verdict, or without a warning, does nothing. */
export function settleWaivers(
  compiled: CompiledTemplate,
  results: readonly TabResult[],
  verdictOf: VerdictOf,
): void {
  results.forEach((result, index) => {
    settleTab(compiled.tabs[index] as CompiledTab, result, verdictOf);
  });
}

function settleTab(compiled: CompiledTab, result: TabResult, verdictOf: VerdictOf): void {
  const since: string[] = [];
  for (const request of result.waivers) {
    const verdict = isWarned(request) ? verdictOf(request) : undefined;
    if (verdict === undefined) continue;
    if (verdict.inForce) {
      waive(request);
      if (verdict.since !== undefined) since.push(verdict.since);
    } else {
      fell(compiled, request, verdict.since);
    }
  }
  result.waivedSince = since.sort()[0];
}

function waive({ line }: WaiverRequest): void {
  line.problems = line.problems.map(
    (problem): Problem => (problem.severity === 'warning' ? { ...problem, severity: 'waived' } : problem),
  );
  line.status = statusOf(line.problems, line.filled ? 'valid' : 'blank');
}

function fell({ tab, problem }: CompiledTab, { line }: WaiverRequest, since: string): void {
  const columns = Object.values(tab.waiver ?? {});
  addProblem(
    line,
    problem('waiver-fallen', columns, { since }, { tab: tab.name, key: line.key, row: line.row }),
  );
}
