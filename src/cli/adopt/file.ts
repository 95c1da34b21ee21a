/** A workbook that a district has as a file: shown as what it would be, or brought into Drive and taken in there. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Grid } from '../../core/adopt/grid.ts';
import { type Proposal, propose } from '../../core/adopt/propose.ts';
import { toldIn } from '../file-fault.ts';
import { readWorkbook } from '../workbook.ts';
import { upload } from './drive-folder.ts';
import type { AdoptSite, Wish } from './site.ts';
import { adoptOne, assertFree, confirmsMapping, HOW_TO_CORRECT, type How } from './spreadsheet.ts';
import { proposalLines, type Told, toldOf } from './tell.ts';
import { unitOf } from './unit-of.ts';
import { unitLine } from './words.ts';

/** Files that hold a table, by their names: what is none of them may still lie on the disk. */
const FILE_NAME = /\.(?:xls\w?|ods|csv|tsv|txt|pdf|docx?)$/i;

/** Whether a file is named, and no spreadsheet at Google. */
export const isFile = async (target: string): Promise<boolean> =>
  FILE_NAME.test(target) ||
  stat(target).then(
    (found) => found.isFile(),
    () => false,
  );

/** Read and shown. @throws Error that says in Indonesian why the file cannot be read. */
export async function proposeFile(
  file: string,
  { template, aliases }: Pick<AdoptSite, 'template' | 'aliases'>,
  { mapping, sheets }: Pick<Wish, 'mapping' | 'sheets'>,
  say: How['say'],
): Promise<{ grids: Grid[]; proposal: Proposal }> {
  // The notes are the officer's: what was read otherwise than it may seem.
  const grids = await toldIn('id', () => readWorkbook(file, ({ id }) => say(`! ${id}`)));
  const proposal = propose(template, aliases, grids, {
    ...(mapping && { given: mapping }),
    ...(sheets && { sheets }),
  });
  for (const line of proposalLines(proposal, template)) say(line);
  return { grids, proposal };
}

/** Becomes a Google spreadsheet of the same name in the folder `into`. @throws Refusal */
export async function adoptFile(
  site: AdoptSite,
  file: string,
  into: string,
  wish: Omit<Wish, 'spreadsheetId'>,
  how: How,
): Promise<Told> {
  const { grids, proposal } = await proposeFile(file, site, wish, how.say);
  const told = (state: Told['state']) => toldOf({ spreadsheet: file, state }, proposal, site.template);
  if (proposal.hindrances.length > 0) return told('refused');
  // Before anything lies in the folder.
  const units = await site.store.register.units();
  const meant = unitOf(wish, path.basename(file), grids, proposal, units);
  how.say(`\n${unitLine(meant)}`);
  await assertFree(site, { unit: meant.unit.code, templateId: site.template.id, period: wish.period });
  if (how.dryRun) {
    how.say('Belum ada yang diubah.');
    return told('proposed');
  }
  if (!(await confirmsMapping(how, 'Jadikan spreadsheet Google dan adopsi dengan pemetaan ini?'))) {
    how.say(`Tidak ada yang diubah. ${HOW_TO_CORRECT}`);
    return told('declined');
  }
  const spreadsheetId = await upload(site.google, file, into);
  return adoptOne(site, { ...wish, unit: meant.unit.code, spreadsheetId }, { ...how, yes: true });
}
