/** The engine as the benches run it, on Node and inside workerd. */
import { type CompiledTab, compileTemplate } from '../../../src/core/checks/compile.ts';
import { checkTab } from '../../../src/core/checks/tab.ts';
import type { Template } from '../../../src/core/template/schema.ts';
import {
  type Cell,
  datesForm,
  INDONESIAN,
  mixedForm,
  NUMBERS,
  rowsOf,
  WITH_UNIT,
  WORDED,
  WORDY,
  type Writing,
  weightsForm,
  wideForm,
  wordyForm,
} from './forms.ts';

export const ROWS = 10_000;

/** What is checked by the name of its bench line. */
export const SCENES = {
  numbers: [mixedForm, NUMBERS],
  text: [mixedForm, INDONESIAN],
  'worded-dates': [datesForm, WORDED],
  units: [weightsForm, WITH_UNIT],
  wordy: [wordyForm, WORDY],
  wide: [wideForm, NUMBERS],
} as const satisfies Record<string, [() => Template, Writing]>;
export type Scene = keyof typeof SCENES;

/** The only tab of a form, its limit of rows lifted: the engine is asked, not the limit. */
export function onlyTab(template: Template): CompiledTab {
  const [compiled] = compileTemplate(template).tabs;
  if (compiled === undefined) throw new Error('no tab');
  return { ...compiled, tab: { ...compiled.tab, maxRows: Number.MAX_SAFE_INTEGER } };
}

/** The response of the reading, as it comes over the wire, and the check of it. */
export function sceneOf(
  name: Scene,
  rows = ROWS,
): { payload: string; parse: () => Cell[][]; check: (values: Cell[][]) => number } {
  const [make, writing] = SCENES[name];
  const template = make();
  const tab = onlyTab(template);
  const payload = JSON.stringify({ values: rowsOf(template, rows, writing) });
  return {
    payload,
    parse: () => (JSON.parse(payload) as { values: Cell[][] }).values,
    /** Number of problems. */
    check: (values) => {
      const result = checkTab(tab, { firstRow: 5, rows: values });
      return result.told.reduce((sum, line) => sum + line.problems.length, 0);
    },
  };
}
