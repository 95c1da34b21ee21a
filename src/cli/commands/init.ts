/** `init`: the configuration of a district, from a few answers and the table of regions. */

import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { faultLines, shapeFaults } from '../../core/faults.ts';
import { PROJECT } from '../../runtime/local/bundle.ts';
import { commandArguments } from '../command-arguments.ts';
import { AnswersSchema, configurationOf, explanation } from '../init/answers.ts';
import { findKabupaten } from '../init/regions.ts';
import { parseJson } from '../json.ts';
import { readTemplates } from '../templates.ts';

const USAGE = `usage: init [--answers FILE] [--out district.json] [options]

  --answers FILE     JSON: district, year, templates, levels, folder, organisers, from, replyTo, coordinators;
                     asked one by one without it
  --out FILE         where the configuration goes (district.json); a file that stands there is left alone
  --templates DIR    forms of your own instead of sheets-templates/
  --dry-run          explain the configuration, write nothing
  --json             one JSON object`;

/** Asks one question; undefined when nothing was said. */
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
      templates: { type: 'string', default: path.join(PROJECT, 'sheets-templates') },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  if (asked === undefined) return undefined;
  const { values } = asked;
  const templates = await readTemplates(values.templates);
  const file = values.answers ?? 'answers';
  const given = values.answers === undefined ? await answered(ask) : await fromFile(values.answers);
  const read = AnswersSchema.safeParse(given, { reportInput: true });
  if (!read.success) throw new Error(faultLines(file, shapeFaults(read.error.issues)));
  const kabupaten = await findKabupaten(read.data.district);
  const district = await configurationOf(read.data, templates, kabupaten);
  const lines = explanation(district, kabupaten);
  if (!values['dry-run'])
    await writeFile(values.out, `${JSON.stringify(district, null, 2)}\n`, { flag: 'wx' }).catch((error) => {
      throw new Error(
        error.code === 'EEXIST'
          ? `${values.out}: stands there already and is left alone; name another by --out`
          : `${values.out}: cannot be written: ${error.message}`,
      );
    });
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

async function fromFile(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new Error(`${file}: cannot be read: ${error.message}`);
  });
  return parseJson(text, file);
}

async function answered(given: Ask | undefined): Promise<unknown> {
  const lines =
    given === undefined ? createInterface({ input: process.stdin, output: process.stderr }) : undefined;
  const ask = given ?? ((question: string) => lines!.question(`${question}: `));
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
    lines?.close();
  }
}

async function levelsAsked(ask: Ask, list: (text: string) => string[]) {
  const levels = list(await ask('Levels that fill them: kecamatan, desa, kabupaten (kecamatan when blank)'));
  return levels.length === 0 ? {} : { levels };
}
