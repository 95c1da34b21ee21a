/** The rows of a Register that was checked, as values by column name. */
import { usableRows } from '../across/usable-rows.ts';
import { isoOf } from '../cells/calendar.ts';
import type { CompiledTemplate } from '../checks/compile.ts';
import type { MakeProblem } from '../checks/make-problem.ts';
import type { ProblemCode, ProblemParams } from '../checks/problem.ts';
import type { ReadRow } from '../checks/row-list.ts';
import { addProblem } from '../checks/row-status.ts';
import type { Block, TabResult } from '../checks/tab.ts';
import { DEADLINE_TAB, OFFICER_TAB, UNIT_TAB } from './words.ts';

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
  /** Adds a problem. What was typed in a personal column is not to be among the parameters. */
  tell<Code extends ProblemCode>(code: Code, columns: readonly string[], params: ProblemParams[Code]): void;
}

export interface RegisterRows {
  units: RegisterRow[];
  officers: RegisterRow[];
  deadlines: RegisterRow[];
}

const silent = () => {};

/** Days are read day first: a column that is written month first is an error of its own in this template. */
export function registerRows(
  compiled: CompiledTemplate,
  results: readonly TabResult[],
  blocks: readonly Block[],
): RegisterRows {
  const rowsOf = (name: string): RegisterRow[] => {
    const index = compiled.template.tabs.findIndex((tab) => tab.name === name);
    const [tab, result, block] = [compiled.tabs[index], results[index], blocks[index]];
    if (tab === undefined || result === undefined || block === undefined) return [];
    const columns = new Map(
      tab.entries.map(({ column, read }) => [
        column.name,
        { read, at: result.header.positions.get(column.name) ?? -1 },
      ]),
    );
    return Array.from(usableRows(tab, result, block), ({ line, identity, cells }): RegisterRow => {
      const reading = (name: string) => {
        const column = columns.get(name);
        return column?.read(cells[column.at], silent);
      };
      return {
        identity,
        key: line.key.trim(),
        row: line.row,
        text: (name) => reading(name)?.text?.trim() ?? '',
        day: (name) => {
          const serial = reading(name)?.number;
          return serial === undefined ? undefined : isoOf(serial);
        },
        tell: (code, names, params) => tell(tab.problem, line, code, names, params),
      };
    });
  };
  return { units: rowsOf(UNIT_TAB), officers: rowsOf(OFFICER_TAB), deadlines: rowsOf(DEADLINE_TAB) };
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
