/** A workbook that comes back, beside the sheet that it was taken from: what would change, and nothing of it done yet. */
import { readApproval } from '../../core/approval/cells.ts';
import { columnLetters } from '../../core/cells/address.ts';
import { compileTemplate } from '../../core/checks/compile.ts';
import { allProblems, checkForm, checkTabs } from '../../core/checks/form.ts';
import type { Header } from '../../core/checks/header.ts';
import { type Merge, mergeTab } from '../../core/offline/merge.ts';
import { type EntryRow, entryRows } from '../../core/offline/rows.ts';
import { blockRange, STATE_RANGE } from '../../core/template/names.ts';
import type { Tab, Template } from '../../core/template/schema.ts';
import { googleSheets } from '../../google/sheets.ts';
import type { Registered } from '../../ports/store/register.ts';
import { findForm } from '../filled-form.ts';
import { workbookOf } from '../workbook.ts';
import { MARKS_TITLE, type Marks, readMarks } from './marks.ts';
import type { OfflineSite as Site } from './site.ts';
import { mergeState, type StateMerge } from './state.ts';

/** Where a tab stands in the sheet now. Indexes are 0-based. */
export interface Place {
  sheetId: number;
  header: number;
  firstColumn: number;
  rowCount: number;
}

export interface ComparedTab {
  tab: Tab;
  merge: Merge;
  now: EntryRow[];
  place: Place;
  /** Index of each entry column in the sheet now. */
  columns: Map<string, number>;
}

export interface Comparison {
  file: string;
  marks: Marks;
  registration: Registered;
  template: Template;
  /** What a check of the file alone found. */
  found: { errors: number; warnings: number };
  tabs: ComparedTab[];
  /** The form-state cell, and where it stands in the sheet now. */
  state: StateMerge;
  statePlace: { tab: string; cell: string } | undefined;
}

/**
 * 2 reads of Google. @param file for messages.
 * @throws Error for people: not exported from here, of another version, or no longer to be read.
 */
export async function compareWorkbook(
  { store, google }: Site,
  file: string,
  bytes: Uint8Array,
  warn: (text: string) => void,
): Promise<Comparison> {
  const { tabs, named } = await workbookOf(file, bytes, ({ en }) => warn(en));
  const carried = readMarks(file, tabs);
  if (carried === undefined)
    throw new Error(
      `${file}: was not exported by Pantau, or its hidden tab ${MARKS_TITLE} was taken out; export the form by \`workbook export\` and fill that file`,
    );
  const { marks, base } = carried;
  const registration = await store.register.registration(marks.spreadsheet);
  if (registration === undefined)
    throw new Error(
      `${file}: the spreadsheet it was exported from (${marks.spreadsheet}, unit ${marks.unit}) is not registered here; is --store the right installation?`,
    );
  assertSame(file, marks, registration);
  const template = await store.register.template(registration.templateId, registration.templateVersion);
  if (template === undefined)
    throw new Error(
      `${file}: form ${marks.template}@${marks.version} is not in the store; run \`register\` first`,
    );

  const compiled = compileTemplate(template);
  const form = findForm(
    compiled,
    tabs.filter(({ title }) => title !== MARKS_TITLE),
    template.tabs.map(({ name }) => name),
  );
  const blocks = form.located.map((one) => one?.block ?? { firstRow: 1, rows: [] });
  const results = checkTabs(form.compiled, blocks);
  for (const [index, { readable, problems }] of results.entries()) {
    if (readable) continue;
    const title = form.compiled.tabs[index]!.tab.title.id;
    throw new Error(
      `${file}: tab ${title} cannot be read (${problems.map(({ code }) => code).join(', ')}); put its headings back as they were exported`,
    );
  }
  const said = { said: readApproval({ state: '' }), standing: 'none' as const, structural: [] };
  const problems = allProblems(checkForm(form.compiled, results, said));
  const count = (severity: string) => problems.filter((one) => one.severity === severity).length;

  const sheets = googleSheets(google.apis.sheets);
  const structure = await sheets.describe(marks.spreadsheet);
  const placeOf = (name: string) => structure.namedRanges.find((one) => one.name === name)?.range;
  const stateAt = placeOf(STATE_RANGE);
  // Google refuses the whole read where one name is not known.
  const ranges = await sheets.read(marks.spreadsheet, [
    ...form.compiled.tabs.map(({ tab }) => blockRange(tab)),
    ...(stateAt === undefined ? [] : [STATE_RANGE]),
  ]);
  const compared = form.compiled.tabs.map(({ tab, readHeader }, index): ComparedTab => {
    const range = placeOf(blockRange(tab));
    const sheet = structure.tabs.find(({ sheetId }) => sheetId === range?.sheetId);
    const rows = ranges[index]?.rows ?? [];
    const header = readHeader(rows[0] ?? []);
    if (range === undefined || sheet === undefined || !header.readable)
      throw new Error(
        `${file}: tab ${tab.title.id} of the spreadsheet cannot be read now: its headings were changed; put them right first`,
      );
    const place = {
      sheetId: sheet.sheetId,
      header: range.startRowIndex ?? 0,
      firstColumn: range.startColumnIndex ?? 0,
      rowCount: sheet.rowCount,
    };
    const now = entryRows(tab, header, { firstRow: place.header + 1, rows });
    const result = results[index]!;
    const filled = entryRows(tab, result.header, blocks[index]!);
    const merge = mergeTab(tab, { base: base.get(tab.name) ?? [], file: filled, now });
    return { tab, merge, now, place, columns: placesOf(tab, header, place) };
  });
  return {
    file,
    marks,
    registration,
    template,
    found: { errors: count('error'), warnings: count('warning') },
    tabs: compared,
    state:
      stateAt === undefined
        ? { kind: 'same' }
        : mergeState({ base: marks.state, named, now: ranges.at(-1)?.rows[0]?.[0] }),
    statePlace: stateAt && {
      tab: structure.tabs.find(({ sheetId }) => sheetId === stateAt.sheetId)?.title ?? '',
      cell: `${columnLetters(stateAt.startColumnIndex ?? 0)}${(stateAt.startRowIndex ?? 0) + 1}`,
    },
  };
}

/** A name that goes on to the edge gives rows from its first column. */
function placesOf(tab: Tab, { positions }: Header, { firstColumn }: Place): Map<string, number> {
  return new Map(
    tab.columns.flatMap(({ name, entry }) => {
      const at = positions.get(name);
      return entry && at !== undefined ? [[name, firstColumn + at] as const] : [];
    }),
  );
}

function assertSame(file: string, marks: Marks, now: Registered): void {
  const told = ({
    unit,
    template,
    version,
    period,
  }: Pick<Marks, 'unit' | 'template' | 'version' | 'period'>) =>
    [`unit ${unit}`, `${template}@${version}`, ...(period === undefined ? [] : [period])].join(', ');
  const [exported, registered] = [
    told(marks),
    told({
      unit: now.unit,
      template: now.templateId,
      version: now.templateVersion,
      ...(now.period !== undefined && { period: now.period }),
    }),
  ];
  if (exported !== registered)
    throw new Error(
      `${file}: was exported as ${exported}, and its spreadsheet is ${registered} by now; export it anew and fill that file`,
    );
}
