/**
 * The checking engine for engineers: `import { compileTemplate, checkTab } from 'pantau/core'`. Pure functions over
 * plain data, the same in Node, in workerd and in a browser: no network, clock, file or environment is touched, and no
 * code is made from text.
 *
 * A template is compiled once and then checks any number of forms. Rows are given as `values.batchGet` of the Sheets
 * API gives them, unformatted, with days as serial numbers.
 *
 * @example
 * ```ts
 * import { checkTab, compileTemplate, parseTemplate, problemSentence } from 'pantau/core';
 *
 * const label = (id: string, en: string) => ({ id, en });
 * const template = parseTemplate(
 *   {
 *     id: 'kegiatan', version: 1, scheme: 'contoh', year: 2025, source: 'made up',
 *     title: label('Kegiatan', 'Activities'),
 *     tabs: [{
 *       name: 'kegiatan', title: label('Kegiatan', 'Activities'), rows: 'open', key: 'kode',
 *       columns: [
 *         { name: 'kode', label: label('Kode', 'Code'), type: 'string', entry: true },
 *         { name: 'hadir', label: label('Hadir', 'Present'), type: 'integer', entry: true },
 *         { name: 'undangan', label: label('Undangan', 'Invited'), type: 'integer', entry: true },
 *       ],
 *       rules: [{ rule: 'not-above', column: 'hadir', limit: 'undangan' }],
 *       completion: { values: ['hadir', 'undangan'] },
 *     }],
 *   },
 *   'kegiatan.json',
 * );
 * const [tab] = compileTemplate(template).tabs;
 * const result = checkTab(tab!, {
 *   firstRow: 1,
 *   rows: [['Kode', 'Hadir', 'Undangan'], ['A1', 45, 40], ['A2', 10, 20]],
 * });
 *
 * console.log(result.filled, result.valid); // 2 1
 * for (const { key, status, problems } of result.lines) {
 *   console.log(key, status, problems.map(({ code }) => code).join()); // A1 error not-above | A2 valid
 * }
 * const [problem] = result.lines[0]!.problems;
 * console.log(problemSentence(problem!, template).message); // Hadir: 45 melebihi Undangan (40).
 * console.log(problemSentence(problem!, template, 'en').remedy); // Check both figures again.
 * ```
 */
export { type ApprovalCells, readApproval } from './approval/cells.ts';
export type { Approval } from './approval/form-state.ts';
export type { Standing } from './approval/standing.ts';
export { CATALOGUE, CODES } from './catalogue/catalogue.ts';
export type { Entry, Sentence, Severity } from './catalogue/entry.ts';
export type { CellValue } from './cells/text.ts';
export { cellAddress } from './checks/cell-address.ts';
export {
  type CompiledTab,
  type CompiledTemplate,
  type CompileOptions,
  compileTemplate,
} from './checks/compile.ts';
export { allProblems, checkForm, checkTabs, type FormInput, type FormResult } from './checks/form.ts';
export { type Located, locate } from './checks/locate.ts';
export type { Problem, ProblemCode, ProblemParams, Weight } from './checks/problem.ts';
export { type StructureFacts, structuralProblems } from './checks/structure.ts';
export { type Block, checkTab, type Line, type TabResult } from './checks/tab.ts';
export type { WaiverRequest } from './checks/waiver/request.ts';
export { settleWaivers, type VerdictOf, type WaiverVerdict } from './checks/waiver/settle.ts';
export { type RowStatus, STATUS_WORDS } from './status/words.ts';
export { parseTemplate, TemplateError } from './template/load.ts';
export type { Column, Rule, Tab, Template } from './template/schema.ts';
export { type TableSchema, tableSchema } from './template/table-schema.ts';
export type { Language } from './text/format.ts';
export { problemSentence } from './text/problem-sentences.ts';
export { problemTitle } from './text/problem-titles.ts';
export { type ToldProblem, tellProblem } from './text/tell-problem.ts';
