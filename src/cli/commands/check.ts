/** `check FILE.xlsx`: checks a filled-in workbook without any server. Exit status 1: errors found, 2: not checked. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type CompiledTemplate, compileTemplate } from '../../core/checks/compile.ts';
import { allProblems, checkForm, checkTabs, type FormResult } from '../../core/checks/form.ts';
import { type Located, locate } from '../../core/checks/locate.ts';
import type { Weight } from '../../core/checks/problem.ts';
import { settleWaivers } from '../../core/checks/waiver/settle.ts';
import { shares } from '../../core/measures/completion.ts';
import type { Template } from '../../core/template/schema.ts';
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
  const { template } = found.compiled;
  const blocks = found.located.map((one) => one?.block ?? { firstRow: 1, rows: [] });
  const results = checkTabs(found.compiled, blocks);
  // A workbook has no past in which a waiver could have fallen.
  settleWaivers(found.compiled, results, () => ({ inForce: true }));
  const form = checkForm(found.compiled, results, {
    stateCell: '',
    structural: [],
    changedAfterApproval: false,
  });
  const problems = allProblems(form).map((problem) => tellProblem(problem, template, form.tabs, language));
  print(values.json ? json(form, problems, template) : table(form, problems, template, language));
  if (!form.readable) return NOT_CHECKED;
  return problems.some(({ severity }) => severity === 'error') ? FOUND_ERRORS : 0;
}

const isLanguage = (text: string): text is Language => text === 'id' || text === 'en';

/** Where each tab of a form stands in the workbook: by its title, else wherever its header fits best. */
function match(compiled: CompiledTemplate, tabs: readonly WorkbookTab[]) {
  const located = compiled.tabs.map((tab): Located | undefined => {
    const titled = tabs.filter(({ title }) => title === tab.tab.title.id || title === tab.tab.title.en);
    const found = (titled.length > 0 ? titled : tabs).flatMap(({ rows }) => locate(tab, rows) ?? []);
    return found.sort((a, b) => b.fit - a.fit)[0];
  });
  const fit = located.reduce((sum, one) => sum + (one?.fit ?? 0), 0) / located.length;
  return { compiled, located, fit };
}

function json(form: FormResult, problems: readonly ToldProblem[], { id, version }: Template): string {
  return JSON.stringify({ template: id, version, readable: form.readable, ...form.counts, problems });
}

interface TableWords {
  weight: Record<Weight, string>;
  row: string;
  unreadable: string;
  sums: (filled: string, expected: string, share: string, valid: string) => string;
}

const WORDS: Record<Language, TableWords> = {
  id: {
    weight: { error: 'perbaiki', warning: 'periksa', waived: 'kecuali', info: 'catatan' },
    row: 'baris',
    unreadable: 'tidak terbaca',
    sums: (filled, expected, share, valid) => `terisi ${filled} dari ${expected} (${share}), sah ${valid}`,
  },
  en: {
    weight: { error: 'correct', warning: 'look at', waived: 'waived', info: 'know' },
    row: 'row',
    unreadable: 'cannot be read',
    sums: (filled, expected, share, valid) => `filled ${filled} of ${expected} (${share}), valid ${valid}`,
  },
};

/** One line a problem, its columns aligned, then the sums. */
function table(
  form: FormResult,
  problems: readonly ToldProblem[],
  template: Template,
  language: Language,
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
  return [...lines, `${template.title[language]}: ${form.readable ? sums : say.unreadable}; ${total}.`].join(
    '\n',
  );
}

/** `D12`, or `Sasaran!D12` in a form of several tabs. */
function placeOf({ cell, row, tabTitle }: ToldProblem, { tabs }: Template, say: TableWords): string {
  const place = cell ?? (row === undefined ? undefined : `${say.row} ${row}`);
  if (tabs.length === 1 || tabTitle === undefined) return place ?? '–';
  return place === undefined ? tabTitle : `${tabTitle}!${place}`;
}
