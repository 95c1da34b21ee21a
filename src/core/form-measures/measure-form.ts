/** Takes the measures that a template asks for over a checked form. */
import type { CompiledTemplate } from '../checks/compile.ts';
import type { Block, TabResult } from '../checks/tab.ts';
import type { ConvergenceSettings } from '../measures/convergence/settings.ts';
import type { MeasureSpec } from '../template/measure-schema.ts';
import { convergenceOfMonths, convergenceOfQuarter, type Measured } from './convergence.ts';
import { type TableRow, tableRows } from './table.ts';

export interface MeasureSettings {
  convergence: ConvergenceSettings;
}

/**
 * @param tabs results of `checkTabs`; `blocks` are what they were made from. Tabs that could not be read have no rows.
 */
export function measureForm(
  { template, tabs: compiledTabs }: CompiledTemplate,
  tabs: readonly TabResult[],
  blocks: readonly Block[],
  settings: MeasureSettings,
): Measured {
  const rowsOf = (name: string | undefined): TableRow[] => {
    const index = template.tabs.findIndex((tab) => tab.name === name);
    const [compiled, result, block] = [compiledTabs[index], tabs[index], blocks[index]];
    return compiled && result && block ? tableRows(compiled, result, block) : [];
  };
  const take = (spec: MeasureSpec): Measured => {
    const [mothers, children] = [rowsOf(spec.mothers), rowsOf(spec.children)];
    switch (spec.measure) {
      case 'convergence-of-months':
        return convergenceOfMonths(
          { mothers, children, paud: rowsOf(spec.paud) },
          template.year,
          settings.convergence,
        );
      case 'convergence-of-quarter':
        return convergenceOfQuarter({ mothers, children });
    }
  };
  const taken = template.measures.map(take);
  return {
    measures: taken.flatMap(({ measures }) => measures),
    explanations: taken.flatMap(({ explanations }) => explanations),
  };
}
