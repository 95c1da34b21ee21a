/** `init`: the configuration of a district, from a few answers and the table of regions. */

import { stat } from 'node:fs/promises';
import { faultLines, shapeFaults } from '../../core/faults.ts';
import { ANSWER_OPTIONS, commandArguments } from '../command-arguments.ts';
import { thereAlready, writeNew } from '../files.ts';
import { AnswersSchema, configurationOf, explanation } from '../init/answers.ts';
import { type Ask, askAnswers } from '../init/ask.ts';
import { findKabupaten } from '../init/regions.ts';
import { readJson } from '../json.ts';
import { readTemplates, TEMPLATES } from '../templates.ts';
import { openTerminal } from '../terminal.ts';

const USAGE = `usage: init [--answers FILE] [--out district.json] [options]

  --answers FILE     JSON: district, year, templates, levels, folder, organisers, from, replyTo, coordinators;
                     asked one by one without it
  --out FILE         where the configuration goes (district.json); a file that stands there is left alone
  --templates DIR    forms of your own instead of sheets-templates/
  --dry-run          explain the configuration, write nothing
  --json             one JSON object`;

export async function init(
  words: string[],
  print: (text: string) => void,
  warn: (text: string) => void = () => {},
  ask?: Ask,
): Promise<undefined> {
  const asked = commandArguments(words, USAGE, print, {
    options: {
      answers: { type: 'string' },
      out: { type: 'string', default: 'district.json' },
      templates: { type: 'string', default: TEMPLATES },
      ...ANSWER_OPTIONS,
    },
  });
  if (asked === undefined) return undefined;
  const { values } = asked;
  const isTaken = !values['dry-run'] && (await stat(values.out).catch(() => undefined)) !== undefined;
  // Before anybody has answered eight questions.
  if (isTaken) throw thereAlready(values.out, OTHERWISE);
  const templates = await readTemplates(values.templates);
  const file = values.answers ?? 'answers';
  const given = values.answers === undefined ? await asking() : await readJson(values.answers);
  const read = AnswersSchema.safeParse(given, { reportInput: true });
  if (!read.success) throw new Error(faultLines(file, shapeFaults(read.error.issues)));
  const kabupaten = await findKabupaten(read.data.district);
  const district = await configurationOf(read.data, templates, kabupaten);
  const lines = explanation(district, kabupaten);
  if (!values['dry-run']) await writeNew(values.out, `${JSON.stringify(district, null, 2)}\n`, OTHERWISE);
  const dryRun = values['dry-run'];
  print(
    values.json
      ? JSON.stringify({ file: dryRun ? null : values.out, dryRun, district, explanation: lines })
      : [
          dryRun ? 'Nothing was written (--dry-run).' : `${values.out} was written.`,
          ...lines.map((line) => `  ${line}`),
          'Next: `plan --config`, then `apply --config`.',
        ].join('\n'),
  );
  return undefined;

  async function asking(): Promise<unknown> {
    const terminal = ask === undefined ? openTerminal() : undefined;
    try {
      return await askAnswers(ask ?? ((question) => terminal!.ask(`${question}: `)), warn, templates);
    } finally {
      terminal?.close();
    }
  }
}

const OTHERWISE = 'name another by --out';
