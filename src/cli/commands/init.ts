/** `init`: the configuration of a district, from a few answers and the table of regions. */

import { faultLines, shapeFaults } from '../../core/faults.ts';
import { ANSWER_OPTIONS, commandArguments } from '../command-arguments.ts';
import { writeNew } from '../files.ts';
import { AnswersSchema, configurationOf, explanation } from '../init/answers.ts';
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

/** Puts one question; the answer is '' when nothing was said. */
export type Ask = (question: string) => Promise<string>;

export async function init(
  words: string[],
  print: (text: string) => void,
  _warn?: (text: string) => void,
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
  const templates = await readTemplates(values.templates);
  const file = values.answers ?? 'answers';
  const given = values.answers === undefined ? await answered(ask) : await readJson(values.answers);
  const read = AnswersSchema.safeParse(given, { reportInput: true });
  if (!read.success) throw new Error(faultLines(file, shapeFaults(read.error.issues)));
  const kabupaten = await findKabupaten(read.data.district);
  const district = await configurationOf(read.data, templates, kabupaten);
  const lines = explanation(district, kabupaten);
  if (!values['dry-run'])
    await writeNew(values.out, `${JSON.stringify(district, null, 2)}\n`, 'name another by --out');
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
}

async function answered(given: Ask | undefined): Promise<unknown> {
  const terminal = given === undefined ? openTerminal() : undefined;
  const ask = given ?? ((question: string) => terminal!.ask(`${question}: `));
  const list = (text: string) => text.split(',').flatMap((part) => part.trim() || []);
  const optional = (name: string, text: string) => (text.trim() === '' ? {} : { [name]: text.trim() });
  try {
    return {
      district: (await ask('District, name or Kemendagri code')).trim(),
      year: Number(await ask('Year of the forms')),
      templates: list(await ask('Forms, separated by commas (all of the year when blank)')),
      ...(await levelsAsked(ask, list)),
      ...optional('folder', await ask('Id of the shared drive (may wait)')),
      organisers: list(await ask('Addresses of organisers, who may change every cell')),
      from: (await ask('Address that mails come from')).trim(),
      ...optional('replyTo', await ask('Address that answers go to (the same when blank)')),
      coordinators: list(await ask('Addresses of coordinators, who keep the Register')).map((address) => ({
        name: address.split('@')[0],
        address,
      })),
    };
  } finally {
    terminal?.close();
  }
}

async function levelsAsked(ask: Ask, list: (text: string) => string[]) {
  const levels = list(await ask('Levels that fill them: kecamatan, desa, kabupaten (kecamatan when blank)'));
  return levels.length === 0 ? {} : { levels };
}
