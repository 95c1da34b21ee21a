/** `docs/problems.md`: the catalogue and its examples as a page. What Pantau says there is what it says when run. */
import { CATALOGUE } from '../core/catalogue/catalogue.ts';
import { type Example, headerOf, runExample } from '../core/catalogue/examples/example.ts';
import { exampleOf, FAMILIES } from '../core/catalogue/examples/examples.ts';
import { columnLetters } from '../core/cells/address.ts';
import { type CellValue, cellText } from '../core/cells/text.ts';
import type { ProblemCode } from '../core/checks/problem.ts';
import { localDate } from '../core/schedule/deadline.ts';
import { isoDay } from '../core/text/format.ts';

const INTRODUCTION = `<!-- Written by \`npm run docs\` from the catalogue and its examples. Changes made here are lost. -->

# Problems

Everything that Pantau can find wrong, from the one catalogue in [\`src/core/catalogue/\`](../src/core/catalogue/catalogue.ts):
the status beside a row, the counts in a mail, the dashboard, \`npm run pantau -- check\` and this page all speak from it.

An entry with an **error** is not valid. A **warning** passes. An **info** is told, and neither coloured nor counted
against anybody. A template, one of its columns or rules, or the district's configuration may set another severity:
\`"severities": { "percentage": "error" }\`. Where it says _fixed_ nobody may, because rows would go unchecked.

Where a tab of the template names two columns for it, \`"waiver": { "reason": "alasan", "name": "oleh" }\`, staff waive the
warnings of a row by writing there why they may stand and who answers for it. Both stay in the row. The warnings then weigh
nothing and are counted apart, until the row's values change. An error is never waived.

Every problem carries its code, severity and parameters, the tab, the row's key, the row and the cell, and the columns to
colour. A value that was typed is among the parameters only where it may be shown: never from a column of NIK, KK,
telephone numbers or e-mail addresses, nor from any column that the template calls personal.

Below each problem stands an example: a sheet, then what Pantau says about it in Indonesian and in English. All of it is
made up. Each example is run by the tests.
`;

/** The whole page, in Markdown. */
export function problemsPage(): string {
  const families = Object.entries(FAMILIES).map(([title, family]) => ({
    title,
    codes: Object.keys(family) as ProblemCode[],
  }));
  return [
    INTRODUCTION,
    ...contents(families.flatMap(({ codes }) => codes)),
    ...families.flatMap(({ title, codes }) => [`## ${title}\n`, ...codes.map(section)]),
    ...rules(families.flatMap(({ codes }) => codes)),
  ].join('\n');
}

function contents(codes: readonly ProblemCode[]): string[] {
  const lines = codes.map((code) => {
    const { title } = CATALOGUE[code];
    return `| [\`${code}\`](#${code}) | ${severityOf(code)} | ${title.en} | ${title.id} |`;
  });
  return ['| Code | Severity | Problem | Masalah |', '| --- | --- | --- | --- |', ...lines, ''];
}

/** Rules of a row as the examples write them, each with what its examples are about. */
function rules(codes: readonly ProblemCode[]): string[] {
  const found = Map.groupBy(
    codes.flatMap((code) => (exampleOf(code).tab?.rules ?? []).map((rule) => ({ code, rule }))),
    ({ rule }) => rule.rule,
  );
  const lines = [...found].map(([name, examples]) => {
    const written = JSON.stringify(examples[0]?.rule);
    const links = [...new Set(examples.map(({ code }) => `[\`${code}\`](#${code})`))].join(', ');
    return `| \`${name}\` | \`${written}\` | ${links} |`;
  });
  return [
    '## Rules of a row\n',
    'A template lists the rules of a tab under `rules`; each may set its own `severity`.\n',
    '| Rule | As a template writes it | Finds |',
    '| --- | --- | --- |',
    ...lines,
    '',
  ];
}

const severityOf = (code: ProblemCode): string =>
  `${CATALOGUE[code].severity}${CATALOGUE[code].fixed ? ' (fixed)' : ''}`;

function section(code: ProblemCode): string {
  const example = exampleOf(code);
  const parameters = Object.keys(example.params as object).map((name) => `\`${name}\``);
  return [
    `### \`${code}\`\n`,
    `**${CATALOGUE[code].title.en}** · ${severityOf(code)}${parameters.length > 0 ? ` · parameters ${parameters.join(', ')}` : ''}\n`,
    `${example.means}\n`,
    ...around(example).map((line) => `${line}\n`),
    ...sheet(example),
    '',
    `> ${said(code, example, 'id')}`,
    '>',
    `> ${said(code, example, 'en')}`,
    '',
  ].join('\n');
}

const OTHERS = {
  beside: 'Beside it, the form of',
  below: 'Below it, the form of',
  before: 'A year earlier, the form of',
} as const;

/** What the example has beside its cells. */
function around({
  tab,
  register,
  others = [],
  structure,
  approval,
  standing,
  waiver,
}: Example<unknown>): string[] {
  const facts = [
    structure?.locale && `locale \`${structure.locale}\``,
    structure?.timeZone && `time zone \`${structure.timeZone}\``,
    structure?.merges?.map(({ range }) => `merged cells \`${range}\``).join(', '),
    structure?.approvalTab === false && 'no tab Persetujuan',
    approval && `form state \`${cellText(approval.state)}\``,
    approval?.verifier && `decision \`${cellText(approval.verifier.decision)}\``,
    standing === 'changed' && 'other values than those that were decided on',
    waiver?.inForce === false && 'other values than those that were waived',
  ].filter(Boolean);
  return [
    ...(tab === undefined ? [] : [`The template says of the tab: \`${JSON.stringify(tab)}\``]),
    ...(register === undefined
      ? []
      : [
          `It is a tab of the Register of ${register.top} on ${isoDay(localDate(register.now, 'Asia/Jakarta'), 'en')}.`,
        ]),
    ...others.map(
      ({ is, unit, typed }) =>
        `${OTHERS[is]} ${unit}: ${typed.map((row) => `\`${row.map(cellText).join(' | ')}\``).join(', ')}`,
    ),
    ...(facts.length === 0 ? [] : [`The spreadsheet has ${facts.join(', ')}.`]),
  ];
}

function sheet(example: Example<unknown>): string[] {
  const header = headerOf(example);
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [
    line(['', ...header.map((_, index) => columnLetters(index))]),
    line(header.map(() => '---').concat('---')),
    line(['1', ...header]),
    ...example.typed.map((row, index) =>
      line([
        String(index + 2),
        ...header.map((_, column) => cell(row[column], example.columns[column - 1]?.type)),
      ]),
    ),
  ];
}

/** As the cell shows it; a text column that holds a number is the point of some examples. */
function cell(value: CellValue, type: string | undefined): string {
  return typeof value === 'number' && type === 'string' ? `${cellText(value)} (a number)` : cellText(value);
}

const escaped = (text: string): string => text.replace(/([|*\\<])/g, '\\$1');

function said(code: ProblemCode, example: Example<unknown>, language: 'id' | 'en'): string {
  const problem = runExample(example, language).problems.find((one) => one.code === code);
  if (problem === undefined) throw new Error(`the example of "${code}" does not have that problem`);
  const place = problem.cell === undefined ? '' : `**${problem.cell}** `;
  return `${place}${escaped(`${problem.message} ${problem.remedy}`)}`;
}
