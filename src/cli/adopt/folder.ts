/** Every spreadsheet of a folder, by one mapping. */
import { filesIn } from './drive-folder.ts';
import { Refusal } from './refusal.ts';
import type { AdoptSite, Wish } from './site.ts';
import { adoptOne, type How } from './spreadsheet.ts';
import type { Told } from './tell.ts';

/** By that of the first spreadsheet that can be taken in, once confirmed; what deviates is set apart. @throws Refusal */
export async function adoptFolder(
  site: AdoptSite,
  folder: string,
  given: Pick<Wish, 'period' | 'mapping' | 'sheets'>,
  how: How,
): Promise<Told[]> {
  const files = await filesIn(site.google, folder);
  if (files.length === 0)
    throw new Refusal(
      'Tidak ada spreadsheet di folder itu, atau folder itu belum dibagikan kepada akun layanan.',
    );
  let { mapping } = given;
  const all: Told[] = [];
  for (const { id, name } of files) {
    how.say(`\n${name}`);
    const first = mapping === undefined;
    try {
      const { period, sheets } = given;
      const wish: Wish = { spreadsheetId: id, period, mapping, sheets };
      const told = await adoptOne(site, wish, first ? how : { ...how, yes: true, say: () => {} });
      if (!first) how.say(`  ${outcome(told)}`);
      if (first && told.state === 'declined') return [...all, { ...told, name }];
      if (first && told.mapping !== undefined && told.state !== 'refused') mapping = told.mapping;
      all.push({ ...told, name });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      how.say(`  ${STATES.refused}: ${error.message}`);
      all.push({ spreadsheet: id, name, state: 'refused', reasons: error.reasons });
    }
  }
  return all;
}

const STATES: Record<Told['state'], string> = {
  adopted: 'diadopsi',
  already: 'sudah diadopsi sebelumnya',
  repaired: 'adopsi yang terputus dilanjutkan',
  proposed: 'dapat diadopsi',
  refused: 'disisihkan',
  declined: 'tidak diadopsi',
};

function outcome({ state, oldCode, unit, reasons }: Told): string {
  const was = oldCode === undefined ? '' : ` (kode lama ${oldCode}, kini ${unit})`;
  return `${STATES[state]}${was}${reasons === undefined ? '' : `: ${reasons.join(' ')}`}`;
}
