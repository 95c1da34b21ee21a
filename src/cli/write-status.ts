/**
 * Status, message and colours put into a copy of a workbook: only these cells, the formats that colour them and the
 * size of the table change. Every other part of the file is copied packed as it is.
 */
import type { CellValue } from '../core/cells/text.ts';
import { cellText, isBlank } from '../core/cells/text.ts';
import type { Block, TabResult } from '../core/checks/tab.ts';
import { expectedOf, linesByKey } from '../core/status/gaps.ts';
import { lineRow } from '../core/status/sheet.ts';
import { type RowStatus, STATUS_TINTS, STATUS_WORDS } from '../core/status/words.ts';
import type { StatusColumn } from '../core/template/names.ts';
import type { Tab, Template } from '../core/template/schema.ts';
import { TINTS } from '../google/provision/colours.ts';
import { withoutCells } from '../xlsx/calc-chain.ts';
import { entryNamed, readParts } from '../xlsx/parts.ts';
import { type CellEdit, patchSheet } from '../xlsx/sheet.ts';
import { addStyles } from '../xlsx/styles.ts';
import { type Survey, surveySheet } from '../xlsx/survey.ts';
import { unpack } from '../xlsx/unzip.ts';
import { PartError, partBytes, partText } from '../xlsx/xml.ts';
import { packedAnew, writeArchive } from '../xlsx/zip.ts';
import type { FilledForm } from './filled-form.ts';

/** Characters. */
const WIDTHS = { status: 24, pesan: 80 };
const MARKED = { e: TINTS.red.ground, w: TINTS.amber.ground } as const;
const GROUNDS = Object.values(TINTS).map(({ ground }) => ground);
const TINT_OF = new Map(
  (Object.keys(STATUS_WORDS) as RowStatus[]).map((status) => [
    STATUS_WORDS[status] as string,
    STATUS_TINTS[status],
  ]),
);

export interface StatusWritten {
  bytes: Buffer;
  /** Titles of the tabs that have a status now. */
  tabs: string[];
  /** The workbook was signed, and the signature is not that of the copy. */
  wasSigned: boolean;
}

/**
 * @param workbook the bytes from which `filled` was read.
 * @param checkedAt how the time of the check is told at the head of the column.
 * @throws Error naming the part that is not as spreadsheet programs write it.
 */
export function writeStatus(workbook: Uint8Array, filled: FilledForm, checkedAt: string): StatusWritten {
  const parts = readParts(workbook);
  const text = (name: string) => within(name, () => partText(unpack(entryNamed(parts.entries, name))));
  const changed = new Map<string, string>();
  const { styles: stylesPart, calcChain } = parts;
  if (stylesPart === undefined)
    throw new PartError('the workbook has no styles, so that no cell can be coloured');
  const styles = within(stylesPart, () => addStyles(text(stylesPart)));
  const tinted = (base: number, ground: string | null) => {
    const plain = styles.untinted(base, GROUNDS);
    return ground === null ? plain : styles.tinted(plain, ground);
  };
  const tabs: string[] = [];
  for (const [index, title] of filled.titles.entries()) {
    const [result, block] = [filled.form.tabs[index], filled.blocks[index]];
    const sheet = parts.sheets.find((one) => one.title === title);
    if (title === undefined || !result?.readable || block === undefined || sheet === undefined) continue;
    const { template, tabs: compiled } = filled.compiled;
    const patched = within(sheet.part, () => {
      const xml = text(sheet.part);
      const plan = planOf(
        compiled[index]!.tab,
        template,
        result,
        block,
        surveySheet(xml, block.firstRow),
        checkedAt,
      );
      return patchSheet(xml, { ...plan, tinted });
    });
    changed.set(sheet.part, patched.text);
    if (calcChain !== undefined && patched.unformulated.length > 0) {
      const chain = changed.get(calcChain) ?? text(calcChain);
      changed.set(
        calcChain,
        within(calcChain, () => withoutCells(chain, sheet.sheetId, new Set(patched.unformulated))),
      );
    }
    tabs.push(title);
  }
  changed.set(stylesPart, styles.text());
  const entries = parts.entries.map((entry) => {
    const put = [...changed].find(([name]) => name.toLowerCase() === entry.name.toLowerCase())?.[1];
    return put === undefined ? entry : packedAnew(entry, partBytes(put));
  });
  return { bytes: writeArchive(entries), tabs, wasSigned: parts.isSigned };
}

function within<Result>(part: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof PartError)) throw error;
    throw new Error(
      `its part ${part} ${error.message}, so that nothing can be put into it safely; open the file in Excel or ` +
        'LibreOffice, save it as .xlsx, and check that one',
    );
  }
}

interface Plan {
  edits: Map<number, Map<number, CellEdit>>;
  widths: Map<number, number>;
}

function planOf(
  tab: Tab,
  template: Template,
  result: TabResult,
  block: Block,
  survey: Survey,
  checkedAt: string,
): Plan {
  const own = ownColumns(result, block, survey);
  const columns = own ?? besides(survey.lastColumn + 1);
  const edits: Plan['edits'] = new Map();
  const put = (row: number, column: number | undefined, edit: CellEdit) => {
    if (column === undefined) return;
    const cells = edits.get(row) ?? new Map<number, CellEdit>();
    edits.set(row, cells);
    cells.set(column, edit);
  };
  const at = (column: StatusColumn) => columns.get(column);
  put(block.firstRow, at('status'), { text: `Diperiksa ${checkedAt}`, asLeft: true });
  put(block.firstRow, at('pesan'), { text: 'Pesan', asLeft: true });

  const said = linesByKey(result.lines.map((line) => lineRow(line, template)));
  const expect = expectedOf(tab, result, block.firstRow, said);
  const entries = tab.columns.flatMap(({ name }) => result.header.positions.get(name) ?? []);
  for (let index = 1; index < Math.min(block.rows.length, result.end); index++) {
    const cells = block.rows[index] as readonly CellValue[];
    const row = block.firstRow + index;
    const { status, pesan, kolom } = expect(cells, index);
    // A row that nobody fills shows nothing; what was said of it before is taken away.
    const before = own !== undefined && !isBlank(cells[at('status')!]);
    if (status === '' && !before) continue;
    if (own)
      for (const column of entries) if (cells[column] !== undefined) put(row, column, { ground: null });
    const tint = TINT_OF.get(status) ?? 'quiet';
    put(row, at('status'), { text: status, ground: tint === 'quiet' ? null : TINTS[tint].ground });
    put(row, at('pesan'), { text: pesan });
    put(row, at('kolom'), { text: kolom });
    for (const mark of kolom.split(';')) {
      const [weight, name = ''] = mark.split(':');
      if (weight === 'e' || weight === 'w')
        put(row, result.header.positions.get(name), { ground: MARKED[weight] });
    }
  }
  return {
    edits,
    widths: own
      ? new Map()
      : new Map([...besides(survey.lastColumn + 1)].map(([name, column]) => [column, WIDTHS[name]])),
  };
}

function besides(first: number): Map<'status' | 'pesan', number> {
  return new Map([
    ['status', first],
    ['pesan', first + 1],
  ]);
}

/**
 * The columns in which a status stands already, Pantau's formulas or an earlier check: nothing but words of Pantau below
 * the heading, since a form of somebody else may have a column Status of its own.
 */
function ownColumns(
  { header, end }: TabResult,
  { rows, firstRow }: Block,
  { masters }: Survey,
): ReadonlyMap<StatusColumn, number> | undefined {
  const { status } = header;
  const column = status.get('status');
  if (column === undefined || !status.has('pesan')) return undefined;
  const ours = rows.slice(1, end).every((row) => isBlank(row[column]) || TINT_OF.has(cellText(row[column])));
  const places = new Set(status.values());
  const shared = masters.some((one) => one.row >= firstRow && places.has(one.column));
  return ours && !shared ? status : undefined;
}
