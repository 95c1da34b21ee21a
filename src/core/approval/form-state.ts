/** The state of a form, from what its operators say and what the verifikator decided. */
import type { MakeProblem } from '../checks/make-problem.ts';
import type { Problem } from '../checks/problem.ts';
import type { FormState } from '../template/schema.ts';
import type { MadeDecision, Said } from './cells.ts';
import type { Standing } from './standing.ts';

export interface Approval {
  state: FormState;
  /** Shown in the spreadsheet itself, never stored. */
  decision?: MadeDecision;
  standing: Standing;
  problems: Problem[];
}

/**
 * A draft is a draft whatever was decided. A form handed in is as far as the decision that stands; where entries
 * changed since, one approved is a draft, one verified or sent back is handed in again.
 */
export function approvalOf(said: Said, standing: Standing, problem: MakeProblem): Approval {
  const { decision } = said;
  const state = stateOf(said, standing);
  const problems: Problem[] = [];
  if (said.unknownState !== undefined) {
    problems.push(problem('state-unknown', [], { value: said.unknownState }));
  }
  if (said.misplaced !== undefined) {
    problems.push(problem('decision-in-state-cell', [], { value: said.misplaced, state: said.operator }));
  }
  if (said.unknownDecision !== undefined) {
    problems.push(problem('decision-unknown', [], { value: said.unknownDecision }));
  }
  if (decision === undefined) return { state, standing, problems };
  const { word } = decision;
  if (word === 'dikembalikan') {
    if (decision.note === '' && state !== 'diajukan') problems.push(problem('return-without-note', [], {}));
  } else if (said.operator === 'draft') {
    problems.push(problem('decision-without-hand-in', [], { decision: word }));
  } else if (standing === 'changed') {
    const code = word === 'disetujui' ? 'changed-after-approval' : 'changed-after-verification';
    problems.push(problem(code, [], {}));
  }
  return { state, decision, standing, problems };
}

function stateOf({ operator, decision }: Said, standing: Standing): FormState {
  if (operator === 'draft' || decision === undefined) return operator;
  if (standing === 'stands') return decision.word;
  return standing === 'changed' && decision.word === 'disetujui' ? 'draft' : 'diajukan';
}
