/** A filled-in workbook as one of the forms: the form is found by its headers, wherever they stand. */
import { readApproval } from '../core/approval/cells.ts';
import { type CompiledTemplate, compileTemplate } from '../core/checks/compile.ts';
import { checkForm, checkTabs, type FormResult } from '../core/checks/form.ts';
import { type Located, locate } from '../core/checks/locate.ts';
import type { Block } from '../core/checks/tab.ts';
import { settleWaivers } from '../core/checks/waiver/settle.ts';
import type { Tab, Template } from '../core/template/schema.ts';
import { FILE_FAULTS, FileFault } from './file-fault.ts';
import { readTemplates, templatesNamed } from './templates.ts';
import { readWorkbook, type WarnOf, type WorkbookTab } from './workbook.ts';

/** A header row shares at least half of the form's columns, or it is another table. */
const FITS = 0.5;

export interface FilledForm {
  compiled: CompiledTemplate;
  /** One per tab of the template, absent ones aside; without rows where the workbook has no such tab. */
  blocks: Block[];
  /** Of the tab in which each block stands; undefined where the workbook has no such tab. */
  titles: (string | undefined)[];
  form: FormResult;
  /** Tabs of which no entry counts, and which the workbook does not have: each office sends its own. */
  absent: readonly Tab[];
}

export interface Wanted {
  /** Folder of templates. */
  templates: string;
  /** NAME or NAME@VERSION; any that fits when undefined. */
  name: string | undefined;
  /** Tabs by which a form is told; all of them unless given. None: the form is not wanted. */
  tabsOf?: (template: Template) => readonly string[];
}

/**
 * @param warn Gets what was read otherwise than a person may think.
 * @throws FileFault when it cannot be read or none of the wanted forms is in it.
 */
export async function readFilledForm(file: string, wanted: Wanted, warn?: WarnOf): Promise<FilledForm> {
  const tabs = await readWorkbook(file, warn);
  const all = await readTemplates(wanted.templates);
  const tabsOf = wanted.tabsOf ?? ((template: Template) => template.tabs.map(({ name }) => name));
  const named = wanted.name === undefined ? all : templatesNamed(all, wanted.name);
  const templates = named.filter((template) => tabsOf(template).length > 0);
  const ids = (list: readonly Template[]) => list.map(({ id }) => id).join(' or ');
  if (templates.length === 0) {
    const others = all.filter((template) => tabsOf(template).length > 0);
    throw new Error(`${ids(named)} is no form for this command; there is ${ids(others)}`);
  }
  const found = templates
    .map((template) => findForm(compileTemplate(template), tabs, tabsOf(template)))
    .sort((a, b) => b.fit - a.fit)[0];
  if (found === undefined || found.fit < FITS)
    throw new FileFault(file, FILE_FAULTS.noForm([...new Set(templates.map(({ id }) => id))]));
  const { compiled, absent } = found;
  const blocks = found.located.map((one) => one?.block ?? { firstRow: 1, rows: [] });
  const results = checkTabs(compiled, blocks);
  // A workbook has no past in which a waiver could have fallen.
  settleWaivers(compiled, results, () => ({ inForce: true }));
  const form = checkForm(compiled, results, {
    said: readApproval({ state: '' }),
    standing: 'none',
    structural: [],
  });
  return { compiled, blocks, titles: found.located.map((one) => one?.title), form, absent };
}

export interface FormFound {
  /** The form as far as it is in the workbook. */
  compiled: CompiledTemplate;
  /** One a tab of it. */
  located: ((Located & { title: string }) | undefined)[];
  absent: readonly Tab[];
  fit: number;
}

/** Where each tab of a form stands in the workbook: by its title, else wherever its header fits best, if it does. */
export function findForm(
  whole: CompiledTemplate,
  tabs: readonly WorkbookTab[],
  telling: readonly string[],
): FormFound {
  const found = whole.tabs.map((compiled) => {
    const { tab } = compiled;
    const titled = tabs.filter(({ title }) => title === tab.title.id || title === tab.title.en);
    const places = (titled.length > 0 ? titled : tabs).flatMap(({ title, rows }) => {
      const place = locate(compiled, rows);
      return place === undefined ? [] : [{ ...place, title }];
    });
    const [best] = places.sort((a, b) => b.fit - a.fit);
    const located = best !== undefined && (titled.length > 0 || best.fit >= FITS) ? best : undefined;
    return { compiled, tab, located, isAbsent: tab.completion === undefined && located === undefined };
  });
  const present = found.filter(({ isAbsent }) => !isAbsent);
  const fits = present.flatMap(({ tab, located }) => (telling.includes(tab.name) ? [located?.fit ?? 0] : []));
  return {
    compiled: {
      ...whole,
      template: { ...whole.template, tabs: present.map(({ tab }) => tab) },
      tabs: present.map(({ compiled }) => compiled),
    },
    located: present.map(({ located }) => located),
    absent: found.filter(({ isAbsent }) => isAbsent).map(({ tab }) => tab),
    fit: fits.reduce((sum, fit) => sum + fit, 0) / Math.max(1, fits.length),
  };
}
