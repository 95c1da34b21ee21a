/**
 * `workbook export | import | inbox`: a unit's form as a workbook for places without a steady network, and back again.
 * Exit status 1: something was not merged, or the command could not be done.
 */
import { downloadWorkbook, droppedWorkbooks } from '../../google/offline.ts';
import { Trouble } from '../../ports/trouble.ts';
import {
  ANSWER_OPTIONS,
  commandArguments,
  noWord,
  oneOf,
  oneWord,
  refuseOptions,
} from '../command-arguments.ts';
import { writeNew } from '../files.ts';
import { type Choice, choicesOf, TAKES, type Take } from '../offline/choices.ts';
import { compareWorkbook } from '../offline/compare.ts';
import { type AskText, decide } from '../offline/decide.ts';
import { readDecisions, writeDecisions } from '../offline/decisions-file.ts';
import { exportForm, registrationOf } from '../offline/export.ts';
import { readMarks } from '../offline/marks.ts';
import { mergeIn } from '../offline/merge-in.ts';
import { takeQuota } from '../offline/quota.ts';
import type { OfflineSite as Site } from '../offline/site.ts';
import { type Told, tellComparison, tellText } from '../offline/tell.ts';
import { GOOGLE_USAGE } from '../reach-google.ts';
import { reachSite } from '../reach-site.ts';
import { STORE_OPTIONS, STORE_USAGE } from '../reach-store.ts';
import { openTerminal } from '../terminal.ts';
import { LARGEST, workbookBytes, workbookTabs } from '../workbook.ts';

const USAGE = `usage: workbook export UNIT [--form TEMPLATE] [--period PERIOD] [--out FILE.xlsx]
       workbook import FILE.xlsx | drive:ID [--yes] [--take file|sheet] [--decisions FILE.csv]
       workbook inbox

  export             the unit's form as a workbook: drop-downs, notes, colours and protection as in the sheet
  import             what was filled in, back into the sheet: checked first, shown cell by cell, merged when confirmed;
                     where sheet and file both changed a cell, each is asked about
  inbox              exported workbooks that were dropped into the watched folders, and what each would change
  --yes              confirms what is shown, without asking
  --take file|sheet  what holds wherever sheet and file both changed a cell, without asking
  --decisions FILE   with --dry-run writes every difference into a CSV; fill in its column take (file or sheet), and
                     give it without --dry-run: what it says is done
  --dry-run          shows, and writes nothing
  --json             one JSON object
${STORE_USAGE}
${GOOGLE_USAGE}`;

const SEPARATE = /^drive:([\w-]+)$/;

/** How a person is asked, where there is one, and how the installation is reached. */
export interface Tools {
  ask?: AskText | undefined;
  reach?: (...asked: Parameters<typeof reachSite>) => Promise<Site>;
}

interface Said {
  print(text: string): void;
  warn(text: string): void;
}

export async function workbook(
  words: string[],
  print: Said['print'],
  warn: Said['warn'],
  environment: NodeJS.ProcessEnv = process.env,
  { ask, reach = reachSite }: Tools = {},
): Promise<number | undefined> {
  const asked = commandArguments(words, USAGE, print, {
    allowPositionals: true,
    options: {
      ...STORE_OPTIONS,
      ...ANSWER_OPTIONS,
      form: { type: 'string' },
      period: { type: 'string' },
      out: { type: 'string' },
      yes: { type: 'boolean', default: false },
      take: { type: 'string' },
      decisions: { type: 'string' },
    },
  });
  if (asked === undefined) return undefined;
  const { values, positionals } = asked;
  const [word, ...rest] = positionals;
  const road = oneOf(['export', 'import', 'inbox'], word, 'what to do', USAGE);
  if (road === 'inbox') noWord(rest, USAGE);
  if (road !== 'export') refuseOptions(values, ['form', 'period', 'out'], `workbook ${road}`, USAGE);
  if (road !== 'import') refuseOptions(values, ['yes', 'take', 'decisions'], `workbook ${road}`, USAGE);
  const subject = road === 'inbox' ? '' : oneWord(rest, road === 'export' ? 'UNIT' : 'FILE.xlsx', USAGE);
  const take = values.take === undefined ? undefined : oneOf(TAKES, values.take, '--take', USAGE);
  const terminal = ask === undefined && process.stdin.isTTY ? openTerminal() : undefined;
  let site: Site | undefined;
  try {
    site = await reach(values, environment);
    const options = { ...values, subject, take, dryRun: values['dry-run'] };
    return await ROADS[road](site, options, { print, warn }, ask ?? terminal?.ask);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    throw new Error(TROUBLES[error.code] ?? `Google: ${error.message}`);
  } finally {
    terminal?.close();
    await site?.close();
  }
}

const TROUBLES: Partial<Record<Trouble['code'], string>> = {
  'no-access':
    'Google does not let the service account into the spreadsheet; share it with the account as editor again',
  'not-found':
    'the spreadsheet or file is not there for the service account; was it deleted, or no longer shared?',
  'rate-limited': 'Google refuses more calls for now; try again in a minute',
  unavailable: 'Google cannot be reached; try again later. Nothing was changed by halves',
  auth: 'Google does not take the key of the service account; look at PANTAU_SERVICE_ACCOUNT',
};

interface Options {
  subject: string;
  form?: string | undefined;
  period?: string | undefined;
  out?: string | undefined;
  yes: boolean;
  take: Take | undefined;
  decisions?: string | undefined;
  dryRun: boolean;
  json: boolean;
}

type Road = (
  site: Site,
  options: Options,
  said: Said,
  ask: AskText | undefined,
) => Promise<number | undefined>;

const ROADS = { export: exportOne, import: importOne, inbox } satisfies Record<string, Road>;

async function exportOne(site: Site, options: Options, { print }: Said): Promise<undefined> {
  const { subject: unit, form, period, dryRun, json } = options;
  const registration = await registrationOf(site.store, { unit, form, period });
  const name = [registration.unit, registration.templateId, registration.period].filter(Boolean).join('-');
  const out = options.out ?? `${name}.xlsx`;
  const exported = dryRun ? undefined : await exportForm(site, registration);
  if (exported !== undefined) await writeNew(out, exported.bytes, 'name another by --out');
  const told = { file: out, ...registration, dryRun, ...(exported && { rows: exported.rows }) };
  if (json) print(JSON.stringify(told));
  else
    print(
      dryRun
        ? `${out}: would hold ${registration.templateId} of unit ${registration.unit}. Nothing was written (--dry-run).`
        : `${out}: ${registration.templateId} of unit ${registration.unit}, ${exported?.rows} rows. Fill it in Excel or LibreOffice, then: workbook import ${out}`,
    );
}

async function importOne(
  site: Site,
  options: Options,
  said: Said,
  ask: AskText | undefined,
): Promise<number> {
  const { subject: file, dryRun, json } = options;
  const { print, warn } = said;
  const id = SEPARATE.exec(file)?.[1];
  const bytes =
    id === undefined ? await workbookBytes(file) : await downloadWorkbook(site.google.apis.drive, id);
  // Structure and entries; entries again after the write, and twice more with writes where rows moved.
  await takeQuota(site, { read: dryRun ? 2 : 3, write: dryRun ? 0 : 2 }, warn);
  const comparison = await compareWorkbook(site, file, bytes, warn);
  const choices = choicesOf(comparison);
  const told = tellComparison(comparison, choices);
  if (!json) print(tellText(told, choices));
  if (comparison.state.kind === 'lost')
    warn(`${file}: the cell of the form's state has lost its name; say draft or diajukan in the sheet`);
  const finish = (merged: number, words: string, left: number): number => {
    if (json) print(JSON.stringify({ ...told, dryRun, merged }));
    else print(words);
    return left > 0 ? 1 : 0;
  };
  if (told.faults.length > 0)
    return finish(0, `Nothing was merged: ${told.faults.length} refused. Correct them, and import again.`, 1);
  if (dryRun) return finish(0, await forLater(options, choices), 0);
  const decisions =
    options.decisions === undefined
      ? undefined
      : readDecisions(await workbookBytes(options.decisions), options.decisions, choices);
  const { taken, open, confirmed } = await decide(choices, { ...options, decisions }, ask);
  const staying =
    open.length === 0
      ? ''
      : ` ${open.length} in conflict stay as the sheet has them (--take file for the file's, --decisions for each).`;
  if (taken.length === 0) return finish(0, `Nothing was written.${staying}`, open.length);
  if (!confirmed)
    return finish(0, 'Nothing was merged: it was not confirmed. Say --yes, or answer y on a terminal.', 1);
  const { cells, rows, state, lost } = await mergeIn(
    site,
    comparison,
    taken.map(({ source }) => source),
  );
  for (const { row } of lost)
    warn(`row ${row}: rows were moved all the while; look whether the figures stand beside their key`);
  const handedIn = state === undefined ? '' : ` The form is ${state} now.`;
  const words = `Merged: ${cells} cells, ${rows} new rows.${handedIn}${staying} Pantau checks the sheet within minutes.`;
  return finish(cells + rows + (state === undefined ? 0 : 1), words, open.length + lost.length);
}

/** What a dry run leaves for the one who decides. */
async function forLater({ decisions: file, take }: Options, choices: readonly Choice[]): Promise<string> {
  if (file !== undefined) {
    await writeNew(file, writeDecisions(choices), 'name another by --decisions');
    return `Nothing was written into the sheet (--dry-run). ${file}: ${choices.length} differences to decide; fill in take, then import with --decisions ${file}`;
  }
  const open = take === undefined ? choices.filter(({ kind }) => kind === 'conflict').length : 0;
  return `Nothing was written (--dry-run).${open === 0 ? '' : ` ${open} in conflict are to be decided.`}`;
}

/** What lies in the watched folders is told, and merged only by `import drive:ID`. */
async function inbox(site: Site, { json }: Options, { print, warn }: Said): Promise<number> {
  const { drive } = site.google.apis;
  const told: { id: string; told: Told; text: string }[] = [];
  const unread: { id: string; name: string; reason: string }[] = [];
  for (const { id, name, bytes: size } of await droppedWorkbooks(drive)) {
    try {
      if (size > LARGEST) throw new Error(`${name}: is too large`);
      const bytes = await downloadWorkbook(drive, id);
      if (readMarks(name, await workbookTabs(name, bytes)) === undefined) continue;
      await takeQuota(site, { read: 2, write: 0 }, warn);
      const comparison = await compareWorkbook(site, name, bytes, warn);
      const choices = choicesOf(comparison);
      const one = tellComparison(comparison, choices);
      told.push({ id, told: one, text: tellText(one, choices) });
    } catch (error) {
      if (error instanceof Trouble) throw error;
      unread.push({ id, name, reason: (error as Error).message });
    }
  }
  if (json) print(JSON.stringify({ workbooks: told.map(({ id, told }) => ({ id, ...told })), unread }));
  else {
    for (const { id, text } of told) print(`${text}\n  → workbook import drive:${id}\n`);
    for (const { reason } of unread) print(reason);
    print(`${told.length} exported workbooks in the watched folders, ${unread.length} that cannot be read.`);
  }
  return unread.length > 0 ? 1 : 0;
}
