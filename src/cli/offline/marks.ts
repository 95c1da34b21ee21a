/**
 * What an exported workbook carries about itself, in a hidden tab of its own: whose it is, and every entry as it stood,
 * by which it is told later what the file changed and what somebody else did. It survives Excel, LibreOffice and Google.
 */
import * as z from 'zod';
import type { CellValue } from '../../core/cells/text.ts';
import { type EntryRow, entryColumns } from '../../core/offline/rows.ts';
import type { Template } from '../../core/template/schema.ts';
import type { WorkbookTab } from '../workbook.ts';

export const MARKS_TITLE = 'pantau_ekspor';
/** Of this layout. */
const FORMAT = 1;

const MarksSchema = z.object({
  format: z.literal(FORMAT),
  spreadsheet: z.string().min(1),
  unit: z.string().min(1),
  template: z.string().min(1),
  version: z.int(),
  period: z.string().optional(),
  exported: z.iso.datetime(),
  /** What the operators' cell of the form's state said; absent where the form has none. */
  state: z.string().nullish(),
});

export type Marks = z.infer<typeof MarksSchema>;
export type BaseRows = ReadonlyMap<string, EntryRow[]>;

/** Name and value a row, then a row for each entry row: tab, row, key, values. */
export function marksRows(marks: Omit<Marks, 'format'>, template: Template, base: BaseRows): CellValue[][] {
  const head = Object.entries({ format: FORMAT, ...marks });
  const lines = template.tabs.flatMap((tab) => [
    ['columns', tab.name, null, ...entryColumns(tab)],
    ...(base.get(tab.name) ?? []).map(({ row, key, values }) => ['row', tab.name, row, key, ...values]),
  ]);
  return [...head, ...lines];
}

export interface MarksRead {
  marks: Marks;
  base: BaseRows;
}

/** Undefined for a workbook that was not exported. @throws Error for marks that somebody changed. */
export function readMarks(file: string, tabs: readonly WorkbookTab[]): MarksRead | undefined {
  const rows = tabs.find(({ title }) => title === MARKS_TITLE)?.rows;
  if (rows === undefined) return undefined;
  const named = rows.filter(([name]) => name !== 'row' && name !== 'columns');
  const read = MarksSchema.safeParse(Object.fromEntries(named.map(([name, value]) => [name, value])));
  if (!read.success)
    throw new Error(
      `${file}: its hidden tab ${MARKS_TITLE} was changed, so that it cannot be told what was filled in; export the form anew and fill that one`,
    );
  const base = new Map<string, EntryRow[]>();
  const widths = new Map<string, number>();
  for (const [kind, tab, row, key, ...values] of rows) {
    if (kind === 'columns') {
      const columns = [key, ...values].filter((name) => typeof name === 'string');
      widths.set(String(tab), columns.length);
      base.set(String(tab), []);
    }
    if (kind !== 'row') continue;
    const width = widths.get(String(tab)) ?? 0;
    const all = Array.from({ length: width }, (_, at) => values[at] ?? null);
    base.get(String(tab))?.push({ row: Number(row), key: typeof key === 'string' ? key : '', values: all });
  }
  return { marks: read.data, base };
}
