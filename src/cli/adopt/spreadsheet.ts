/** One spreadsheet: looked at, shown, confirmed, and taken in. */
import type { Unit } from '../../core/units.ts';
import { type Confirming, confirms } from './ask.ts';
import { look } from './look.ts';
import { Refusal } from './refusal.ts';
import type { AdoptSite, Wish } from './site.ts';
import { takeIn } from './take-in.ts';
import { proposalLines, registeredAs, type Told, toldOf } from './tell.ts';
import { unitLine } from './words.ts';

export interface How extends Confirming {
  /** Nothing is written, and nobody asked. */
  dryRun: boolean;
  /** To the person; to nobody where only JSON is wanted. */
  say(text: string): void;
}

/** @throws Refusal */
export async function adoptOne(site: AdoptSite, wish: Wish, how: How): Promise<Told> {
  const { spreadsheetId } = wish;
  const looked = await look(site, wish);
  if (looked.state === 'adopted') {
    how.say('Spreadsheet ini sudah diadopsi. Tidak ada yang diubah.');
    return { spreadsheet: spreadsheetId, state: 'already', ...registeredAs(looked.registration) };
  }
  if (looked.state === 'half') {
    if (!how.dryRun) await site.store.register.registerSpreadsheet(looked.registration, site.now());
    how.say('Adopsi yang terputus dilanjutkan: spreadsheet ini sudah siap dan kini terdaftar.');
    return { spreadsheet: spreadsheetId, state: 'repaired', ...registeredAs(looked.registration) };
  }
  const { proposal, found, meant } = looked;
  for (const line of proposalLines(proposal, site.template)) how.say(line);
  const base = {
    spreadsheet: spreadsheetId,
    name: found.title,
    unit: meant.unit.code,
    ...(meant.old !== undefined && { oldCode: meant.old }),
  };
  if (proposal.hindrances.length > 0) return toldOf({ ...base, state: 'refused' }, proposal, site.template);
  how.say(`\n${unitLine(meant)}`);
  if (found.locale !== 'in_ID')
    how.say(
      `Setelan bahasa spreadsheet ini ${found.locale}, dan tidak diubah. Sebaiknya pilih Indonesia di File › Setelan.`,
    );
  await assertFree(site, meant.unit, wish.period);
  if (how.dryRun) return toldOf({ ...base, state: 'proposed' }, proposal);
  if (!(await confirmsMapping(how, 'Adopsi dengan pemetaan ini?'))) {
    how.say(`Tidak ada yang diubah. ${HOW_TO_CORRECT}`);
    return toldOf({ ...base, state: 'declined' }, proposal);
  }
  const registration = await takeIn(site, looked);
  how.say('Diadopsi. Status muncul di ujung kanan dalam beberapa menit.');
  return toldOf({ ...base, state: 'adopted', ...registeredAs(registration) }, proposal);
}

/** A mapping as the proposal has it is a beginning for somebody who knows better. */
export const HOW_TO_CORRECT =
  'Bila ada kolom yang keliru: ulangi dengan --dry-run --json > usulan.json, betulkan judulnya di bagian "mapping" berkas itu (null untuk kolom yang tidak ada), lalu berikan --mapping usulan.json.';

export const confirmsMapping = (how: Confirming, question: string): Promise<boolean> =>
  confirms(
    how,
    question,
    'Pemetaan ini harus dipastikan dahulu, dan tidak ada terminal untuk bertanya. Periksa dengan --dry-run, lalu tulis --yes, atau berikan berkas --mapping (usulannya ada dalam hasil --json).',
  );

/** A unit fills one spreadsheet of a form and period. @throws Refusal */
export async function assertFree(
  { store, template }: AdoptSite,
  unit: Unit,
  period: string | undefined,
): Promise<void> {
  const other = (await store.register.registrations()).find(
    (one) => one.unit === unit.code && one.templateId === template.id && one.period === period,
  );
  if (other !== undefined)
    throw new Refusal(
      `${unit.name} sudah punya spreadsheet untuk formulir ini: ${other.spreadsheetId}. Lepaskan dahulu yang itu, atau tulis --unit atau --period yang lain.`,
    );
}
