/** `templates upgrade`: moves a spreadsheet from one version of its form to another. */

import { templateDifference } from '../../core/template/difference.ts';
import { METADATA } from '../../core/template/names.ts';
import type { Template } from '../../core/template/schema.ts';
import { issuedVersion, isVariant } from '../../core/template/variant-version.ts';
import { readSpreadsheet } from '../../google/adopt/read.ts';
import { type Ask, atTerminal, confirms } from '../adopt/ask.ts';
import { batchUpdate, orRefusal } from '../adopt/google.ts';
import { Refusal, refusedJson } from '../adopt/refusal.ts';
import { issueVariant } from '../adopt/variants.ts';
import { ANSWER_OPTIONS, commandArguments, oneWord } from '../command-arguments.ts';
import { titleIn } from '../form-words.ts';
import { GOOGLE_USAGE } from '../reach-google.ts';
import { reachSite } from '../reach-site.ts';
import { STORE_OPTIONS, STORE_USAGE } from '../reach-store.ts';
import { spreadsheetIdOf } from '../spreadsheet-id.ts';
import { readTemplates, TEMPLATES, templatesNamed } from '../templates.ts';
import { notCarried } from '../upgrade/not-carried.ts';
import { planLines } from '../upgrade/plan-lines.ts';
import { requestsTo } from '../upgrade/requests.ts';
import { sameHeadings } from '../upgrade/same-headings.ts';

const USAGE = `usage: templates upgrade SPREADSHEET [options]

  Shows what changes, then does it in one write. Every typed value is kept.
  SPREADSHEET        id or address of a spreadsheet that is watched
  --to VERSION       the newest version in sheets-templates/ unless told
  --templates DIR    forms of your own instead of sheets-templates/
  --yes              do it without asking
  --dry-run          show what changes, write nothing
  --json             one JSON object
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
      ...ANSWER_OPTIONS,
      to: { type: 'string' },
      templates: { type: 'string', default: TEMPLATES },
      yes: { type: 'boolean', default: false },
    },
  });
  if (asked === undefined) return undefined;
  const { values, positionals } = asked;
  const spreadsheetId = spreadsheetIdOf(oneWord(positionals, 'SPREADSHEET', USAGE));
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
    const found = await orRefusal(google, () => readSpreadsheet(google.apis, spreadsheetId));
    const after = isVariant(templateVersion) ? sameHeadings(before, issued) : issued;
    const difference = templateDifference(before, after);
    const kind = difference.tabs.find(({ otherKind }) => otherKind);
    if (kind !== undefined)
      throw new Refusal(
        `Di versi ${issued.version} baris pada ${titleIn(after, kind.tab)} dibedakan dengan cara lain. Buat spreadsheet baru untuk versi itu; yang lama tetap dipantau.`,
      );
    const left = [
      ...issued.tabs
        .filter(({ name }) => !after.tabs.some((tab) => tab.name === name))
        .map(({ title }) => `! Lembar "${title.id}" tidak ada di spreadsheet ini dan tidak ditambahkan.`),
      ...notCarried(found, before, after, difference),
    ];
    const lines = [...planLines(difference, before, after), ...left];
    if (!json)
      print(
        [`Dari versi ${issuedVersion(templateVersion)} ke versi ${issued.version}:`, ...lines].join('\n'),
      );
    const plan = { difference, notCarried: left };
    if (dryRun) {
      tell('proposed', plan, 'Belum ada yang diubah.');
      return undefined;
    }
    if (!(await confirms({ yes, ask }, 'Naikkan versinya?'))) {
      tell('declined', plan, 'Tidak ada yang diubah.');
      return 1;
    }
    await store.register.issueTemplate(issued);
    const version = isVariant(templateVersion)
      ? await issueVariant({ store, template: issued }, after)
      : issued;
    // Cut short after Google's write, it is only registered.
    if (found.marks[METADATA.version] !== String(version.version)) {
      const requests = await requestsTo(version, before, found, registration, { store, google });
      await batchUpdate(google, spreadsheetId, requests);
    }
    const { account: _, ...same } = registration;
    await store.register.registerSpreadsheet({ ...same, templateVersion: version.version }, now());
    tell('upgraded', plan, 'Versi dinaikkan. Statusnya diperiksa lagi dalam beberapa menit.');
    return undefined;
  } catch (error) {
    if (!json) throw error;
    return refusedJson(error, spreadsheetId, print);
  } finally {
    await close();
  }
}
