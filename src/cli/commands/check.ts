/** `check FILE.xlsx`: checks a filled-in workbook without any server. Exit status 1: errors found, 2: not checked. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type CompiledTemplate, compileTemplate } from '../../core/checks/compile.ts';
import { allProblems, checkForm, checkTabs, type FormResult } from '../../core/checks/form.ts';
import { type Located, locate } from '../../core/checks/locate.ts';
import type { Problem } from '../../core/checks/problem.ts';
import { shares } from '../../core/measures/completion.ts';
import type { Template } from '../../core/template/schema.ts';
import { integer, percent } from '../../core/text/format.ts';
import { problemSentence } from '../../core/text/problem-sentences.ts';
import { problemTotal } from '../../core/text/problem-total.ts';
import { PROJECT } from '../../runtime/local/bundle.ts';
import { readTemplates } from '../templates.ts';
import { readWorkbook, type WorkbookTab } from '../workbook.ts';

const USAGE = 'usage: check FILE.xlsx [--template NAME[@VERSION]] [--json]';
/** A header row shares at least half of the form's columns, or it is another table. */
const FITS = 0.5;
const SEVERITY_WORDS = { error: 'perbaiki', warning: 'periksa', info: 'catatan' } as const;
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
    },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error(USAGE);
  const tabs = await readWorkbook(file);
  const templates = (await readTemplates(values.templates)).filter(named(values.template));
  const found = templates
    .map((template) => match(compileTemplate(template), tabs))
    .sort((a, b) => b.fit - a.fit)[0];
  if (found === undefined || found.fit < FITS) {
    print(
      `${file}: no tab has the header of ${templates.map((one) => one.id).join(' or ') || values.template}`,
    );
    return NOT_CHECKED;
  }
  const { template } = found.compiled;
  const blocks = found.located.map((one) => one?.block ?? { firstRow: 1, rows: [] });
  const results = checkTabs(found.compiled, blocks);
  const form = checkForm(found.compiled, results, {
    stateCell: '',
    structural: [],
    changedAfterApproval: false,
  });
  const problems = allProblems(form);
  print(values.json ? json(form, problems, template) : table(form, problems, template));
  if (!form.readable) return NOT_CHECKED;
  return problems.some(({ severity }) => severity === 'error') ? FOUND_ERRORS : 0;
}

function named(name: string | undefined): (template: Template) => boolean {
  if (name === undefined) return () => true;
  return ({ id, version }) => name === id || name === `${id}@${version}`;
}

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

function json(form: FormResult, problems: readonly Problem[], { id, version }: Template): string {
  return JSON.stringify({
    template: id,
    version,
    ...form.counts,
    problems,
  });
}

function table(form: FormResult, problems: readonly Problem[], template: Template): string {
  const rows = problems.map((problem) => {
    const { message, remedy } = problemSentence(problem, template);
    const place = problem.row === undefined ? '–' : `baris ${problem.row}`;
    return [SEVERITY_WORDS[problem.severity], place, `${message} ${remedy}`];
  });
  const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  const { expected, filled, valid } = form.counts;
  const sums = `terisi ${integer(filled, 'id')} dari ${integer(expected, 'id')} (${percent(shares(form.counts).filled, 'id')}), sah ${integer(valid, 'id')}`;
  const total = problemTotal(problems);
  return [...lines, `${template.title.id}: ${form.readable ? sums : 'tidak terbaca'}; ${total}.`].join('\n');
}
