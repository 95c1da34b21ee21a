/**
 * `convergence FILE.xlsx`: village convergence of a filled-in cadre's workbook, quarter by quarter, with a reason for
 * each T and TS. Exit status 1: errors in the entries or in the printed report, 2: not measured.
 */
import { allProblems } from '../../core/checks/form.ts';
import {
  type QuarterResult,
  quartersAsTyped,
  quartersOfMonths,
} from '../../core/form-measures/convergence.ts';
import { formTables } from '../../core/form-measures/measure-form.ts';
import type { Report } from '../../core/form-measures/report.ts';
import { tellReport, typedReport } from '../../core/form-measures/village-report.ts';
import type { ConvergenceSettings } from '../../core/measures/convergence/settings.ts';
import type { MeasureOf, MeasureSpec } from '../../core/template/measure-schema.ts';
import type { Template } from '../../core/template/schema.ts';
import { integer, type Language } from '../../core/text/format.ts';
import { tellQuarter, tellYear } from '../convergence-result.ts';
import { quarterLines, reportLines, yearLines } from '../convergence-table.ts';
import { SCORECARD_WORDS } from '../convergence-words.ts';
import { toldIn } from '../file-fault.ts';
import { type FilledForm, readFilledForm } from '../filled-form.ts';
import { formArguments } from '../form-arguments.ts';
import { readFormulaSettings } from '../formula-settings.ts';

const USAGE = `usage: convergence FILE.xlsx [--settings FILE.json] [--template NAME[@VERSION]] [--json] [--language id|en]
FILE.json: formula settings, alone or in a district's configuration under settings.convergence
exit status: 0 nothing wrong, 1 errors in the entries or in the printed report, 2 not measured`;
const FOUND_ERRORS = 1;
const NOT_MEASURED = 2;

/** Gives the exit status. */
export async function convergence(
  words: string[],
  print: (text: string) => void,
  warn: (text: string) => void,
): Promise<number | undefined> {
  const asked = formArguments(words, USAGE, print, { settings: true });
  if (asked === undefined) return undefined;
  const { file, templates, name, json, language } = asked;
  const settings = await readFormulaSettings(asked.settings);
  const filled = await toldIn(language, () =>
    readFilledForm(file, { templates, name, tabsOf: registersOf }, (said) => warn(said[language])),
  );
  const { template } = filled.compiled;
  const taken = measure(filled, settings);
  const quarters = taken.quarters.map((quarter) => tellQuarter(quarter, settings, language));
  const year = tellYear(taken.quarters, language);
  const report =
    taken.report === undefined
      ? null
      : tellReport(taken.report, taken.quarters, settings, SCORECARD_WORDS[language]);
  const errors = entryErrors(filled);
  if (json) {
    const { id, version } = template;
    const { headline } = settings;
    print(JSON.stringify({ template: id, version, headline, settings, quarters, year, report, errors }));
  } else {
    const parts = [
      [template.title[language]],
      ...quarters.map((quarter) => quarterLines(quarter, language)),
      ...(year === null ? [] : [yearLines(year, language)]),
      ...(report === null ? [] : [reportLines(report, language)]),
      [entries(errors, language)],
    ];
    print(parts.map((lines) => lines.join('\n')).join('\n\n'));
  }
  if (quarters.length === 0 && report === null) return NOT_MEASURED;
  const wrong = report !== null && [...report.lines, report].some(({ findings }) => findings.length > 0);
  return errors > 0 || wrong ? FOUND_ERRORS : 0;
}

/** Of the tabs that the workbook has: the registers may come without the tables around them. */
function entryErrors({ form, blocks }: FilledForm): number {
  const there = new Set(form.tabs.filter((_, index) => blocks[index]!.rows.length > 0).map(({ tab }) => tab));
  return allProblems(form).filter(
    ({ severity, tab }) => severity === 'error' && tab !== undefined && there.has(tab),
  ).length;
}

type Spec = MeasureOf<'convergence-of-months'> | MeasureOf<'convergence-of-quarter'>;

const specOf = ({ measures }: Template): Spec | undefined =>
  measures.find(
    (spec: MeasureSpec): spec is Spec =>
      spec.measure === 'convergence-of-months' || spec.measure === 'convergence-of-quarter',
  );

/** The two registers tell such a form: a village may keep them without the tables around them. */
function registersOf(template: Template): string[] {
  const spec = specOf(template);
  return spec === undefined ? [] : [spec.mothers, spec.children];
}

function measure(
  { compiled, form, blocks }: FilledForm,
  settings: ConvergenceSettings,
): { quarters: QuarterResult[]; report: Report | undefined } {
  const { template } = compiled;
  const tableNamed = formTables(compiled, form.tabs, blocks);
  const spec = specOf(template) as Spec;
  const tables = { mothers: tableNamed(spec.mothers), children: tableNamed(spec.children) };
  if (spec.measure === 'convergence-of-months')
    return { quarters: quartersOfMonths(tables, template.year, settings), report: undefined };
  const report = typedReport(template, spec, tableNamed);
  return { quarters: quartersAsTyped(tables, template.year), report };
}

function entries(errors: number, language: Language): string {
  if (language === 'en')
    return errors === 0
      ? 'No errors in the entries.'
      : `Errors in the entries: ${integer(errors, 'en')}; command check names them.`;
  return errors === 0
    ? 'Tidak ada kesalahan pada isian.'
    : `${integer(errors, 'id')} kesalahan pada isian; perintah check menyebutkannya.`;
}
