/** Checks a whole form: its tabs, its state, and what the spreadsheet's structure tells. */
import type { Said } from '../approval/cells.ts';
import { type Approval, approvalOf } from '../approval/form-state.ts';
import type { Standing } from '../approval/standing.ts';
import { type Counts, formCounts } from '../measures/completion.ts';
import type { CompiledTemplate } from './compile.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { type Block, checkTab, type Line, type TabResult } from './tab.ts';

/** A class for its getters, as `TabResult` is. */
export class FormResult {
  readonly tabs: readonly TabResult[];
  /** Every tab could be read. Otherwise counts are not known and there are no lines. */
  readonly readable: boolean;
  readonly approval: Approval;
  readonly counts: Counts;
  /** Problems of the form and its tabs as a whole, then of rows without usable key. */
  readonly general: Problem[];
  /** ISO day since which the oldest waiver in force stands. */
  readonly waivedSince: string | undefined;

  constructor(tabs: readonly TabResult[], approval: Approval, structural: readonly Problem[]) {
    const sum = (pick: (tab: TabResult) => number) => tabs.reduce((total, tab) => total + pick(tab), 0);
    this.tabs = tabs;
    this.readable = tabs.every((tab) => tab.readable);
    this.approval = approval;
    this.counts = formCounts(
      sum((t) => t.expected),
      sum((t) => t.filled),
      sum((t) => t.valid),
      approval.state,
    );
    this.general = [
      ...structural,
      ...approval.problems,
      ...tabs.flatMap((tab) => tab.problems),
      ...tabs.flatMap((tab) => tab.keyless),
    ];
    this.waivedSince = tabs.flatMap((tab) => tab.waivedSince ?? []).sort()[0];
  }

  /** Lines with problems. */
  get told(): Line[] {
    return this.readable ? this.tabs.flatMap((tab) => tab.told) : [];
  }

  /** All lines: made when they are first asked for. */
  get lines(): Line[] {
    return this.readable ? this.tabs.flatMap((tab) => tab.lines) : [];
  }
}

export interface FormInput {
  /** What operators and the verifikator wrote. */
  said: Said;
  /** Whether the verifikator's decision is about the entries as they are. */
  standing: Standing;
  /** From the spreadsheet's structure: locale, zone, merges, tabs of Pantau. */
  structural: Problem[];
}

/** One block per template tab, in the template's order. */
export function checkTabs(compiled: CompiledTemplate, blocks: readonly Block[]): TabResult[] {
  return compiled.tabs.map((tab, index) => checkTab(tab, blocks[index] ?? { firstRow: 1, rows: [] }));
}

/**
 * Puts tabs, state and structure together.
 * @example
 * ```ts
 * import { checkForm, checkTabs, compileTemplate, parseTemplate, readApproval } from 'pantau/core';
 * import json from 'pantau/sheets-templates/aksi-konvergensi-2025.json' with { type: 'json' };
 *
 * const compiled = compileTemplate(parseTemplate(json, 'aksi-konvergensi-2025.json'));
 * const blocks = compiled.tabs.map(({ tab: { columns, fixedRows } }) => ({
 *   firstRow: 5,
 *   rows: [
 *     columns.map(({ label }) => label.id),
 *     ...fixedRows.map(({ cells }) => columns.map(({ name }) => cells[name])),
 *   ],
 * }));
 * blocks[0]!.rows[1]!.splice(7, 2, 30, 40); // served and target group of the first indicator
 * const form = checkForm(compiled, checkTabs(compiled, blocks), {
 *   said: readApproval({ state: 'diajukan' }),
 *   standing: 'none',
 *   structural: [],
 * });
 * console.log(form.approval.state, form.counts.expected, form.counts.submitted); // diajukan 31 1
 * ```
 */
export function checkForm(compiled: CompiledTemplate, tabs: TabResult[], input: FormInput): FormResult {
  return new FormResult(tabs, approvalOf(input.said, input.standing, compiled.problem), input.structural);
}

/** Told of the tab once, and again beside each of its rows. */
const OF_TAB: ReadonlySet<ProblemCode> = new Set(['key-doubled', 'columns-shifted', 'stray-text']);

/** Every problem once. */
export function allProblems(form: FormResult): Problem[] {
  const ofRows = form.told.flatMap((line) => line.problems).filter(({ code }) => !OF_TAB.has(code));
  return [...form.general, ...ofRows];
}
