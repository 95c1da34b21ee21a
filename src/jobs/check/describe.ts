/** When the spreadsheet's structure is asked for anew: at first, weekly, after a fault, and on a mismatch. */
import type { FormResult } from '../../core/checks/form.ts';
import type { StructureFacts } from '../../core/checks/structure.ts';
import { blockRange } from '../../core/template/names.ts';
import type { Tab } from '../../core/template/schema.ts';
import type { GridRange, Structure } from '../../ports/sheets.ts';
import type { Run } from '../check.ts';
import { DAY, REREAD_MS } from '../limits.ts';

export function mustDescribe({ memory, now, ports, compiled }: Run): boolean {
  if (memory.structure === undefined || memory.describedAt === undefined) return true;
  if (now - memory.describedAt >= REREAD_MS) return true;
  const facts = structureFacts(memory.structure, compiled.template.tabs);
  const clean =
    facts.locale === 'in_ID' && facts.timeZone === ports.settings.zone && facts.merges.length === 0;
  return !clean;
}

/**
 * A header that does not match is looked into at once; figures as text (another locale) and half-filled rows
 * (merged cells) are common, so they are reason enough once a day.
 */
export function mustDescribeAfter({ memory, now }: Run, form: FormResult): boolean {
  if (!form.readable) return true;
  if (now - (memory.describedAt ?? 0) < DAY) return false;
  const suspicious = new Set(['not-a-number', 'ambiguous-number', 'half-filled', 'key-blank', 'key-missing']);
  return [...form.general, ...form.lines.flatMap((line) => line.problems)].some(({ code }) =>
    suspicious.has(code),
  );
}

export async function describeWhenAsked(run: Run): Promise<void> {
  run.memory.structure = await run.ports.sheets.describe(run.lease.spreadsheetId);
  run.memory.describedAt = run.now;
}

export function structureFacts(structure: Structure, tabs: readonly Tab[]): StructureFacts {
  const merges = tabs.flatMap((tab) => {
    const block = structure.namedRanges.find(({ name }) => name === blockRange(tab))?.range;
    if (block === undefined) return [];
    const sheet = structure.tabs.find(({ sheetId }) => sheetId === block.sheetId);
    return (sheet?.merges ?? [])
      .filter((merge) => touches(merge, block))
      .map((merge) => ({ tab: tab.name, range: address(merge) }));
  });
  return { locale: structure.locale, timeZone: structure.timeZone, merges };
}

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

function columnLetters(index: number): string {
  const last = String.fromCharCode(0x41 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}
