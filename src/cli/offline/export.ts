/** A unit's form as a workbook that can be filled away from the network. */

import { cellText } from '../../core/cells/text.ts';
import { compileTemplate } from '../../core/checks/compile.ts';
import { type EntryRow, entryRows } from '../../core/offline/rows.ts';
import { matchUnit } from '../../core/regions/match.ts';
import { STATE_RANGE } from '../../core/template/names.ts';
import { exportWorkbook } from '../../google/offline.ts';
import type { Registered } from '../../ports/store/register.ts';
import type { Store } from '../../ports/store/store.ts';
import { withHiddenTab } from '../../xlsx/hidden-tab.ts';
import { findForm } from '../filled-form.ts';
import { unitMeant } from '../unit-meant.ts';
import { workbookOf } from '../workbook.ts';
import { MARKS_TITLE, marksRows } from './marks.ts';
import type { OfflineSite as Site } from './site.ts';

export interface Wanted {
  /** Code or name of the unit, or id of the spreadsheet. */
  unit: string;
  form: string | undefined;
  period: string | undefined;
}

/** @throws Error for people that lists what there is, where it is none or more than one. */
export async function registrationOf(
  store: Store,
  { unit: asked, form, period }: Wanted,
): Promise<Registered> {
  const all = await store.register.registrations();
  const units = await store.register.units();
  const match = matchUnit({ code: asked, name: asked }, units);
  // What is only near, or an old code, is asked about.
  const known =
    match.kind === 'found' && (match.by === 'code' || match.by === 'name') ? match.unit : undefined;
  const unit = known?.code ?? asked;
  const ofUnit = all.filter((one) => one.unit === unit || one.spreadsheetId === asked);
  if (ofUnit.length === 0)
    throw new Error(
      known === undefined
        ? `there is no unit "${asked}"; name it by its code, such as ${units.at(-1)?.code ?? '62.02.05'}${unitMeant(asked, units)}`
        : `${known.name} (${unit}) has no spreadsheet registered`,
    );
  const fits = ofUnit.filter(
    (one) =>
      (form === undefined ||
        form === one.templateId ||
        form === `${one.templateId}@${one.templateVersion}`) &&
      (period === undefined || period === one.period),
  );
  const [found] = fits;
  if (found !== undefined && fits.length === 1) return found;
  const list = ofUnit.map((one) => [one.templateId, one.period].filter(Boolean).join(' ')).sort();
  throw new Error(
    `${unit} has ${fits.length === 0 ? 'no such form' : `${fits.length} forms that fit`}; name one by --form and --period: ${list.join(', ')}`,
  );
}

export interface Exported {
  bytes: Buffer;
  /** Entry rows by tab. */
  rows: number;
}

/** 1 call of Drive. */
export async function exportForm(site: Site, registration: Registered): Promise<Exported> {
  const { store, google } = site;
  const { spreadsheetId, unit, templateId, templateVersion, period } = registration;
  const template = await store.register.template(templateId, templateVersion);
  if (template === undefined) throw new Error(`form ${templateId}@${templateVersion} is not in the store`);
  const workbook = await exportWorkbook(google.apis.drive, spreadsheetId);
  const { tabs, named } = await workbookOf(spreadsheetId, workbook);
  const names = template.tabs.map(({ name }) => name);
  const { compiled, located } = findForm(compileTemplate(template), tabs, names);
  const base = new Map<string, EntryRow[]>();
  for (const [index, { tab, readHeader }] of compiled.tabs.entries()) {
    const block = located[index]?.block;
    const header = readHeader(block?.rows[0] ?? []);
    if (block === undefined || !header.readable)
      throw new Error(
        `spreadsheet ${spreadsheetId}: tab ${tab.title.id} cannot be read, since its headings were changed; put them right before the form is taken along`,
      );
    base.set(tab.name, entryRows(tab, header, block));
  }
  const marks = {
    spreadsheet: spreadsheetId,
    unit,
    template: templateId,
    version: templateVersion,
    ...(period !== undefined && { period }),
    exported: new Date(site.now()).toISOString(),
    ...(named.has(STATE_RANGE) && { state: cellText(named.get(STATE_RANGE)) }),
  };
  return {
    bytes: withHiddenTab(workbook, MARKS_TITLE, marksRows(marks, template, base)),
    rows: [...base.values()].reduce((sum, rows) => sum + rows.length, 0),
  };
}
