/** Checks a Register as a whole: what no single row, and no form, shows. */
import type { CompiledTemplate } from '../checks/compile.ts';
import type { Problem } from '../checks/problem.ts';
import type { Block, TabResult } from '../checks/tab.ts';
import type { KnownAddresses } from './content.ts';
import { type DeadlineContext, judgeDeadlines } from './deadlines.ts';
import { judgeSteps } from './escalation.ts';
import { judgeOfficers } from './officers.ts';
import { NO_ROWS, type RegisterRows, registerRows } from './rows.ts';
import { judgeUnits, missingUnits } from './units.ts';
import { UNIT_TAB } from './words.ts';

export interface RegisterContext extends DeadlineContext, KnownAddresses {
  /** How many forms each unit has that has any. */
  formsOf: ReadonlyMap<string, number>;
}

/** Adds problems to rows and tabs; gives the rows, none where a tab could not be read. */
export function judgeRegister(
  compiled: CompiledTemplate,
  results: readonly TabResult[],
  blocks: readonly Block[],
  context: RegisterContext,
): RegisterRows {
  if (results.some(({ readable }) => !readable)) return NO_ROWS;
  const rows = registerRows(compiled, results, blocks);
  const units = new Map(rows.units.map((unit) => [unit.identity, unit]));
  judgeUnits(rows.units, units, context.top);
  judgeOfficers(rows.officers, units, context);
  judgeDeadlines(rows.deadlines, context);
  judgeSteps(rows.steps);
  results
    .find(({ tab }) => tab === UNIT_TAB)
    ?.problems.push(...missingUnits(units, context.formsOf, context.top, compiled.problem));
  return rows;
}

/** Whether anything of it keeps the Register from taking effect. */
export function hasErrors(results: readonly TabResult[], general: readonly Problem[]): boolean {
  const isError = ({ severity }: Problem) => severity === 'error';
  return (
    results.some(
      ({ readable, problems, keyless, told }) =>
        !readable ||
        problems.some(isError) ||
        keyless.some(isError) ||
        told.some((line) => line.problems.some(isError)),
    ) || general.some(isError)
  );
}
