/** A problem with all that people ask about it: the cell, the labels they see, the sentences. */
import { cellAddress } from '../checks/cell-address.ts';
import type { Problem } from '../checks/problem.ts';
import type { TabResult } from '../checks/tab.ts';
import type { Template } from '../template/schema.ts';
import type { Language } from './format.ts';
import { problemSentence } from './problem-sentences.ts';

export type ToldProblem = Problem & {
  /** Address of the cell to blame at the time of reading: `D12`. */
  cell?: string;
  /** Title of the tab. */
  tabTitle?: string;
  /** Label of the column to blame. */
  column?: string;
  message: string;
  remedy: string;
  /** What was probably meant. */
  suggestion?: string | number;
};

/**
 * `tabs` are the results that the problem comes from. Indonesian unless told.
 * @example
 * ```ts
 * import { checkTabs, compileTemplate, parseTemplate, tellProblem } from 'pantau/core';
 * import json from 'pantau/sheets-templates/aksi-konvergensi-2025.json' with { type: 'json' };
 *
 * const template = parseTemplate(json, 'aksi-konvergensi-2025.json');
 * const compiled = compileTemplate(template);
 * const header = template.tabs[0]!.columns.map(({ label }) => label.id);
 * const tabs = checkTabs(compiled, [{ firstRow: 5, rows: [header, [1, '', 'x', 'y', '', '', '', 30, 40]] }]);
 * const { cell, column, message } = tellProblem(tabs[0]!.keyless[0]!, template, tabs);
 * console.log(cell, column, '-', message); // B6 Kode - Kode: masih kosong.
 * ```
 */
export function tellProblem(
  problem: Problem,
  template: Template,
  tabs: readonly TabResult[],
  language: Language = 'id',
): ToldProblem {
  const tab = template.tabs.find(({ name }) => name === problem.tab);
  const header = tabs.find((one) => one.tab === problem.tab)?.header;
  const cell = header && cellAddress(problem, header);
  const column = tab?.columns.find(({ name }) => name === problem.columns[0])?.label[language];
  const suggestion = 'suggestion' in problem.params ? problem.params.suggestion : undefined;
  return {
    ...problem,
    ...(cell !== undefined && { cell }),
    ...(tab !== undefined && { tabTitle: tab.title[language] }),
    ...(column !== undefined && { column }),
    ...problemSentence(problem, template, language),
    ...(suggestion !== undefined && { suggestion }),
  };
}
