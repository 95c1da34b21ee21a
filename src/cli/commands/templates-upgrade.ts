/** `templates upgrade`: moves a spreadsheet from one version of its form to another. */

import { variantOf } from '../../core/adopt/variant.ts';
import { cellText, isBlank, keyIdentity } from '../../core/cells/text.ts';
import { compileTemplate } from '../../core/checks/compile.ts';
import { fits } from '../../core/checks/fits.ts';
import { type TemplateDifference, templateDifference } from '../../core/template/difference.ts';
import { blockRange, columnRange, METADATA } from '../../core/template/names.ts';
import type { Tab, Template } from '../../core/template/schema.ts';
import { issuedVersion, isVariant } from '../../core/template/variant-version.ts';
import type { Unit } from '../../core/units.ts';
import { type FoundSpreadsheet, readSpreadsheet } from '../../google/adopt/read.ts';
import { DEMONSTRATION_NOTE } from '../../google/provision/entry-cells.ts';
import { PANTAU_PROTECTION } from '../../google/provision/own-tabs.ts';
import type { FormPlan } from '../../google/provision/plan.ts';
import { asking } from '../../google/trouble.ts';
import { TabLost, upgradeRequests } from '../../google/upgrade/requests.ts';
import type { Registration } from '../../ports/store/register.ts';
import type { Store } from '../../ports/store/store.ts';
import { type Ask, atTerminal } from '../adopt/ask.ts';
import { Refusal } from '../adopt/refusal.ts';
import { issueVariant, told } from '../adopt/take-in.ts';
import { commandArguments } from '../command-arguments.ts';
import { TEMPLATES } from '../filled-form.ts';
import { GOOGLE_USAGE } from '../reach-google.ts';
import { reachSite } from '../reach-site.ts';
import { STORE_OPTIONS, STORE_USAGE } from '../reach-store.ts';
import { spreadsheetIdOf } from '../spreadsheet-id.ts';
import { readTemplates, templatesNamed } from '../templates.ts';

const USAGE = `usage: templates upgrade SPREADSHEET [--to VERSION] [--yes] [--dry-run] [--json]

  Shows what changes, then does it in one write. Every typed value is kept.
  --to VERSION       the newest version in sheets-templates/ unless told
${STORE_USAGE}
${GOOGLE_USAGE}`;

export async function upgradeTemplate(
  words: string[],
  print: (text: string) => void,
  environment: NodeJS.ProcessEnv = process.env,
  ask: Ask = atTerminal(),
): Promise<number | undefined> {
  const asked = commandArguments(words, USAGE, print, {
    allowPositionals: true,
    options: {
      ...STORE_OPTIONS,
      to: { type: 'string' },
      templates: { type: 'string', default: TEMPLATES },
      yes: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  if (asked === undefined) return undefined;
  const { values, positionals } = asked;
  const [target, ...more] = positionals;
  if (target === undefined || more.length > 0) throw new Error(USAGE);
  const spreadsheetId = spreadsheetIdOf(target);
  const { to, json, yes, 'dry-run': dryRun } = values;
  const templates = await readTemplates(values.templates);
  const { store, google, now, close } = await reachSite(values, environment);
  try {
    const registration = await store.register.registration(spreadsheetId);
    if (registration === undefined)
      throw new Refusal('Spreadsheet ini tidak dipantau. Adopsi atau daftarkan dahulu.');
    const { templateId, templateVersion } = registration;
    const before = await store.register.template(templateId, templateVersion);
    if (before === undefined)
      throw new Refusal(`Versi ${templateId}@${templateVersion} tidak dikenal di sini.`);
    const issued = templatesNamed(templates, to === undefined ? templateId : `${templateId}@${to}`).at(
      -1,
    ) as Template;
    const tell = (state: string, told: object, text: string) =>
      print(
        json
          ? JSON.stringify({
              spreadsheet: spreadsheetId,
              state,
              dryRun,
              from: templateVersion,
              to: issued.version,
              ...told,
            })
          : text,
      );
    if (issued.version === issuedVersion(templateVersion)) {
      tell('already', {}, `Spreadsheet ini sudah memakai versi ${issued.version}.`);
      return undefined;
    }
    if (issued.version < issuedVersion(templateVersion))
      throw new Refusal(
        `Versi ${issued.version} lebih lama daripada versi ${issuedVersion(templateVersion)} yang dipakai.`,
      );
    const found = await told({ google }, () => readSpreadsheet(google.apis, spreadsheetId));
    const after = isVariant(templateVersion) ? sameHeadings(before, issued) : issued;
    const difference = templateDifference(before, after);
    const kind = difference.tabs.find(({ otherKind }) => otherKind);
    if (kind !== undefined)
      throw new Refusal(
        `Di versi ${issued.version} baris pada ${kind.tab} dibedakan dengan cara lain. Buat spreadsheet baru untuk versi itu; yang lama tetap dipantau.`,
      );
    const left = [
      ...issued.tabs
        .filter(({ name }) => !after.tabs.some((tab) => tab.name === name))
        .map(({ title }) => `! Lembar "${title.id}" tidak ada di spreadsheet ini dan tidak ditambahkan.`),
      ...notCarried(found, before, after, difference),
    ];
    const lines = [...planLines(difference, after), ...left];
    if (!json)
      print(
        [`Dari versi ${issuedVersion(templateVersion)} ke versi ${issued.version}:`, ...lines].join('\n'),
      );
    const plan = { difference, notCarried: left };
    if (dryRun) {
      tell('proposed', plan, 'Belum ada yang diubah.');
      return undefined;
    }
    if (!yes && ask === undefined)
      throw new Refusal('Tidak ada terminal untuk bertanya. Periksa dengan --dry-run, lalu tulis --yes.');
    if (!yes && !(await ask?.('Naikkan versinya?'))) {
      tell('declined', plan, 'Tidak ada yang diubah.');
      return 1;
    }
    await store.register.issueTemplate(issued);
    const version = isVariant(templateVersion)
      ? await issueVariant({ store, template: issued }, after)
      : issued;
    // Cut short after Google's write, it is only registered.
    if (found.marks[METADATA.version] !== String(version.version)) {
      const plan = await planOf(store, registration, version, found, google.email);
      const requests = requestsOf(found, before, plan);
      await told({ google }, () =>
        asking(() =>
          google.apis.sheets.spreadsheets.batchUpdate({
            spreadsheetId,
            fields: 'spreadsheetId',
            requestBody: { requests },
          }),
        ),
      );
    }
    const { account: _, ...same } = registration;
    await store.register.registerSpreadsheet({ ...same, templateVersion: version.version }, now());
    tell('upgraded', plan, 'Versi dinaikkan. Statusnya diperiksa lagi dalam beberapa menit.');
    return undefined;
  } finally {
    await close();
  }
}

/** As the spreadsheet was laid out: its unit, and whoever may change its protected cells. */
async function planOf(
  store: Store,
  registration: Registration,
  template: Template,
  { tabs }: FoundSpreadsheet,
  serviceAccount: string,
): Promise<FormPlan> {
  const units = await store.register.units();
  const unit = units.find(({ code }) => code === registration.unit) as Unit;
  const editors = tabs.flatMap(({ protections }) =>
    protections.flatMap((one) => (one.description === PANTAU_PROTECTION ? one.editors : [])),
  );
  return {
    template,
    unit,
    ...(registration.period !== undefined && { period: registration.period }),
    districtName: units.find(({ parent }) => parent === null)?.name ?? unit.name,
    serviceAccount,
    editors: [...new Set(editors)].filter((address) => address !== serviceAccount),
    verifiers: [],
    demonstration: tabs.some(({ rows }) =>
      rows[3]?.some((cell) => cellText(cell).startsWith(DEMONSTRATION_NOTE)),
    ),
  };
}

function requestsOf(found: FoundSpreadsheet, before: Template, plan: FormPlan) {
  try {
    return upgradeRequests(found, before, plan);
  } catch (error) {
    if (!(error instanceof TabLost)) throw error;
    throw new Refusal(
      `Lembar ${error.message} tidak ditemukan lagi di spreadsheet ini: nama rentangnya terhapus.`,
    );
  }
}

/** The new version with the headings that the sheet has; columns that it does not have are left out. */
function sameHeadings(variant: Template, issued: Template): Template {
  const tabs = variant.tabs.map((tab) => {
    const form = issued.tabs.find(({ name }) => name === tab.name);
    const headings = new Map(tab.columns.map(({ name, label }) => [name, label.id]));
    const rows = tab.fixedRows.flatMap(({ ownKey, cells }) =>
      ownKey === undefined ? [] : [[ownKey, String(cells[tab.key])] as const],
    );
    return [
      tab.name,
      {
        columns: Object.fromEntries(
          (form?.columns ?? []).map(({ name }) => [name, headings.get(name) ?? null]),
        ),
        ...(rows.length > 0 && { key: tab.key, rows: Object.fromEntries(rows) }),
        headerRows: tab.headerRows ?? 1,
      },
    ] as const;
  });
  try {
    return variantOf(
      issued,
      { template: `${issued.id}@${issued.version}`, tabs: Object.fromEntries(tabs) },
      issued.version,
    ).template;
  } catch (error) {
    throw new Refusal(
      `Versi ${issued.version} butuh kolom yang tidak ada di spreadsheet ini: ${(error as Error).message}. Tambahkan kolomnya, lalu lepaskan dan adopsi lagi.`,
    );
  }
}

function planLines({ tabs, tabsAdded, tabsRemoved }: TemplateDifference, after: Template): string[] {
  const label = (tab: string, column: string) =>
    after.tabs.find(({ name }) => name === tab)?.columns.find(({ name }) => name === column)?.label.id ??
    column;
  const list = (text: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`    ${text}: ${items.join(', ')}`];
  const lines = tabs.flatMap(({ tab, added, renamed, retyped, rowsAdded, rowsChanged }) => [
    `  ${after.tabs.find(({ name }) => name === tab)?.title.id}`,
    ...list(
      'kolom baru',
      added.map((column) => label(tab, column)),
    ),
    ...list(
      'judul baru',
      renamed.map((one) => `${one.before} → ${one.after}`),
    ),
    ...list(
      'isian lain',
      retyped.map((column) => label(tab, column)),
    ),
    ...list('baris baru', rowsAdded),
    ...list('tulisan baris berubah', rowsChanged),
  ]);
  const title = (tab: string) => after.tabs.find(({ name }) => name === tab)?.title.id;
  const all = [
    ...lines,
    ...tabsAdded.map((tab) => `  ${title(tab)}: lembar baru`),
    ...tabsRemoved.map((tab) => `  ${tab}: tidak dipantau lagi`),
  ];
  return all.length > 0 ? all : ['  hanya aturan pemeriksaan yang berubah'];
}

/** What stays in the sheet without being the form's any more, and what is typed that the new version cannot read. */
function notCarried(
  found: FoundSpreadsheet,
  before: Template,
  after: Template,
  { tabs, tabsRemoved }: TemplateDifference,
): string[] {
  const compiled = compileTemplate(after);
  const lines = tabsRemoved.map(
    (tab) => `! Lembar ${tab} tetap ada dengan isinya, tetapi bukan bagian formulir lagi.`,
  );
  for (const { tab: name, removed, retyped, rowsRemoved } of tabs) {
    const old = before.tabs.find((tab) => tab.name === name) as Tab;
    const now = after.tabs.find((tab) => tab.name === name) as Tab;
    const cells = (column: string) => typedCells(found, old, column);
    for (const column of removed) {
      const typed = cells(column).filter(({ value }) => !isBlank(value)).length;
      const label = old.columns.find((one) => one.name === column)?.label.id;
      lines.push(`! Kolom "${label}" tetap ada dengan ${typed} isiannya, tetapi bukan bagian formulir lagi.`);
    }
    for (const column of retyped) {
      const read = compiled.tabs
        .find(({ tab }) => tab.name === name)
        ?.entries.find((entry) => entry.column.name === column)?.read;
      if (read === undefined) continue;
      const wrong = cells(column).filter(({ value }) => !isBlank(value) && !fits(read, value));
      const label = now.columns.find((one) => one.name === column)?.label.id;
      if (wrong.length > 0)
        lines.push(
          `! ${wrong.length} isian "${label}" tidak sesuai dengan versi baru (misalnya baris ${wrong[0]!.row}). Isinya tetap; perbaiki setelahnya.`,
        );
    }
    for (const key of rowsRemoved) {
      const row = cells(old.key).find(({ value }) => keyIdentity(cellText(value)) === keyIdentity(key))?.row;
      lines.push(
        `! Baris "${key}"${row === undefined ? '' : ` (baris ${row})`} tetap ada dengan isinya, tetapi bukan bagian formulir lagi.`,
      );
    }
  }
  return lines;
}

/** Cells of a column below the header, by its named range, else by its heading. */
function typedCells({ namedRanges, tabs }: FoundSpreadsheet, tab: Tab, column: string) {
  const rangeOf = (name: string) => namedRanges.find((one) => one.name === name)?.range;
  const block = rangeOf(blockRange(tab));
  const grid = tabs.find(({ sheetId }) => sheetId === (block?.sheetId ?? 0));
  const first = (block?.startRowIndex ?? 0) + (tab.headerRows ?? 1);
  const label = tab.columns.find(({ name }) => name === column)?.label.id;
  const at = rangeOf(columnRange(tab, column))?.startColumnIndex ?? grid?.rows[first - 1]?.indexOf(label);
  if (grid === undefined || at == null || at < 0) return [];
  return grid.rows
    .slice(first, block?.endRowIndex ?? undefined)
    .map((row, index) => ({ value: row[at], row: first + index + 1 }));
}
