/** One spreadsheet: looked at, shown, confirmed, and taken in. */
import type { Registration } from '../../ports/store/register.ts';
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
    const { registration } = looked;
    await assertFree(site, registration);
    const told = { spreadsheet: spreadsheetId, ...registeredAs(registration) };
    if (how.dryRun) {
      how.say('Adopsi spreadsheet ini terputus, dan dilanjutkan tanpa --dry-run. Belum ada yang diubah.');
      return { ...told, state: 'proposed' };
    }
    await site.store.register.registerSpreadsheet(registration, site.now());
    how.say('Adopsi yang terputus dilanjutkan: spreadsheet ini sudah siap dan kini terdaftar.');
    return { ...told, state: 'repaired' };
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
  await assertFree(site, { unit: meant.unit.code, templateId: site.template.id, period: wish.period });
  if (how.dryRun) {
    how.say('Belum ada yang diubah.');
    return toldOf({ ...base, state: 'proposed' }, proposal);
  }
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
  { store: { register } }: Pick<AdoptSite, 'store'>,
  { unit, templateId, period }: Purpose,
): Promise<void> {
  const other = (await register.registrations()).find(
    (one) => one.unit === unit && one.templateId === templateId && one.period === period,
  );
  if (other === undefined) return;
  const name = (await register.units()).find(({ code }) => code === unit)?.name ?? unit;
  throw new Refusal(
    `${name} sudah punya spreadsheet untuk formulir ini: ${other.spreadsheetId}. Lepaskan dahulu yang itu, atau tulis --unit atau --period yang lain.`,
  );
}

interface Purpose extends Pick<Registration, 'unit' | 'templateId'> {
  period?: string | undefined;
}
