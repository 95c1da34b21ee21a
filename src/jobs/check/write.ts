/** The writes of a check: Pantau's own tab as a block, and formulas where the status columns lack them. */
import type { FormResult } from '../../core/checks/form.ts';
import type { Measured } from '../../core/form-measures/form-measure.ts';
import { nextDeadline } from '../../core/schedule/deadline.ts';
import { linesByKey, statusGaps } from '../../core/status/gaps.ts';
import {
  foundWrittenAt,
  type SheetContext,
  sameCells,
  sheetRows,
  writtenAtText,
} from '../../core/status/sheet.ts';
import { SHEET_RANGE, statusRange } from '../../core/template/names.ts';
import { Trouble } from '../../ports/trouble.ts';
import type { Run } from '../check.ts';
import type { FormRead } from './read.ts';

export interface StatusWritten {
  wrote: boolean;
}

export interface FormulasLaid {
  wrote: boolean;
  /** Something is missing and there was no quota for it. */
  waits: boolean;
  missing: number;
  overwritten: number;
  /** Laid again and again, and the sheet does not take them. */
  refused: boolean;
}

/**
 * A sheet that shows something else after so many layings will not be changed by one more. Not fewer: an edit made while a
 * check ran may hide behind our own, which then looks like nobody's.
 */
const LAY_AT_MOST = 4;

export async function writeStatus(
  run: Run,
  read: FormRead,
  form: FormResult,
  measured: Measured,
): Promise<StatusWritten> {
  const context = await contextOf(run, measured);
  const found = foundWrittenAt(read.pantau);
  if (found !== undefined && sameCells(read.pantau, sheetRows(form, context, found))) return { wrote: false };
  const { ports, account, lease, memory } = run;
  const tab = pantauTab(run);
  const rows = sheetRows(form, context, writtenAtText(run.now, ports.settings.zone));
  await account.sheets.rewrite(lease.spreadsheetId, { ...tab, rows, clearRows: read.pantau.length });
  if (rows.length > tab.rowCount && memory.structure) {
    const grown = memory.structure.tabs.find(({ sheetId }) => sheetId === tab.sheetId);
    if (grown) grown.rowCount = rows.length;
  }
  return { wrote: true };
}

export async function layMissingFormulas(
  run: Run,
  read: FormRead,
  form: FormResult,
  mayWrite: () => Promise<boolean>,
): Promise<FormulasLaid> {
  const end: FormulasLaid = { wrote: false, waits: false, missing: 0, overwritten: 0, refused: false };
  if (!form.readable) return end;
  const lines = linesByKey(read.pantau);
  const columns = run.compiled.template.tabs.flatMap((tab, index) => {
    const block = read.blocks[index];
    const result = form.tabs[index];
    if (block === undefined || result === undefined) return [];
    const gaps = statusGaps(tab, result, block.rows, block.firstRow, lines);
    end.missing += gaps.missing;
    end.overwritten += gaps.overwritten;
    return gaps.columns.map(({ column, cells }) => ({ range: statusRange(tab, column), cells }));
  });
  if (columns.length === 0) {
    run.memory.laidInARow = 0;
    return end;
  }
  // Somebody typed since: what is missing now may well be other cells.
  if (!run.lease.byUs) run.memory.laidInARow = 0;
  if (run.memory.laidInARow >= LAY_AT_MOST) return { ...end, refused: true };
  if (!(await mayWrite())) return { ...end, waits: true };
  await run.account.sheets.layFormulas(run.lease.spreadsheetId, columns);
  run.memory.laidInARow++;
  return { ...end, wrote: true };
}

async function contextOf(
  { ports, compiled, unit, registration, now }: Run,
  measured: Measured,
): Promise<SheetContext> {
  const deadlines = (await ports.store.register.deadlines()).filter(
    ({ template }) => template === compiled.template.id,
  );
  return {
    template: compiled.template,
    unitName: unit === undefined ? registration.unit : `${unit.name} (${unit.code})`,
    zone: ports.settings.zone,
    nextDeadline: nextDeadline(deadlines, now),
    demonstration: ports.settings.demonstration,
    measured,
  };
}

/** Where Pantau's own tab is and how many rows it has, by the structure asked for at registration. */
function pantauTab({ memory }: Run): { sheetId: number; rowCount: number } {
  const named = memory.structure?.namedRanges.find(({ name }) => name === SHEET_RANGE);
  const tab = memory.structure?.tabs.find(({ sheetId }) => sheetId === named?.range.sheetId);
  if (tab === undefined) throw new Trouble('range-missing', SHEET_RANGE);
  return { sheetId: tab.sheetId, rowCount: tab.rowCount };
}
