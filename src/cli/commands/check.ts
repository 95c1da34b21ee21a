/**
 * `check FILE`: checks a filled-in workbook without any server. With `--write` it puts what it found into a copy.
 * Exit status 1: errors found, 2: not checked.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { allProblems, type FormResult } from '../../core/checks/form.ts';
import type { Weight } from '../../core/checks/problem.ts';
import { shares } from '../../core/measures/completion.ts';
import type { Tab, Template } from '../../core/template/schema.ts';
import { dateTime, integer, type Language, percent } from '../../core/text/format.ts';
import { problemTotal } from '../../core/text/problem-total.ts';
import { type ToldProblem, tellProblem } from '../../core/text/tell-problem.ts';
import { FILE_FAULTS, FileFault, toldIn } from '../file-fault.ts';
import { kindOf } from '../file-kind.ts';
import { thereAlready, writeNew } from '../files.ts';
import { type FilledForm, readFilledForm } from '../filled-form.ts';
import { formArguments } from '../form-arguments.ts';
import { workbookBytes } from '../workbook.ts';
import { writeStatus } from '../write-status.ts';

const USAGE = `usage: check FILE [--write [OUT.xlsx]] [--dry-run] [--template NAME[@VERSION]] [--json] [--language id|en]

  FILE               an .xlsx, .xlsm or .csv
  --write [OUT.xlsx] puts status and message beside each row and colours wrong cells, in a copy: OUT.xlsx, or
                     FILE-diperiksa.xlsx. Nothing else in it changes; a file that is there is never overwritten
  --dry-run          says which copy --write would write, and writes none
  --template NAME    the form, where it is not to be found by its headings; --templates DIR for forms of your own
  --json             one JSON object
exit status: 0 no errors, 1 errors found, 2 not checked`;
const FOUND_ERRORS = 1;
const NOT_CHECKED = 2;

/** Gives the exit status. */
export async function check(
  words: string[],
  print: (text: string) => void,
  warn: (text: string) => void,
): Promise<number | undefined> {
  const asked = formArguments(words, USAGE, print, { write: true });
  if (asked === undefined) return undefined;
  const { file, templates, name, json: asJson, language, write, out, dryRun } = asked;
  const filled = await toldIn(language, () =>
    readFilledForm(file, { templates, name }, (said) => warn(said[language])),
  );
  const { compiled, form, absent } = filled;
  const { template } = compiled;
  const problems = allProblems(form).map((problem) => tellProblem(problem, template, form.tabs, language));
  const written =
    write && form.readable
      ? await toldIn(language, () => writeCopy(file, filled, { out, dryRun }, warn))
      : undefined;
  if (asJson) print(json(form, problems, template, absent, written, dryRun));
  else {
    print(table(form, problems, template, language, absent));
    if (written !== undefined) print(WORDS[language][dryRun ? 'wouldWrite' : 'written'](written));
  }
  if (write && written === undefined)
    warn(`${file}: no copy was written, since the form in it cannot be read`);
  if (!form.readable) return NOT_CHECKED;
  return problems.some(({ severity }) => severity === 'error') ? FOUND_ERRORS : 0;
}

/** The name of the copy. @throws Error when the file cannot be written into, or the copy is there already. */
async function writeCopy(
  file: string,
  filled: FilledForm,
  { out: asked, dryRun }: { out: string | undefined; dryRun: boolean },
  warn: (text: string) => void,
): Promise<string> {
  const { dir, name, ext } = path.parse(file);
  const bytes = await workbookBytes(file);
  if (kindOf(bytes) !== 'archive') throw new FileFault(file, FILE_FAULTS.notWritable);
  const out = asked ?? path.join(dir, `${name}-diperiksa${ext}`);
  if (path.extname(out).toLowerCase() !== ext.toLowerCase())
    throw new Error(`${out}: the copy is of the same kind as ${file}; let its name end in ${ext}`);
  const { bytes: copy, wasSigned } = inFile(file, () =>
    writeStatus(bytes, filled, dateTime(Date.now(), 'Asia/Jakarta', 'id')),
  );
  if (dryRun) {
    if (existsSync(out)) throw thereAlready(out, OTHERWISE);
    return out;
  }
  await writeNew(out, copy, OTHERWISE);
  if (wasSigned) warn(`${out}: the digital signature of ${file} does not hold for the copy`);
  return out;
}

const OTHERWISE = 'name another copy, or take it away first';

function inFile<Result>(file: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}

function json(
  form: FormResult,
  problems: readonly ToldProblem[],
  { id, version }: Template,
  absent: readonly Tab[],
  written: string | undefined,
  dryRun: boolean,
): string {
  const absentTabs = absent.map(({ name }) => name);
  return JSON.stringify({
    template: id,
    version,
    readable: form.readable,
    ...form.counts,
    absentTabs,
    problems,
    ...(written !== undefined && (dryRun ? { wouldWrite: written } : { written })),
  });
}

interface TableWords {
  weight: Record<Weight, string>;
  row: string;
  unreadable: string;
  absent: (title: string) => string;
  written: (file: string) => string;
  wouldWrite: (file: string) => string;
  sums: (filled: string, expected: string, share: string, valid: string) => string;
}

const WORDS: Record<Language, TableWords> = {
  id: {
    weight: { error: 'perbaiki', warning: 'periksa', waived: 'kecuali', info: 'catatan' },
    row: 'baris',
    unreadable: 'tidak terbaca',
    absent: (title) => `Tab ${title} tidak ada di berkas ini; tidak diperiksa.`,
    written: (file) => `Hasilnya ditulis di samping setiap baris dalam ${file}.`,
    wouldWrite: (file) => `Belum ada yang ditulis (--dry-run); hasilnya akan ditulis dalam ${file}.`,
    sums: (filled, expected, share, valid) => `terisi ${filled} dari ${expected} (${share}), sah ${valid}`,
  },
  en: {
    weight: { error: 'correct', warning: 'look at', waived: 'waived', info: 'know' },
    row: 'row',
    unreadable: 'cannot be read',
    absent: (title) => `Tab ${title} is not in this file; it was not checked.`,
    written: (file) => `The result stands beside each row in ${file}.`,
    wouldWrite: (file) => `Nothing was written (--dry-run); the result would stand in ${file}.`,
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
