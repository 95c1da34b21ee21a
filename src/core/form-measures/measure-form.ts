/** Takes the measures that a template asks for over a checked form. */
import type { CompiledTemplate } from '../checks/compile.ts';
import type { Block, TabResult } from '../checks/tab.ts';
import { NO_TABLE, type Table, tableOf } from '../checks/table.ts';
import type { ConvergenceSettings } from '../measures/convergence/settings.ts';
import type { MeasureSpec } from '../template/measure-schema.ts';
import type { Tab } from '../template/schema.ts';
import { assessmentOf } from './assessment.ts';
import { competitionOf } from './competition.ts';
import { convergenceOfMonths, convergenceOfQuarter } from './convergence.ts';
import type { Measured } from './form-measure.ts';
import { growthOfRounds } from './growth.ts';
import { lokusOfForm } from './lokus.ts';
import { type Reported, sharesOf } from './reported.ts';
import { typedReport } from './village-report.ts';

export interface MeasureSettings {
  convergence: ConvergenceSettings;
}

/**
 * @param tabs results of `checkTabs`; `blocks` are what they were made from. Tabs that could not be read have no rows.
 * @param reported what the villages below came to, for the columns that Pantau fills.
 */
export function measureForm(
  compiled: CompiledTemplate,
  tabs: readonly TabResult[],
  blocks: readonly Block[],
  settings: MeasureSettings,
  reported?: Reported,
): Measured {
  const { template } = compiled;
  const tableNamed = formTables(compiled, tabs, blocks);
  // A template that names a tab has it (measure-faults.ts).
  const tabOf = (name: string) => template.tabs.find((tab) => tab.name === name) as Tab;
  const take = (spec: MeasureSpec): Measured => {
    switch (spec.measure) {
      case 'convergence-of-months': {
        const tables = { mothers: tableNamed(spec.mothers), children: tableNamed(spec.children) };
        return convergenceOfMonths(
          { ...tables, paud: tableNamed(spec.paud) },
          template.year,
          settings.convergence,
        );
      }
      case 'convergence-of-quarter':
        return convergenceOfQuarter(
          { mothers: tableNamed(spec.mothers), children: tableNamed(spec.children) },
          template.year,
          settings.convergence,
          typedReport(template, spec, tableNamed),
        );
      case 'growth':
        return growthOfRounds(tableNamed(spec.tab), tabOf(spec.tab));
      case 'assessment':
        return assessmentOf(tableNamed(spec.tab), tabOf(spec.tab), spec, template.year);
      case 'competition': {
        const { leastCompleteness } = settings.convergence;
        const tab = tabOf(spec.tab);
        const shareOf = sharesOf(tab, reported);
        return competitionOf(tableNamed(spec.tab), tab, spec, template.year, leastCompleteness, shareOf);
      }
      case 'lokus': {
        const tab = tabOf(spec.tab);
        return lokusOfForm(tableNamed(spec.tab), tab, spec, template.year, sharesOf(tab, reported));
      }
    }
  };
  const taken = template.measures.map(take);
  return {
    measures: taken.flatMap(({ measures }) => measures),
    explanations: taken.flatMap(({ explanations }) => explanations),
  };
}

/** A form's tabs by name; without rows one that there is not, or that could not be read. */
export function formTables(
  { template, tabs: compiledTabs }: CompiledTemplate,
  tabs: readonly TabResult[],
  blocks: readonly Block[],
): (name: string | undefined) => Table {
  return (name) => {
    const index = template.tabs.findIndex((tab) => tab.name === name);
    const [compiled, result, block] = [compiledTabs[index], tabs[index], blocks[index]];
    return compiled && result && block ? tableOf(compiled, result, block) : NO_TABLE;
  };
}
