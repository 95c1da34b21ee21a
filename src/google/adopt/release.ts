/** Takes out of a spreadsheet all that Pantau added when it took it in, and nothing else. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { STATUS_WORDS } from '../../core/status/words.ts';
import {
  APPROVAL_RANGES,
  blockRange,
  columnRange,
  METADATA,
  SHEET_RANGE,
  STATE_RANGE,
  STATUS_COLUMNS,
  statusRange,
  TIME_RANGE,
} from '../../core/template/names.ts';
import type { Template } from '../../core/template/schema.ts';
import type { FoundSpreadsheet } from './read.ts';

type Request = sheets_v4.Schema$Request;

/** Names that Pantau gives in a spreadsheet of this form. */
function ownNames(template: Template | undefined): (name: string) => boolean {
  // Of a form that this installation does not know.
  if (template === undefined) return (name) => /^pantau_/.test(name);
  const names = new Set([
    STATE_RANGE,
    SHEET_RANGE,
    TIME_RANGE,
    ...Object.values(APPROVAL_RANGES),
    ...template.tabs.flatMap((tab) => [
      blockRange(tab),
      ...tab.columns.map((column) => columnRange(tab, column)),
      ...STATUS_COLUMNS.map((column) => statusRange(tab, column)),
    ]),
  ]);
  return (name) => names.has(name);
}

const STATUS_RANGE = new RegExp(`^pantau_[a-z0-9_]+_(?:${STATUS_COLUMNS.join('|')})$`);
/** As marks.ts makes them; Google changes nothing in them but addresses. */
const OWN_MARK = new RegExp(
  `^=(?:ISNUMBER\\(SEARCH\\(";[ew]:[a-z0-9_]+;"|OR\\(\\$?[A-Z]+\\$?\\d+="(?:${Object.values(STATUS_WORDS).join('|')})")`,
);
const OWN_PROTECTION = /^Pantau: /;

/** In the order in which each may be applied after those before it; empty where nothing of Pantau is left. */
export function releaseRequests(
  { tabs, namedRanges, marks }: FoundSpreadsheet,
  template: Template | undefined,
): Request[] {
  const isOwn = ownNames(template);
  const own = namedRanges.filter(({ name }) => isOwn(name));
  const tabOf = (name: string) => own.find((one) => one.name === name)?.range.sheetId;
  const hasRange = (name: string) => own.some((one) => one.name === name);
  const ownTabs = [SHEET_RANGE, APPROVAL_RANGES.decision].filter(hasRange).map((name) => tabOf(name) ?? 0);
  const columns = new Map<number, Set<number>>();
  for (const { name, range } of own) {
    const sheetId = range.sheetId ?? 0;
    if (!STATUS_RANGE.test(name) || /_k_/.test(name) || ownTabs.includes(sheetId)) continue;
    columns.set(sheetId, (columns.get(sheetId) ?? new Set()).add(range.startColumnIndex ?? 0));
  }
  const keys = Object.values(METADATA).filter((key) => marks[key] !== undefined);
  return [
    ...withoutMarks(tabs),
    ...tabs.flatMap(({ protections }) =>
      protections
        .filter(({ description }) => OWN_PROTECTION.test(description))
        .map(({ id }) => ({ deleteProtectedRange: { protectedRangeId: id } })),
    ),
    ...own.map(({ id }) => ({ deleteNamedRange: { namedRangeId: id } })),
    ...[...columns].flatMap(([sheetId, indexes]) =>
      [...indexes]
        .sort((a, b) => b - a)
        .map((index) => ({
          deleteDimension: {
            range: { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 },
          },
        })),
    ),
    ...ownTabs.map((sheetId) => ({ deleteSheet: { sheetId } })),
    ...keys.map((metadataKey) => ({
      deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataKey } } },
    })),
  ];
}

/** Takes out Pantau's colours; from the last, so that the places of those before stay. */
export const withoutMarks = (tabs: FoundSpreadsheet['tabs']): Request[] =>
  tabs.flatMap(({ sheetId, conditionalFormats }) =>
    conditionalFormats
      .flatMap((formula, index) => (OWN_MARK.test(formula) ? [index] : []))
      .reverse()
      .map((index) => ({ deleteConditionalFormatRule: { sheetId, index } })),
  );
