/**
 * The figures of a form that are compared with those of others, and stored for it: those of fixed rows each by
 * itself, of rows that staff add only the sum. No row of a person is ever among them.
 */
import type { CompiledTab, CompiledTemplate } from '../checks/compile.ts';
import type { Block, Line, TabResult } from '../checks/tab.ts';
import { tableOf } from '../checks/table.ts';
import type { Tab } from '../template/schema.ts';

/**
 * By tab, column and row key: a number, or null for "tidak ada sasaran". Blank cells are left out, and cells with an
 * error: what is wrong by itself is told so, and must not make others look wrong.
 */
export type Figures = Record<string, Record<string, Record<string, number | null>>>;

/** The row key under which the sum of an open tab stands. */
export const SUM = '';

/** Columns of a tab whose figures are compared, in the template's order. */
export function figureColumns(tab: Tab): string[] {
  const named = new Set(
    tab.across.flatMap((check) => {
      switch (check.check) {
        case 'same-identity':
          return [];
        case 'outlier':
          return [check.numerator, check.denominator];
        default:
          return check.columns;
      }
    }),
  );
  return tab.columns.map(({ name }) => name).filter((name) => named.has(name));
}

/** The same text for the same figures, whatever the order of rows in the sheet. Readable tabs only. */
export function readFigures(
  { tabs }: CompiledTemplate,
  results: readonly TabResult[],
  blocks: readonly Block[],
): Figures {
  return Object.fromEntries(
    tabs.flatMap((compiled, index): [string, Figures[string]][] => {
      const [result, block] = [results[index], blocks[index]];
      const columns = figureColumns(compiled.tab);
      if (columns.length === 0 || result === undefined || block === undefined) return [];
      return [[compiled.tab.name, tabFigures(compiled, result, block, columns)]];
    }),
  );
}

function tabFigures(
  compiled: CompiledTab,
  result: TabResult,
  block: Block,
  columns: readonly string[],
): Figures[string] {
  const marked = compiled.entries.flatMap(({ column }) =>
    column.notApplicable === undefined ? [] : [column.name],
  );
  const found = new Map(columns.map((name) => [name, new Map<string, number | null>()]));
  for (const row of tableOf(compiled, result, block).rows) {
    const none = marked.some((name) => row.notApplicable(name));
    for (const name of columns) {
      if (hasError(row.line, name)) continue;
      const value = none ? null : row.number(name);
      if (value === undefined) continue;
      const figures = found.get(name) as Map<string, number | null>;
      if (compiled.tab.rows === 'fixed') figures.set(row.ownKey, value);
      else if (value !== null) figures.set(SUM, (figures.get(SUM) ?? 0) + value);
    }
  }
  const keys = compiled.tab.rows === 'fixed' ? [...compiled.fixedKeys.values()] : [SUM];
  return Object.fromEntries(
    [...found].map(([name, figures]) => [
      name,
      Object.fromEntries(
        keys.flatMap((key) => {
          const value = figures.get(key);
          return value === undefined ? [] : [[key, value]];
        }),
      ),
    ]),
  );
}

function hasError({ problems }: Line, column: string): boolean {
  return problems.some(({ severity, columns }) => severity === 'error' && columns.includes(column));
}
