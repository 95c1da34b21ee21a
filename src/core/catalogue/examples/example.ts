/**
 * An example of every problem: a small form, what was typed into it, and the problem that comes of it. They are run by
 * the tests and printed in `docs/problems.md`; nothing that is deployed imports them. All of it is made up.
 */
import type * as z from 'zod';
import { type ApprovalCells, readApproval } from '../../approval/cells.ts';
import type { Standing } from '../../approval/standing.ts';
import type { CellValue } from '../../cells/text.ts';
import { compileTemplate } from '../../checks/compile.ts';
import { allProblems, checkForm, checkTabs } from '../../checks/form.ts';
import type { ProblemCode } from '../../checks/problem.ts';
import { type StructureFacts, structuralProblems } from '../../checks/structure.ts';
import type { TabResult } from '../../checks/tab.ts';
import { settleWaivers, type WaiverVerdict } from '../../checks/waiver/settle.ts';
import { judgeRegister, type RegisterContext } from '../../register/judge.ts';
import { parseTemplate } from '../../template/load.ts';
import type { ColumnSchema, TabSchema, Template } from '../../template/schema.ts';
import { type ToldProblem, tellProblem } from '../../text/tell-problem.ts';
import { compareWith, type OtherForm } from './others.ts';

type ColumnInput = z.input<typeof ColumnSchema>;
type TabInput = z.input<typeof TabSchema>;

export interface Example<Params> {
  /** What such a problem means, for those who look after forms. */
  means: string;
  /** Columns of the tab after its key, which is column A and called `no`. */
  columns: readonly ColumnInput[];
  /** What else the template says of the tab. */
  tab?: Partial<TabInput>;
  /** The rows as typed, key first; the header row stands above them as row 1. */
  typed: readonly (readonly CellValue[])[];
  /** Forms that this one is compared with. */
  others?: readonly OtherForm[];
  /** The header row where it is not what the template asks for. */
  header?: readonly string[];
  /** What the spreadsheet's structure is where it is not as it should be. */
  structure?: Partial<StructureFacts>;
  /**
   * The form is a tab of the Register: what is in force, codes in the first column of tabs that are not shown, how many
   * changed addresses wait, and where another Register stands.
   */
  register?: RegisterContext & {
    others?: Readonly<Record<string, readonly string[]>>;
    waits?: number;
    second?: string;
  };
  /** What came of the waivers written in the rows; in force unless told. */
  waiver?: WaiverVerdict;
  /** What operators and the verifikator wrote; the operators nothing where it is absent. */
  approval?: ApprovalCells;
  /** Where a decision is no longer about the entries as they are. */
  standing?: Standing;
  /** Address of the cell to blame; absent where it is none. */
  at?: string;
  params: Params;
  /** Other problems that come with it. */
  beside?: readonly ProblemCode[];
}

export type Examples<Params extends object> = { readonly [Code in keyof Params]: Example<Params[Code]> };

/** A column that staff fill in. */
export const column = (
  name: string,
  id: string,
  en: string,
  rest: Partial<ColumnInput> = {},
): ColumnInput => ({
  name,
  label: { id, en },
  type: 'string',
  entry: true,
  ...rest,
});

export const figure = (name: string, id: string, en: string, rest: Partial<ColumnInput> = {}): ColumnInput =>
  column(name, id, en, { type: 'integer', constraints: { minimum: 0 }, ...rest });

const ZONE = 'Asia/Jakarta';

export interface Outcome {
  template: Template;
  tabs: TabResult[];
  problems: ToldProblem[];
}

/** Checks the form of an example. @throws TemplateError when its columns or rules are not right. */
export function runExample(example: Example<unknown>, language: 'id' | 'en' = 'id'): Outcome {
  const template = templateOf(example);
  const compiled = compileTemplate(template);
  const header = headerOf(example);
  const block = { firstRow: 1, rows: [header, ...example.typed] };
  const unseen = Object.values(example.register?.others ?? {}).map((codes) => ({
    firstRow: 1,
    rows: [['No.'], ...codes.map((code) => [code])],
  }));
  const tabs = checkTabs(compiled, [block, ...unseen]);
  if (example.others) compareWith(example.others, compiled, header, tabs, block);
  settleWaivers(compiled, tabs, () => example.waiver ?? { inForce: true });
  const facts = { locale: 'in_ID', timeZone: ZONE, merges: [], approvalTab: true, ...example.structure };
  if (example.register) judgeRegister(compiled, tabs, [block, ...unseen], example.register);
  const { waits: addresses, second: link } = example.register ?? {};
  const form = checkForm(compiled, tabs, {
    said: readApproval(example.approval ?? { state: '' }),
    standing: example.standing ?? 'stands',
    structural: [
      ...structuralProblems(facts, ZONE, compiled.problem),
      ...(addresses === undefined ? [] : [compiled.problem('register-waits', [], { addresses })]),
      ...(link === undefined ? [] : [compiled.problem('register-second', [], { link })]),
    ],
  });
  const problems = allProblems(form).map((problem) => tellProblem(problem, template, tabs, language));
  return { template, tabs, problems };
}

export function headerOf({ header, columns }: Example<unknown>): readonly string[] {
  return header ?? ['No.', ...columns.map(({ label }) => label.id)];
}

function templateOf({ columns, tab, register }: Example<unknown>): Template {
  const title = { id: 'Contoh', en: 'Example' };
  const whole = {
    name: 'contoh',
    title,
    rows: 'open',
    key: 'no',
    columns: [column('no', 'No.', 'No.'), ...columns],
    ...tab,
  };
  const unseen = Object.keys(register?.others ?? {}).map((name) => ({
    name,
    title: { id: name, en: name },
    rows: 'open',
    key: 'no',
    columns: [column('no', 'No.', 'No.')],
  }));
  const source = 'made up for the examples of the catalogue';
  return parseTemplate(
    { id: 'contoh', version: 1, scheme: 'contoh', year: 2025, title, source, tabs: [whole, ...unseen] },
    'example',
  );
}
