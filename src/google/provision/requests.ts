/** The whole form as one list of requests: Google applies a `batchUpdate` wholly or not at all. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { APPROVAL_TAB_TITLE, METADATA, PANTAU_TAB_TITLE } from '../../core/template/names.ts';
import { approvalTabRequests } from './approval-tab.ts';
import { cellRequests } from './entry-cells.ts';
import { lookRequests } from './entry-look.ts';
import { markRequests } from './marks.ts';
import { legendTabRequests, pantauTabRequests } from './own-tabs.ts';
import { namedRangeRequests, protectionRequest, tabRanges } from './places.ts';
import {
  approvalSheetId,
  type FormPlan,
  frozenColumns,
  type Layout,
  layouts,
  type ProvisionPlan,
  pantauSheetId,
} from './plan.ts';

type Request = sheets_v4.Schema$Request;

/**
 * Turns a spreadsheet as Drive creates it (one tab, `sheetId` 0) into the form of `plan.unit`. Locale and zone come
 * first, since formulas are read by them; named ranges before the formulas that use them.
 */
export function provisionRequests(plan: ProvisionPlan): Request[] {
  const tabs = layouts(plan.template);
  return [
    {
      updateSpreadsheetProperties: {
        // Google's code for Indonesian is Java's old one; `id_ID` is refused.
        properties: { locale: 'in_ID', timeZone: plan.zone },
        fields: 'locale,timeZone',
      },
    },
    ...tabs.map((layout, index) => tabRequest(layout, index)),
    ...pantauTabRequests(
      plan,
      { sheetId: pantauSheetId(plan.template), title: PANTAU_TAB_TITLE, index: tabs.length },
      tabs,
    ),
    ...(plan.template.approval === false
      ? []
      : approvalTabRequests(plan, {
          sheetId: approvalSheetId(plan.template),
          title: APPROVAL_TAB_TITLE,
          index: tabs.length,
        })),
    ...namedRangeRequests(plan.template),
    ...tabs.flatMap((layout) => contentRequests(plan, layout)),
    ...legendTabRequests(plan),
    ...tabs.map((layout) => protectionRequest(plan, layout)),
    ...metadataRequests(plan),
  ];
}

/** A tab that a new version of a form adds to a spreadsheet: at `index` among its tabs. */
export function addedTabRequests(plan: FormPlan, layout: Layout, index: number): Request[] {
  return [
    tabRequest(layout, index),
    ...tabRanges(layout),
    ...contentRequests(plan, layout),
    protectionRequest(plan, layout),
  ];
}

const contentRequests = (plan: FormPlan, layout: Layout): Request[] => [
  ...cellRequests(plan, layout),
  ...lookRequests(plan, layout),
  ...markRequests(layout),
];

function tabRequest(layout: Layout, index: number): Request {
  const { sheetId, tab, rowCount, columnCount, header } = layout;
  const frozenColumnCount = frozenColumns(tab);
  const properties = {
    sheetId,
    title: tab.title.id,
    gridProperties: { rowCount, columnCount, frozenRowCount: header + 1, frozenColumnCount },
  };
  if (sheetId > 0) return { addSheet: { properties: { ...properties, index } } };
  const fields = 'title,gridProperties(rowCount,columnCount,frozenRowCount,frozenColumnCount)';
  return { updateSheetProperties: { properties, fields } };
}

export function metadataRequests(
  { template, unit, period }: FormPlan,
  more: Record<string, string> = {},
): Request[] {
  const values = {
    [METADATA.template]: template.id,
    [METADATA.version]: String(template.version),
    [METADATA.unit]: unit.code,
    ...(period !== undefined && { [METADATA.period]: period }),
    ...more,
  };
  return Object.entries(values).map(([metadataKey, metadataValue]) => ({
    createDeveloperMetadata: {
      developerMetadata: {
        metadataKey,
        metadataValue,
        location: { spreadsheet: true },
        visibility: 'DOCUMENT',
      },
    },
  }));
}
