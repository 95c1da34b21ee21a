/** What a spreadsheet is before it is adopted, and what adopting it would come to. Writes nothing. */
import { type Proposal, propose } from '../../core/adopt/propose.ts';
import { METADATA } from '../../core/template/names.ts';
import { type FoundSpreadsheet, readSpreadsheet } from '../../google/adopt/read.ts';
import type { Registration } from '../../ports/store/register.ts';
import { orRefusal } from './google.ts';
import { Refusal } from './refusal.ts';
import type { AdoptSite, Wish } from './site.ts';
import { type Meant, matchTyped, unitOf } from './unit-of.ts';
import { confirmedHeadings } from './variants.ts';

/** What would be done, and nothing of it done yet. */
export interface Prepared {
  found: FoundSpreadsheet;
  meant: Meant;
  proposal: Proposal;
  wish: Wish;
}

export type Looked =
  | ({ state: 'new' } & Prepared)
  /** Google has all of it and the register does not: an adoption that was cut short. */
  | { state: 'half'; registration: Registration }
  | { state: 'adopted'; registration: Registration };

/** @throws Refusal */
export async function look(site: AdoptSite, wish: Wish): Promise<Looked> {
  const { spreadsheetId } = wish;
  const { register } = site.store;
  const found = await orRefusal(site.google, () => readSpreadsheet(site.google.apis, spreadsheetId));
  const registered = await register.registration(spreadsheetId);
  const { marks } = found;
  if (registered !== undefined) {
    if (marks[METADATA.adopted] === spreadsheetId) return { state: 'adopted', registration: registered };
    throw new Refusal('Spreadsheet ini sudah dipantau sebagai formulir yang dibuat oleh Pantau.');
  }
  if (marks[METADATA.template] !== undefined)
    return { state: 'half', registration: await halfDone(site, wish, marks) };
  const units = await register.units();
  const confirmed = wish.mapping === undefined ? await confirmedHeadings(site) : undefined;
  const proposal = propose(site.template, site.aliases, found.tabs, {
    ...(wish.mapping && { given: wish.mapping }),
    ...(confirmed && { confirmed }),
    ...(wish.sheets && { sheets: wish.sheets }),
  });
  const meant = unitOf(wish, found.title, found.tabs, proposal, units);
  return { state: 'new', found, meant, proposal, wish };
}

/** Of a spreadsheet that carries marks of Pantau without being registered. */
async function halfDone(
  { store }: AdoptSite,
  { spreadsheetId, unit }: Wish,
  marks: Record<string, string>,
): Promise<Registration> {
  const whose = `${marks[METADATA.template]} untuk unit ${marks[METADATA.unit]}`;
  if (marks[METADATA.adopted] !== spreadsheetId) {
    const advice =
      marks[METADATA.adopted] === undefined
        ? 'Buat spreadsheet baru lalu salin isinya saja, atau daftarkan dengan perintah register.'
        : `Lepaskan dahulu tandanya dengan: release ${spreadsheetId}. Isi yang diketik tidak berubah.`;
    throw new Refusal(`Spreadsheet ini salinan: di dalamnya masih ada tanda Pantau dari ${whose}. ${advice}`);
  }
  const meant = unit === undefined ? undefined : matchTyped(unit, await store.register.units());
  if (meant !== undefined && (meant.kind !== 'found' || meant.unit.code !== marks[METADATA.unit]))
    throw new Refusal(
      `Adopsi yang terputus di spreadsheet ini adalah ${whose}, bukan untuk ${unit}. Ulangi tanpa --unit, atau lepaskan dahulu dengan: release ${spreadsheetId}.`,
    );
  const version = Number(marks[METADATA.version]);
  const templateId = marks[METADATA.template] as string;
  if ((await store.register.template(templateId, version)) === undefined)
    throw new Refusal(
      `Spreadsheet ini diadopsi oleh instalasi Pantau yang lain (${whose}). Lepaskan dahulu dengan: release ${spreadsheetId}.`,
    );
  const period = marks[METADATA.period];
  return {
    spreadsheetId,
    unit: marks[METADATA.unit] as string,
    templateId,
    templateVersion: version,
    ...(period !== undefined && { period }),
  };
}
