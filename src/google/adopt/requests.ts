/**
 * What Pantau adds to a spreadsheet that it takes in: names, status columns at the right end, colours that follow them,
 * tabs of its own. No cell that anybody typed is written. One list, which Google applies wholly or not at all.
 */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { usedColumns } from '../../core/adopt/grid.ts';
import type { TableProposal } from '../../core/adopt/proposed-table.ts';
import { APPROVAL_TAB_TITLE, METADATA, PANTAU_TAB_TITLE, STATUS_COLUMNS } from '../../core/template/names.ts';
import type { Tab } from '../../core/template/schema.ts';
import { approvalTabRequests } from '../provision/approval-tab.ts';
import { PAINTS, painted } from '../provision/colours.ts';
import { statusFormulaRequests, statusHeaders } from '../provision/entry-cells.ts';
import { formatRequest, STATUS_WIDTHS } from '../provision/entry-look.ts';
import { markRequests } from '../provision/marks.ts';
import { type OwnTab, pantauTabRequests, width } from '../provision/own-tabs.ts';
import { decisionRanges, pantauRanges, statusWarning, tabRanges } from '../provision/places.ts';
import { type FormPlan, type Layout, statusIndex } from '../provision/plan.ts';
import { metadataRequests } from '../provision/requests.ts';
import type { FoundSpreadsheet, FoundTab } from './read.ts';

type Request = sheets_v4.Schema$Request;

/** @param plan of the variant: the spreadsheet keeps its place, locale and zone. */
export function adoptRequests(
  plan: FormPlan,
  spreadsheetId: string,
  found: FoundSpreadsheet,
  tables: readonly TableProposal[],
): Request[] {
  const layouts = plan.template.tabs.map((tab) => {
    const table = tables.find((one) => one.tab === tab.name) as TableProposal;
    return layoutOf(tab, table, found.tabs[table.grid] as FoundTab);
  });
  const decides = plan.template.approval !== false;
  const [pantau, approval] = ownTabs(found);
  return [
    ...[...new Map(layouts.map((layout) => [layout.sheetId, layout])).values()].flatMap((layout) =>
      statusColumns(layout, found.tabs.find(({ sheetId }) => sheetId === layout.sheetId) as FoundTab),
    ),
    ...pantauTabRequests(plan, pantau, layouts),
    ...(decides ? approvalTabRequests(plan, approval, true) : []),
    ...pantauRanges(pantau.sheetId),
    ...(decides ? decisionRanges(approval.sheetId) : []),
    ...layouts.flatMap(tabRanges),
    ...layouts.flatMap((layout) => [...statusCells(layout), ...markRequests(layout), statusWarning(layout)]),
    ...metadataRequests(plan, { [METADATA.adopted]: spreadsheetId }),
  ];
}

function layoutOf(
  tab: Tab,
  table: TableProposal,
  { sheetId, rowCount, rows, columnCount }: FoundTab,
): Layout {
  const header = table.top + table.headerRows - 1;
  const endRow = table.end ?? (tab.rows === 'fixed' ? rows.length : undefined);
  return {
    tab,
    sheetId,
    top: table.top,
    header,
    places: new Map(table.columns.flatMap(({ column, at }) => (at === null ? [] : [[column, at] as const]))),
    status: usedColumns({ rows }),
    rowCount,
    columnCount: columnCount + STATUS_COLUMNS.length,
    endRow,
  };
}

/** Columns of their own, so that taking them out again leaves all as it was. */
function statusColumns({ sheetId, status }: Layout, { columnCount }: FoundTab): Request[] {
  const length = STATUS_COLUMNS.length;
  const hidden = status + STATUS_COLUMNS.indexOf('kolom');
  return [
    status >= columnCount
      ? { appendDimension: { sheetId, dimension: 'COLUMNS', length } }
      : {
          insertDimension: {
            range: { sheetId, dimension: 'COLUMNS', startIndex: status, endIndex: status + length },
            inheritFromBefore: false,
          },
        },
    ...STATUS_COLUMNS.map((column, index) => width(sheetId, status + index, STATUS_WIDTHS[column])),
    {
      updateDimensionProperties: {
        range: { sheetId, dimension: 'COLUMNS', startIndex: hidden, endIndex: hidden + 1 },
        properties: { hiddenByUser: true },
        fields: 'hiddenByUser',
      },
    },
  ];
}

function statusCells(layout: Layout): Request[] {
  const { tab, sheetId, header, status, rowCount, endRow } = layout;
  const end = status + STATUS_COLUMNS.length;
  return [
    {
      updateCells: {
        start: { sheetId, rowIndex: header, columnIndex: statusIndex(layout, 'status') },
        rows: [{ values: statusHeaders(tab) }],
        fields: 'userEnteredValue,note',
      },
    },
    ...statusFormulaRequests(layout),
    formatRequest(sheetId, [header, header + 1, status, end], {
      ...painted(PAINTS.statusHeader, { bold: true }),
      wrapStrategy: 'WRAP',
    }),
    formatRequest(sheetId, [header + 1, endRow ?? rowCount, status, end], {
      ...painted(PAINTS.locked),
      wrapStrategy: 'WRAP',
      verticalAlignment: 'TOP',
    }),
  ];
}

/** Behind all others, with titles and numbers that are free. */
function ownTabs({ tabs }: FoundSpreadsheet): [pantau: OwnTab, approval: OwnTab] {
  const titles = new Set(tabs.map(({ title }) => title.toLowerCase()));
  const ids = new Set(tabs.map(({ sheetId }) => sheetId));
  const own = (wanted: string, index: number): OwnTab => {
    let title = wanted;
    for (let number = 2; titles.has(title.toLowerCase()); number++) title = `${wanted} ${number}`;
    let sheetId = FIRST_ID;
    while (ids.has(sheetId)) sheetId++;
    titles.add(title.toLowerCase());
    ids.add(sheetId);
    return { sheetId, title, index };
  };
  const pantau = own(PANTAU_TAB_TITLE, tabs.length);
  return [pantau, own(APPROVAL_TAB_TITLE, tabs.length + 1)];
}

/** Numbers of tabs that people add are large and random. */
const FIRST_ID = 1001;
