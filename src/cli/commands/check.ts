/** `check FILE.xlsx`: checks a filled-in workbook without any server. Exit status 1: errors found, 2: not checked. */
import { allProblems, type FormResult } from '../../core/checks/form.ts';
import type { Weight } from '../../core/checks/problem.ts';
import { shares } from '../../core/measures/completion.ts';
import type { Tab, Template } from '../../core/template/schema.ts';
import { integer, type Language, percent } from '../../core/text/format.ts';
import { problemTotal } from '../../core/text/problem-total.ts';
import { type ToldProblem, tellProblem } from '../../core/text/tell-problem.ts';
import { readFilledForm } from '../filled-form.ts';
import { formArguments } from '../form-arguments.ts';

const USAGE = `usage: check FILE.xlsx [--template NAME[@VERSION]] [--json] [--language id|en]
exit status: 0 no errors, 1 errors found, 2 not checked`;
const FOUND_ERRORS = 1;
const NOT_CHECKED = 2;

/** Gives the exit status. */
export async function check(
  words: string[],
  print: (text: string) => void,
  warn: (text: string) => void,
): Promise<number> {
  const { file, templates, name, json: asJson, language } = formArguments(words, USAGE);
  const { compiled, form, absent } = await readFilledForm(file, { templates, name }, warn);
  const { template } = compiled;
  const problems = allProblems(form).map((problem) => tellProblem(problem, template, form.tabs, language));
  if (asJson) print(json(form, problems, template, absent));
  else print(table(form, problems, template, language, absent));
  if (!form.readable) return NOT_CHECKED;
  return problems.some(({ severity }) => severity === 'error') ? FOUND_ERRORS : 0;
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
