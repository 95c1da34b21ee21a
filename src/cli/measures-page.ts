/** `docs/measures.md`: formula, source and certainty of every measure, from the comments at the head of their files. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { FORM_MEASURES } from '../core/form-measures/form-measure.ts';
import { ConvergenceSettingsSchema } from '../core/measures/convergence/settings.ts';
import { measureName } from '../core/text/measures.ts';
import { PROJECT } from '../runtime/local/bundle.ts';

export const MEASURES = path.join(PROJECT, 'src/core/measures');

/** Titles and files, named from `src/core/measures/`, in the order in which the page tells them. */
export const CHAPTERS: Record<string, Record<string, string>> = {
  Completion: {
    'Input completion': 'completion.ts',
    Forecast: 'forecast.ts',
    'Units that decide': 'deciding.ts',
    Timeliness: 'timeliness.ts',
    'Who waits for whom': 'blocked-by.ts',
  },
  Coverage: {
    'Coverage of an indicator': 'coverage.ts',
    'Attainable percentages': 'attainable.ts',
  },
  'Village convergence': {
    'Services of a mother': 'convergence/mothers.ts',
    'Services of a child': 'convergence/children.ts',
    'People monitored': 'convergence/village.ts',
    'The two formulas': 'convergence/formulas.ts',
    PAUD: 'convergence/paud.ts',
    'Formulir 4 of the year': 'convergence/year.ts',
    Versions: '../form-measures/versions.ts',
    'Villages compared': 'convergence/villages.ts',
    'The printed report': 'convergence/scorecard.ts',
  },
  Growth: {
    'z-scores': 'growth/score.ts',
    Classes: 'growth/classes.ts',
    Prevalence: 'growth/prevalence.ts',
    'Figures that differ': 'growth/difference.ts',
  },
  'Assessment and choice': {
    'Performance assessment': 'assessment.ts',
    'Priority villages': 'lokus.ts',
  },
  Publication: {
    'What is released': 'publication/release.ts',
    'Small counts': 'publication/suppress.ts',
  },
};

export const PARTS = ['Formula', 'Source', 'Certainty'] as const;

export interface Told {
  /** What stands before the first part. */
  about: string;
  parts: { name: string; text: string }[];
}

/** The comment at the head of a file of measures, part by part. */
export function headOf(file: string): Told {
  const source = readFileSync(path.join(MEASURES, file), 'utf8');
  const comment = /^\/\*\*([\s\S]*?)\*\//.exec(source)?.[1] ?? '';
  const text = comment
    .replace(/^\s*\*\s?/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const [about = '', ...rest] = text.split(LABEL);
  const parts: Told['parts'] = [];
  for (let at = 0; at < rest.length; at += 2)
    parts.push({ name: rest[at] as string, text: (rest[at + 1] as string).trim() });
  return { about: about.trim(), parts };
}

/** A part begins with its name at the start of a sentence. */
const LABEL =
  /(?<=^|[.:] |\) )(Formula|Source and certainty|Source|Certainty|In dispute(?:, hence settings)?|Wrong input): /;

const INTRODUCTION = `<!-- Written by \`npm run docs\` from the comments in src/core/measures/ and src/core/form-measures/. Changes made here are lost. -->

# Measures

What Pantau reckons, by which formula, where the formula comes from and how sure that is. Every percentage keeps its
numerator and denominator, and tells what was left out; upward it is the ratio of the sums, never a mean of percentages.
Nothing of nothing is "tidak ada data", neither 0 nor 100 %.
`;

export function measuresPage(): string {
  const chapters = Object.entries(CHAPTERS).flatMap(([chapter, files]) => [
    `## ${chapter}\n`,
    ...Object.entries(files).map(([title, file]) => section(title, file)),
  ]);
  return [INTRODUCTION, ...chapters, settings(), inForms()].join('\n');
}

function section(title: string, file: string): string {
  const { about, parts } = headOf(file);
  const lines = parts.map(({ name, text }) => `- **${name}**: ${text}`);
  const source = `[\`${file.replace('../', '')}\`](${path.posix.join('../src/core/measures', file)})`;
  return `### ${title}\n\n${about}\n\n${lines.join('\n')}\n\n${source}\n`;
}

/** Each setting with the reason for its default, from the comments beside them. */
function settings(): string {
  const source = readFileSync(path.join(MEASURES, 'convergence/settings.ts'), 'utf8');
  const schema = z.toJSONSchema(ConvergenceSettingsSchema, { io: 'input' });
  const defaults: Record<string, unknown> = ConvergenceSettingsSchema.parse({});
  const rows = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const { enum: choices, minimum, maximum } = property as z.core.JSONSchema.JSONSchema;
    const values = choices?.map((choice) => `\`${choice}\``).join(', ') ?? `${minimum}–${maximum}`;
    return `| \`${name}\` | ${values} | \`${defaults[name]}\` | ${commentOf(source, name)} |`;
  });
  return [
    '## Settings\n',
    'Where the guide contradicts itself or is silent the district chooses, under `convergence` of its settings. A setting or',
    'value that there is not stops the start, and the message names the place. `npm run pantau -- convergence` takes them from',
    'the file named by `--settings`, alone or as a configuration has them.\n',
    '| Setting | Values | Default | Why |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** The comment before a property. */
export function commentOf(source: string, property: string): string {
  const before = new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*${property}:`).exec(source)?.[1] ?? '';
  return before
    .replace(/^\s*\*\s?/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function inForms(): string {
  const rows = FORM_MEASURES.map(
    (name) => `| \`${name}\` | ${measureName(name, 'en')} | ${measureName(name, 'id')} |`,
  );
  return [
    '## In forms\n',
    "What a template may ask for under `measures`, as Pantau's own tab shows it beside the rows.\n",
    '| Measure | Name | Nama |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
