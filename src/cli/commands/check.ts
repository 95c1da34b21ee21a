/** `check FILE.xlsx`: checks a filled-in workbook without any server. Exit status 1: errors found, 2: not checked. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readApproval } from '../../core/approval/cells.ts';
import { type CompiledTemplate, compileTemplate } from '../../core/checks/compile.ts';
import { allProblems, checkForm, checkTabs, type FormResult } from '../../core/checks/form.ts';
import { type Located, locate } from '../../core/checks/locate.ts';
import type { Weight } from '../../core/checks/problem.ts';
import { settleWaivers } from '../../core/checks/waiver/settle.ts';
import { shares } from '../../core/measures/completion.ts';
import type { Tab, Template } from '../../core/template/schema.ts';
import { integer, type Language, percent } from '../../core/text/format.ts';
import { problemTotal } from '../../core/text/problem-total.ts';
import { type ToldProblem, tellProblem } from '../../core/text/tell-problem.ts';
import { PROJECT } from '../../runtime/local/bundle.ts';
import { readTemplates, templatesNamed } from '../templates.ts';
import { readWorkbook, type WorkbookTab } from '../workbook.ts';

const USAGE = `usage: check FILE.xlsx [--template NAME[@VERSION]] [--json] [--language id|en]
exit status: 0 no errors, 1 errors found, 2 not checked`;
/** A header row shares at least half of the form's columns, or it is another table. */
const FITS = 0.5;
const FOUND_ERRORS = 1;
const NOT_CHECKED = 2;

/** Gives the exit status. */
export async function check(words: string[], print: (text: string) => void): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      template: { type: 'string' },
      templates: { type: 'string', default: path.join(PROJECT, 'sheets-templates') },
      json: { type: 'boolean', default: false },
      language: { type: 'string', default: 'id' },
    },
  });
  const [file] = positionals;
  const { language } = values;
  if (file === undefined || positionals.length > 1 || !isLanguage(language)) throw new Error(USAGE);
  const tabs = await readWorkbook(file);
  const all = await readTemplates(values.templates);
  const templates = values.template === undefined ? all : templatesNamed(all, values.template);
  const found = templates
    .map((template) => match(compileTemplate(template), tabs))
    .sort((a, b) => b.fit - a.fit)[0];
  if (found === undefined || found.fit < FITS) {
    throw new Error(`${file}: no tab has the header of ${templates.map((one) => one.id).join(' or ')}`);
  }
  const { compiled, located, absent } = found;
  const { template } = compiled;
  const blocks = located.map((one) => one?.block ?? { firstRow: 1, rows: [] });
  const results = checkTabs(compiled, blocks);
  // A workbook has no past in which a waiver could have fallen.
  settleWaivers(compiled, results, () => ({ inForce: true }));
  const form = checkForm(compiled, results, {
    said: readApproval({ state: '' }),
    standing: 'none',
    structural: [],
  });
  const problems = allProblems(form).map((problem) => tellProblem(problem, template, form.tabs, language));
  if (values.json) print(json(form, problems, template, absent));
  else print(table(form, problems, template, language, absent));
  if (!form.readable) return NOT_CHECKED;
  return problems.some(({ severity }) => severity === 'error') ? FOUND_ERRORS : 0;
}

const isLanguage = (text: string): text is Language => text === 'id' || text === 'en';

interface Match {
  /** The form as far as it is in the workbook. */
  compiled: CompiledTemplate;
  /** One a tab of it. */
  located: (Located | undefined)[];
  /** Tabs of which no entry counts, and which the workbook does not have: each office sends its own. */
  absent: readonly Tab[];
  fit: number;
}

/** Where each tab of a form stands in the workbook: by its title, else wherever its header fits best. */
function match(whole: CompiledTemplate, tabs: readonly WorkbookTab[]): Match {
  const found = whole.tabs.map((tab) => {
    const titled = tabs.filter(({ title }) => title === tab.tab.title.id || title === tab.tab.title.en);
    const places = (titled.length > 0 ? titled : tabs).flatMap(({ rows }) => locate(tab, rows) ?? []);
    const located: Located | undefined = places.sort((a, b) => b.fit - a.fit)[0];
    const isAbsent = tab.tab.completion === undefined && titled.length === 0 && (located?.fit ?? 0) < FITS;
    return { tab, located, isAbsent };
  });
  const present = found.filter(({ isAbsent }) => !isAbsent);
  const located = present.map((one) => one.located);
  return {
    compiled: {
      ...whole,
      template: { ...whole.template, tabs: present.map(({ tab }) => tab.tab) },
      tabs: present.map(({ tab }) => tab),
    },
    located,
    absent: found.filter(({ isAbsent }) => isAbsent).map(({ tab }) => tab.tab),
    fit: located.reduce((sum, one) => sum + (one?.fit ?? 0), 0) / Math.max(1, located.length),
  };
}

function json(
  form: FormResult,
  problems: readonly ToldProblem[],
  { id, version }: Template,
  absent: readonly Tab[],
): string {
  const absentTabs = absent.map(({ name }) => name);
  return JSON.stringify({
    template: id,
    version,
    readable: form.readable,
    ...form.counts,
    absentTabs,
    problems,
  });
}

interface TableWords {
  weight: Record<Weight, string>;
  row: string;
  unreadable: string;
  absent: (title: string) => string;
  sums: (filled: string, expected: string, share: string, valid: string) => string;
}

const WORDS: Record<Language, TableWords> = {
  id: {
    weight: { error: 'perbaiki', warning: 'periksa', waived: 'kecuali', info: 'catatan' },
    row: 'baris',
    unreadable: 'tidak terbaca',
    absent: (title) => `Tab ${title} tidak ada di berkas ini; tidak diperiksa.`,
    sums: (filled, expected, share, valid) => `terisi ${filled} dari ${expected} (${share}), sah ${valid}`,
  },
  en: {
    weight: { error: 'correct', warning: 'look at', waived: 'waived', info: 'know' },
    row: 'row',
    unreadable: 'cannot be read',
    absent: (title) => `Tab ${title} is not in this file; it was not checked.`,
    sums: (filled, expected, share, valid) => `filled ${filled} of ${expected} (${share}), valid ${valid}`,
  },
};

/** One line a problem, its columns aligned, then the sums. */
function table(
  form: FormResult,
  problems: readonly ToldProblem[],
  template: Template,
  language: Language,
  absent: readonly Tab[],
): string {
  const say = WORDS[language];
  const rows = problems.map((problem) => [
    say.weight[problem.severity],
    placeOf(problem, template, say),
    `${problem.message} ${problem.remedy}`,
  ]);
  const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  const { expected, filled, valid } = form.counts;
  const sums = say.sums(
    integer(filled, language),
    integer(expected, language),
    percent(shares(form.counts).filled, language),
    integer(valid, language),
  );
  const total = problemTotal(problems, language);
  const left = absent.map(({ title }) => say.absent(title[language]));
  return [
    ...lines,
    ...left,
    `${template.title[language]}: ${form.readable ? sums : say.unreadable}; ${total}.`,
  ].join('\n');
}

/** `D12`, or `Sasaran!D12` in a form of several tabs. */
function placeOf({ cell, row, tabTitle }: ToldProblem, { tabs }: Template, say: TableWords): string {
  const place = cell ?? (row === undefined ? undefined : `${say.row} ${row}`);
  if (tabs.length === 1 || tabTitle === undefined) return place ?? '–';
  return place === undefined ? tabTitle : `${tabTitle}!${place}`;
}
