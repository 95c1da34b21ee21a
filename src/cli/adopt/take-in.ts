/** Takes one spreadsheet in: variant of the form, one write to Google, registration. Run again after a crash it ends the same. */
import type { Aliases } from '../../core/adopt/aliases.ts';
import type { Grid } from '../../core/adopt/grid.ts';
import type { Mapping } from '../../core/adopt/mapping.ts';
import { type Proposal, propose, titlesOf } from '../../core/adopt/propose.ts';
import type { Confirmed } from '../../core/adopt/tables.ts';
import { plainWord } from '../../core/cells/text.ts';
import { matchUnit, unitSpokenOf } from '../../core/regions/match.ts';
import { METADATA } from '../../core/template/names.ts';
import type { Template } from '../../core/template/schema.ts';
import { issuedVersion, isVariant, nextVariant } from '../../core/template/variant-version.ts';
import { canonicalJson } from '../../core/text/canonical-json.ts';
import { type Unit, verifiersOf } from '../../core/units.ts';
import { type FoundSpreadsheet, readSpreadsheet } from '../../google/adopt/read.ts';
import { adoptRequests } from '../../google/adopt/requests.ts';
import { asking } from '../../google/trouble.ts';
import type { Registration } from '../../ports/store/register.ts';
import type { Store } from '../../ports/store/store.ts';
import { Trouble } from '../../ports/trouble.ts';
import type { ReachedGoogle } from '../reach-google.ts';
import { Refusal } from './refusal.ts';
import { troubleText } from './words.ts';

export interface Site {
  store: Store;
  google: ReachedGoogle;
  /** The form to adopt as, as it was issued. */
  template: Template;
  aliases: Aliases;
  /** Epoch milliseconds, as the installation goes by. */
  now(): number;
  /** The sheets are a demonstration's. */
  demonstration: boolean;
}

export interface Wish {
  spreadsheetId: string;
  /** Code or name as typed; found in titles and file name when absent. */
  unit?: string | undefined;
  period?: string | undefined;
  mapping?: Mapping | undefined;
  /** Titles of the sheets that are meant where several hold the same table. */
  sheets?: readonly string[] | undefined;
}

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

/** Reads and proposes; writes nothing. @throws Refusal */
export async function look(site: Site, wish: Wish): Promise<Looked> {
  const { spreadsheetId } = wish;
  const { register } = site.store;
  const found = await told(site, () => readSpreadsheet(site.google.apis, spreadsheetId));
  const registered = await register.registration(spreadsheetId);
  const { marks } = found;
  if (registered !== undefined) {
    if (marks[METADATA.adopted] === spreadsheetId) return { state: 'adopted', registration: registered };
    throw new Refusal('Spreadsheet ini sudah dipantau sebagai formulir yang dibuat oleh Pantau.');
  }
  if (marks[METADATA.template] !== undefined)
    return { state: 'half', registration: await halfDone(site, wish, marks) };
  const units = await register.units();
  const confirmed = wish.mapping === undefined ? await remembered(site) : undefined;
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
  { store }: Site,
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
  if (unit !== undefined && unit.trim() !== marks[METADATA.unit])
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

/** Whose a spreadsheet is. */
export interface Meant {
  unit: Unit;
  /** The code by which it was told, where that is an old one. */
  old?: string;
}

/** `62.02.05 Baamang` says both. */
const CODE_AND_NAME = /^([\d.]+)\s+(\D.*)$/;

/** Named, or spoken of in the titles; never a guess. @throws Refusal */
export function unitOf(
  { unit: typed }: Pick<Wish, 'unit'>,
  title: string,
  grids: readonly Grid[],
  proposal: Proposal,
  units: readonly Unit[],
): Meant {
  const [, code = typed, name = typed] = CODE_AND_NAME.exec(typed?.trim() ?? '') ?? [];
  const match =
    typed === undefined
      ? unitSpokenOf([title, ...titlesOf(grids, proposal.tables)], units)
      : matchUnit({ code, name }, units);
  const list = (some: readonly Unit[]) =>
    some
      .slice(0, 6)
      .map(({ code, name }) => `${name} (${code})`)
      .join(', ');
  switch (match.kind) {
    case 'found':
      if (match.by === 'near-name')
        throw new Refusal(
          `Tidak ada unit "${typed}". Maksudnya ${list([match.unit])}? Tulis --unit ${match.unit.code}.`,
        );
      return { unit: match.unit, ...(match.by === 'old-code' && { old: match.old }) };
    case 'several': {
      const [first] = match.units as [Unit, ...Unit[]];
      throw new Refusal(
        `Unitnya tidak jelas: bisa ${list(match.units)}. Tulis kode dan namanya, misalnya --unit "${first.code} ${first.name}".`,
      );
    }
    case 'conflict':
      throw new Refusal(
        `Kode menunjuk ${list([match.byCode])}, nama menunjuk ${list([match.byName])}. Tulis salah satu kodenya dengan --unit.`,
      );
    case 'other-system':
      throw new Refusal(`"${typed}" adalah kode BPS. Tulis kode Kemendagri atau nama unitnya dengan --unit.`);
    case 'none':
      throw new Refusal(
        typed === undefined
          ? `Dari judul "${title}" tidak terbaca milik unit mana spreadsheet ini. Tulis kodenya dengan --unit.`
          : `Tidak ada unit "${typed}" dalam daftar unit kabupaten ini.`,
      );
  }
}

/** Headings that were confirmed for this form before: each stands in a variant that the store keeps. */
async function remembered({ store, template }: Site): Promise<Confirmed> {
  const versions = (await store.register.templates()).filter(
    ({ id, version }) => id === template.id && isVariant(version),
  );
  const known = new Map<string, Map<string, string>>();
  const doubtful = new Set<string>();
  for (const { id, version } of versions) {
    const variant = await store.register.template(id, version);
    for (const tab of variant?.tabs ?? []) {
      const headings = known.get(tab.name) ?? new Map<string, string>();
      known.set(tab.name, headings);
      for (const { name, label } of tab.columns) {
        const heading = plainWord(label.id);
        const before = headings.get(heading);
        // Confirmed for two columns in different sheets, it says nothing.
        if (before !== undefined && before !== name) doubtful.add(`${tab.name} ${heading}`);
        headings.set(heading, name);
      }
    }
  }
  for (const [tab, headings] of known)
    for (const heading of headings.keys()) if (doubtful.has(`${tab} ${heading}`)) headings.delete(heading);
  return known;
}

/** Writes; the proposal was confirmed. */
export async function takeIn(
  site: Site,
  { found, meant: { unit }, proposal, wish }: Prepared,
): Promise<Registration> {
  const { store, google, template, now } = site;
  const { spreadsheetId, period } = wish;
  const content = proposal.variant?.template as Template;
  await store.register.issueTemplate(template);
  const variant = await issueVariant(site, content);
  const [units, officers] = await Promise.all([store.register.units(), store.register.officers()]);
  const root = units.find(({ parent }) => parent === null);
  const requests = adoptRequests(
    {
      template: variant,
      unit,
      ...(period !== undefined && { period }),
      districtName: root?.name ?? unit.name,
      serviceAccount: google.email,
      verifiers: verifiersOf(unit.code, units, officers).map(({ address }) => address),
      demonstration: site.demonstration,
    },
    spreadsheetId,
    found,
    proposal.tables,
  );
  await told(site, () =>
    asking(() =>
      google.apis.sheets.spreadsheets.batchUpdate({
        spreadsheetId,
        fields: 'spreadsheetId',
        requestBody: { requests },
      }),
    ),
  );
  const registration = {
    spreadsheetId,
    unit: unit.code,
    templateId: variant.id,
    templateVersion: variant.version,
    ...(period !== undefined && { period }),
  };
  await store.register.registerSpreadsheet(registration, now());
  return registration;
}

/** The same content is the same version, whichever spreadsheet it came from. */
export async function issueVariant(
  { store, template }: Pick<Site, 'store' | 'template'>,
  content: Template,
): Promise<Template> {
  const issued = (await store.register.templates()).filter(({ id }) => id === template.id);
  const alike = canonicalJson({ ...content, version: 0 });
  for (const { id, version } of issued) {
    if (!isVariant(version) || issuedVersion(version) !== template.version) continue;
    const known = await store.register.template(id, version);
    if (known !== undefined && canonicalJson({ ...known, version: 0 }) === alike) return known;
  }
  const version = nextVariant(
    template.version,
    issued.map((one) => one.version),
  );
  const variant = { ...content, version };
  await store.register.issueTemplate(variant);
  return variant;
}

/** Troubles of Google in words. */
export async function told<T>({ google }: Pick<Site, 'google'>, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Trouble) throw new Refusal(troubleText(error.code, google.email));
    throw error;
  }
}
