/** A form filled in as rows: what a test says by column name, in the places where the template has it. */
import { readApproval } from '../../src/core/approval/cells.ts';
import { keyIdentity } from '../../src/core/cells/text.ts';
import { type CompiledTemplate, compileTemplate } from '../../src/core/checks/compile.ts';
import { checkForm, checkTabs, type FormResult } from '../../src/core/checks/form.ts';
import type { Block } from '../../src/core/checks/tab.ts';
import type { Measured } from '../../src/core/form-measures/form-measure.ts';
import { measureForm } from '../../src/core/form-measures/measure-form.ts';
import type { Reported } from '../../src/core/form-measures/reported.ts';
import { ConvergenceSettingsSchema } from '../../src/core/measures/convergence/settings.ts';
import type { Tab, Template } from '../../src/core/template/schema.ts';

export type Typed = Record<string, string | number | null>;

/** Rows typed by tab name. In a fixed tab each names its key; in an open one the key is the row's number unless given. */
export type TypedForm = Record<string, readonly Typed[]>;

/** Header row and rows of one tab, with the labels of staff. */
export function tabRows(tab: Tab, typed: readonly Typed[] = []): (string | number | null)[][] {
  const cellsOf = (cells: Typed) =>
    tab.columns.map(({ name }) => {
      const value = cells[name] ?? null;
      // An apostrophe in front keeps a text a text, and is no part of it.
      return typeof value === 'string' ? value.replace(/^'/, '') : value;
    });
  const header = tab.columns.map(({ label }) => label.id);
  if (tab.rows === 'open')
    return [header, ...typed.map((cells, index) => cellsOf({ [tab.key]: String(index + 1), ...cells }))];
  const byKey = new Map(typed.map((cells) => [keyIdentity(String(cells[tab.key])), cells]));
  return [
    header,
    ...tab.fixedRows.map(({ cells }) =>
      cellsOf({ ...cells, ...byKey.get(keyIdentity(String(cells[tab.key]))) }),
    ),
  ];
}

export interface Filled {
  compiled: CompiledTemplate;
  form: FormResult;
  measured: Measured;
}

/** The form as checked and measured; the header of every tab stands in row 5. */
export function filled(
  template: Template,
  typed: TypedForm,
  settings: object = {},
  reported?: Reported,
): Filled {
  const compiled = compileTemplate(template);
  const blocks = template.tabs.map((tab): Block => ({ firstRow: 5, rows: tabRows(tab, typed[tab.name]) }));
  const tabs = checkTabs(compiled, blocks);
  const form = checkForm(compiled, tabs, {
    said: readApproval({ state: 'draft' }),
    standing: 'none',
    structural: [],
  });
  const convergence = ConvergenceSettingsSchema.parse(settings);
  const measured = measureForm(compiled, tabs, blocks, { convergence }, reported);
  return { compiled, form, measured };
}
