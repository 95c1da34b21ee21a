/** When the spreadsheet's structure is asked for anew: at first where it is not known, weekly, after a fault, and on a mismatch. */
import { columnLetters } from '../../core/cells/address.ts';
import type { FormResult } from '../../core/checks/form.ts';
import type { StructureFacts } from '../../core/checks/structure.ts';
import { APPROVAL_RANGES, blockRange } from '../../core/template/names.ts';
import type { Template } from '../../core/template/schema.ts';
import type { GridRange, Structure } from '../../ports/sheets.ts';
import type { Run } from '../check.ts';
import { HOUR, REREAD_MS } from '../limits.ts';

export function mustDescribe({ memory, now, ports, compiled }: Run): boolean {
  if (memory.structure === undefined || memory.describedAt === undefined) return true;
  if (now - memory.describedAt >= REREAD_MS) return true;
  // What failed last time may have been looked for where it no longer is.
  if (memory.failures > 0) return true;
  const facts = structureFacts(memory.structure, compiled.template);
  const clean =
    facts.locale === 'in_ID' &&
    facts.timeZone === ports.settings.zone &&
    facts.merges.length === 0 &&
    facts.approvalTab;
  return !clean;
}

/**
 * What may come from merged cells or another locale: figures as text, half-filled rows, keys that are gone. Codes and
 * counts; empty when there is nothing.
 */
export function suspicionOf(form: FormResult): string {
  const problems = [...form.general, ...form.told.flatMap((line) => line.problems)];
  const counts: [string, number][] = SUSPICIOUS.map((code) => [
    code,
    problems.filter((problem) => problem.code === code).length,
  ]);
  counts.push(['number as text', form.tabs.reduce((sum, tab) => sum + tab.numbersAsText, 0)]);
  return counts
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${what} ${count}`)
    .join(', ');
}

const SUSPICIOUS = ['not-a-number', 'ambiguous-number', 'half-filled', 'key-blank', 'key-missing'] as const;

/**
 * A header that does not match is looked into at once. New suspicion is common while people type, so it is reason
 * enough once an hour: `later` says when.
 */
export function mustDescribeAfter(
  { memory, now }: Run,
  form: FormResult,
): 'now' | 'never' | { later: number } {
  const describedAt = memory.describedAt ?? 0;
  if (!form.readable) return describedAt === now ? 'never' : 'now';
  const suspicion = suspicionOf(form);
  if (suspicion === '' || suspicion === memory.suspicion) return 'never';
  // The first check of a spreadsheet just registered: its structure was seen then.
  if (memory.suspicion === undefined && now - describedAt < HOUR) return 'never';
  return now - describedAt >= HOUR ? 'now' : { later: describedAt + HOUR };
}

export async function describeWhenAsked(run: Run): Promise<void> {
  run.memory.structure = await run.account.sheets.describe(run.lease.spreadsheetId);
  run.memory.describedAt = run.now;
}

export function structureFacts(
  structure: Structure,
  { tabs, approval }: Pick<Template, 'tabs' | 'approval'>,
): StructureFacts {
  const merges = tabs.flatMap((tab) => {
    const block = structure.namedRanges.find(({ name }) => name === blockRange(tab))?.range;
    if (block === undefined) return [];
    const sheet = structure.tabs.find(({ sheetId }) => sheetId === block.sheetId);
    return (sheet?.merges ?? [])
      .filter((merge) => touches(merge, below(block, (tab.headerRows ?? 1) - 1)))
      .map((merge) => ({ tab: tab.name, range: address(merge) }));
  });
  const { locale, timeZone } = structure;
  return { locale, timeZone, merges, approvalTab: approval === false || hasApprovalTab(structure) };
}

/** Every cell of the verifikator is found by its name. */
export function hasApprovalTab({ namedRanges }: Structure): boolean {
  const names = new Set(namedRanges.map(({ name }) => name));
  return Object.values(APPROVAL_RANGES).every((name) => names.has(name));
}

/** A block without the upper rows of its header, where groups are merged as they should be. */
const below = (block: GridRange, rows: number): GridRange => ({
  ...block,
  startRowIndex: (block.startRowIndex ?? 0) + rows,
});

function touches(merge: GridRange, block: GridRange): boolean {
  return (
    (merge.endRowIndex ?? Number.POSITIVE_INFINITY) > (block.startRowIndex ?? 0) &&
    (merge.startRowIndex ?? 0) < (block.endRowIndex ?? Number.POSITIVE_INFINITY)
  );
}

function address(range: GridRange): string {
  const cell = (row: number, column: number) => `${columnLetters(column)}${row + 1}`;
  const start = cell(range.startRowIndex ?? 0, range.startColumnIndex ?? 0);
  return `${start}:${cell((range.endRowIndex ?? 1) - 1, (range.endColumnIndex ?? 1) - 1)}`;
}
