/** The rows of a Register that was checked, as values by column name. */
import { isoOf } from '../cells/calendar.ts';
import type { CompiledTemplate } from '../checks/compile.ts';
import type { MakeProblem } from '../checks/make-problem.ts';
import type { ProblemCode, ProblemParams } from '../checks/problem.ts';
import { MARK } from '../checks/row.ts';
import type { ReadRow } from '../checks/row-list.ts';
import { addProblem } from '../checks/row-status.ts';
import type { Block, TabResult } from '../checks/tab.ts';
import { tableOf } from '../checks/table.ts';
import { DEADLINE_TAB, ESCALATION_TAB, OFFICER_TAB, UNIT_TAB } from './words.ts';

export interface RegisterRow {
  /** Identity of the key: no two rows have the same. */
  identity: string;
  /** The key as it stands there, outer spaces aside. */
  key: string;
  /** 1-based. */
  row: number;
  /** '' where nothing can be read. */
  text(column: string): string;
  /** ISO day; undefined where none can be read. */
  day(column: string): string | undefined;
  /** Whether a column of marks says yes. */
  marked(column: string): boolean;
  /** Adds a problem. What was typed in a personal column is not to be among the parameters. */
  tell<Code extends ProblemCode>(code: Code, columns: readonly string[], params: ProblemParams[Code]): void;
}

export interface RegisterRows {
  units: RegisterRow[];
  officers: RegisterRow[];
  deadlines: RegisterRow[];
  steps: RegisterRow[];
}

export const NO_ROWS: RegisterRows = { units: [], officers: [], deadlines: [], steps: [] };

export function registerRows(
  compiled: CompiledTemplate,
  results: readonly TabResult[],
  blocks: readonly Block[],
): RegisterRows {
  const rowsOf = (name: string): RegisterRow[] => {
    const index = compiled.template.tabs.findIndex((tab) => tab.name === name);
    const [tab, result, block] = [compiled.tabs[index], results[index], blocks[index]];
    if (tab === undefined || result === undefined || block === undefined) return [];
    return tableOf(tab, result, block).rows.map(
      (read): RegisterRow => ({
        identity: read.identity,
        key: read.key.trim(),
        row: read.row,
        text: (column) => read.text(column)?.trim() ?? '',
        day: (column) => {
          const serial = read.number(column);
          return serial === undefined ? undefined : isoOf(serial);
        },
        marked: (column) => read.number(column) === MARK.yes,
        tell: (code, names, params) => tell(tab.problem, read.line, code, names, params),
      }),
    );
  };
  return {
    units: rowsOf(UNIT_TAB),
    officers: rowsOf(OFFICER_TAB),
    deadlines: rowsOf(DEADLINE_TAB),
    steps: rowsOf(ESCALATION_TAB),
  };
}

function tell<Code extends ProblemCode>(
  problem: MakeProblem,
  line: ReadRow,
  code: Code,
  columns: readonly string[],
  params: ProblemParams[Code],
): void {
  addProblem(line, problem(code, columns, params, { tab: line.tab, key: line.key, row: line.row }));
}
