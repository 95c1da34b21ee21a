/** `adopt`: takes in spreadsheets that a district already has. */

import { readPeriod } from '../../core/period.ts';
import type { Template } from '../../core/template/schema.ts';
import { type Ask, atTerminal } from '../adopt/ask.ts';
import { adoptFile, isFile, proposeFile } from '../adopt/file.ts';
import { adoptFolder } from '../adopt/folder.ts';
import { readMapping } from '../adopt/mapping-file.ts';
import { refusedJson } from '../adopt/refusal.ts';
import { adoptOne, type How } from '../adopt/spreadsheet.ts';
import { isLeft, toldOf } from '../adopt/tell.ts';
import { readAliases } from '../aliases.ts';
import {
  ANSWER_OPTIONS,
  commandArguments,
  misused,
  noWord,
  oneWord,
  refuseOptions,
} from '../command-arguments.ts';
import { GOOGLE_USAGE } from '../reach-google.ts';
import { reachSite } from '../reach-site.ts';
import { STORE_OPTIONS, STORE_USAGE } from '../reach-store.ts';
import { folderIdOf, spreadsheetIdOf } from '../spreadsheet-id.ts';
import { readTemplates, TEMPLATES, templatesNamed } from '../templates.ts';

const USAGE = `usage: adopt SPREADSHEET --template NAME [options]
       adopt --folder ID --template NAME [options]
       adopt FILE.xlsx --template NAME [--into FOLDER] [options]

  SPREADSHEET        id or address of a Google spreadsheet that is shared with the service account
  FILE.xlsx          shows the proposal; with --into it becomes a Google spreadsheet in that folder and is taken in.
                     Of a .csv or .xlsm the proposal is shown too
  --folder ID        id or address of a folder: every spreadsheet in it, with one mapping; those that deviate are set apart
  --template NAME    the form, NAME or NAME@VERSION
  --unit CODE        whose it is; read from titles and file name unless told
  --period PERIOD    2025-S2, 2025-Q3, 2025-08: of a form that is filled more than once a year
  --sheet TITLE      the sheet that is meant where several hold the same table; may be repeated
  --mapping FILE     which heading is which column, as --json gives it under "mapping"
  --yes              take the proposal as it is shown
  --dry-run          show the proposal, write nothing
  --json             one JSON object
  --demonstration    say in the spreadsheet that its entries are made up
  --templates DIR    forms of your own instead of sheets-templates/
${STORE_USAGE}
${GOOGLE_USAGE}`;

const OPTIONS = {
  ...STORE_OPTIONS,
  ...ANSWER_OPTIONS,
  template: { type: 'string' },
  templates: { type: 'string', default: TEMPLATES },
  unit: { type: 'string' },
  period: { type: 'string' },
  mapping: { type: 'string' },
  sheet: { type: 'string', multiple: true },
  folder: { type: 'string' },
  into: { type: 'string' },
  yes: { type: 'boolean', default: false },
  demonstration: { type: 'boolean', default: false },
} as const;

type Print = (text: string) => void;

export async function adopt(
  words: string[],
  print: Print,
  _warn: Print,
  environment: NodeJS.ProcessEnv = process.env,
  ask: Ask = atTerminal(),
): Promise<number | undefined> {
  const asked = commandArguments(words, USAGE, print, { allowPositionals: true, options: OPTIONS });
  if (asked === undefined) return undefined;
  const { values, positionals } = asked;
  const [target] = positionals;
  const { template: name, folder, yes, json, 'dry-run': dryRun } = values;
  if (name === undefined) throw misused('--template NAME is missing', USAGE);
  if (folder === undefined) oneWord(positionals, 'SPREADSHEET, FILE.xlsx or --folder ID', USAGE);
  else {
    noWord(positionals, USAGE);
    refuseOptions(values, ['unit', 'into'], '--folder', USAGE);
  }
  if (values.period !== undefined && readPeriod(values.period) === undefined)
    throw new Error(
      `--period "${values.period}": write a year 2025, a semester 2025-S1, a quarter 2025-Q3 or a month 2025-08`,
    );
  const templates = await readTemplates(values.templates);
  const versions = templatesNamed(templates, name);
  const template = versions.at(-1) as Template;
  const aliases = await readAliases(
    values.templates,
    templates.filter(({ id }) => id === template.id),
  );
  const mapping = values.mapping === undefined ? undefined : await readMapping(values.mapping, template);
  const { sheet: sheets } = values;
  const say: Print = json ? () => {} : print;
  const file = target !== undefined && (await isFile(target)) ? target : undefined;
  if (file === undefined) refuseOptions(values, ['into'], 'SPREADSHEET', USAGE);
  if (file !== undefined && values.into !== undefined && !/\.xlsx$/i.test(file))
    throw new Error(
      `${file}: hanya .xlsx yang dapat dijadikan spreadsheet Google. Buka di Excel atau LibreOffice, simpan sebagai .xlsx (Buku Kerja Excel), lalu ulangi.`,
    );

  if (file !== undefined && values.into === undefined) {
    const { proposal } = await proposeFile(file, { template, aliases }, { mapping, sheets }, say);
    const state = proposal.hindrances.length > 0 ? 'refused' : 'proposed';
    const told = toldOf({ spreadsheet: file, state }, proposal, template);
    if (json) print(JSON.stringify(told));
    else if (!isLeft(told))
      print(
        '\nBelum ada yang diubah. Tambahkan --into FOLDER untuk menjadikannya spreadsheet Google yang dipantau.',
      );
    return isLeft(told) ? 1 : undefined;
  }

  const { store, google, now, close } = await reachSite(values, environment);
  try {
    const site = { store, google, now, template, aliases, demonstration: values.demonstration };
    const how: How = { yes: yes || mapping !== undefined, dryRun, say, ask };
    const wish = { unit: values.unit, period: values.period, mapping, sheets };
    if (folder !== undefined) {
      const all = await adoptFolder(site, folderIdOf(folder), wish, how);
      if (json) print(JSON.stringify({ folder, dryRun, spreadsheets: all }));
      return all.some(isLeft) ? 1 : undefined;
    }
    const told =
      file !== undefined
        ? await adoptFile(site, file, folderIdOf(values.into as string), wish, how)
        : await adoptOne(site, { ...wish, spreadsheetId: spreadsheetIdOf(target as string) }, how);
    if (json) print(JSON.stringify(told));
    return isLeft(told) ? 1 : undefined;
  } catch (error) {
    if (!json) throw error;
    return refusedJson(error, (target ?? folder) as string, print);
  } finally {
    await close();
  }
}
