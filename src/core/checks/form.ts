/** Checks a whole form: its tabs, its state, and what the spreadsheet's structure tells. */
import { type CellValue, cellText, isBlank, plainWord } from '../cells/text.ts';
import { type Counts, formCounts } from '../measures/completion.ts';
import { FORM_STATES, type FormState } from '../template/schema.ts';
import type { CompiledTemplate } from './compile.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { type Block, checkTab, type Line, type TabResult } from './tab.ts';

export interface FormResult {
  tabs: TabResult[];
  /** Every tab could be read. Otherwise counts are not known and there are no lines. */
  readable: boolean;
  /** State that counts: `draft` where values changed after approval. */
  state: FormState;
  counts: Counts;
  /** Problems of the form and its tabs as a whole, then of rows without usable key. */
  general: Problem[];
  /** Lines with problems, and all of them: those are made when they are asked for. */
  readonly told: Line[];
  readonly lines: Line[];
  /** ISO day since which the oldest waiver in force stands. */
  waivedSince?: string | undefined;
}

export interface FormInput {
  stateCell: CellValue;
  /** From the spreadsheet's structure: locale, zone, merges. */
  structural: Problem[];
  /** Values differ from those that were approved. */
  changedAfterApproval: boolean;
}

/** One block per template tab, in the template's order. */
export function checkTabs(compiled: CompiledTemplate, blocks: readonly Block[]): TabResult[] {
  return compiled.tabs.map((tab, index) => checkTab(tab, blocks[index] ?? { firstRow: 1, rows: [] }));
}

/**
 * Puts tabs, state and structure together.
 * @example
 * ```ts
 * import { checkForm, checkTabs, compileTemplate, parseTemplate } from 'pantau/core';
 * import json from 'pantau/sheets-templates/aksi-konvergensi-2025.json' with { type: 'json' };
 *
 * const compiled = compileTemplate(parseTemplate(json, 'aksi-konvergensi-2025.json'));
 * const [tab] = compiled.tabs;
 * const rows = tab!.tab.fixedRows.map(({ cells }, index) =>
 *   tab!.tab.columns.map(({ name }) => (index === 0 ? { dilayani: 30, sasaran: 40 }[name] : undefined) ?? cells[name]),
 * );
 * const header = tab!.tab.columns.map(({ label }) => label.id);
 * const form = checkForm(compiled, checkTabs(compiled, [{ firstRow: 5, rows: [header, ...rows] }]), {
 *   stateCell: 'diajukan',
 *   structural: [],
 *   changedAfterApproval: false,
 * });
 * console.log(form.state, form.counts.expected, form.counts.submitted); // diajukan 31 1
 * ```
 */
export function checkForm(compiled: CompiledTemplate, tabs: TabResult[], input: FormInput): FormResult {
  const readable = tabs.every((tab) => tab.readable);
  const { state, problems: stateProblems } = formState(compiled, input);
  const sum = (pick: (tab: TabResult) => number) => tabs.reduce((total, tab) => total + pick(tab), 0);
  const counts = formCounts(
    sum((t) => t.expected),
    sum((t) => t.filled),
    sum((t) => t.valid),
    state,
  );
  const waivedSince = tabs.flatMap((tab) => tab.waivedSince ?? []).sort()[0];
  return {
    tabs,
    readable,
    state,
    counts,
    general: [
      ...input.structural,
      ...stateProblems,
      ...tabs.flatMap((tab) => tab.problems),
      ...tabs.flatMap((tab) => tab.keyless),
    ],
    get told() {
      return readable ? tabs.flatMap((tab) => tab.told) : [];
    },
    get lines() {
      return readable ? tabs.flatMap((tab) => tab.lines) : [];
    },
    ...(waivedSince !== undefined && { waivedSince }),
  };
}

/** Told of the tab once, and again beside each of its rows. */
const OF_TAB: ReadonlySet<ProblemCode> = new Set(['key-doubled', 'columns-shifted', 'stray-text']);

/** Every problem once. */
export function allProblems(form: FormResult): Problem[] {
  const ofRows = form.told.flatMap((line) => line.problems).filter(({ code }) => !OF_TAB.has(code));
  return [...form.general, ...ofRows];
}

/** The state typed in the form-state cell; blank is a draft. */
export function readState(cell: CellValue): FormState | undefined {
  if (isBlank(cell)) return 'draft';
  const word = plainWord(cellText(cell));
  return FORM_STATES.find((state) => state === word);
}

function formState(
  { problem }: CompiledTemplate,
  { stateCell: cell, changedAfterApproval }: FormInput,
): { state: FormState; problems: Problem[] } {
  const state = readState(cell);
  if (state === undefined) {
    return { state: 'draft', problems: [problem('state-unknown', [], { value: cellText(cell) })] };
  }
  if (state === 'disetujui' && changedAfterApproval) {
    return { state: 'draft', problems: [problem('changed-after-approval', [], {})] };
  }
  return { state, problems: [] };
}
