/** Adds a tab that nobody sees, and that the menus of spreadsheet programs do not offer, to a workbook. */
import { columnLetters } from '../core/cells/address.ts';
import type { CellValue } from '../core/cells/text.ts';
import { entryNamed, readParts, relationsPart } from './parts.ts';
import { unpack } from './unzip.ts';
import { children, elementEnd, escaped, PartError, partBytes, partText, rootOf } from './xml.ts';
import { packedAnew, writeArchive } from './zip.ts';

const PART = 'xl/worksheets/pantau.xml';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const KIND = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

/** @throws ArchiveError, PartError. */
export function withHiddenTab(
  workbook: Uint8Array,
  title: string,
  rows: readonly (readonly CellValue[])[],
): Buffer {
  const { entries, workbook: part, sheets } = readParts(workbook);
  if (sheets.some((sheet) => sheet.title === title)) throw new PartError(`has a tab ${title} already`);
  const text = (name: string) => partText(unpack(entryNamed(entries, name)));
  const relations = relationsPart(part);
  const types = '[Content_Types].xml';
  const relation = `pantau${entries.length}`;
  const changed = new Map([
    [part, withSheet(text(part), title, relation, sheets)],
    [
      relations,
      insertedAtEnd(
        text(relations),
        'Relationships',
        (p) => `<${p}Relationship Id="${relation}" Type="${KIND}" Target="/${PART}"/>`,
      ),
    ],
    [
      types,
      insertedAtEnd(text(types), 'Types', (p) => `<${p}Override PartName="/${PART}" ContentType="${TYPE}"/>`),
    ],
  ]);
  const like = entryNamed(entries, part);
  return writeArchive([
    ...entries.map((entry) => {
      const put = [...changed].find(([name]) => name.toLowerCase() === entry.name.toLowerCase())?.[1];
      return put === undefined ? entry : packedAnew(entry, partBytes(put));
    }),
    packedAnew({ ...like, name: PART }, Buffer.from(sheetText(rows))),
  ]);
}

function withSheet(
  xml: string,
  title: string,
  relation: string,
  sheets: readonly { sheetId: string }[],
): string {
  const { tag: root, prefix } = rootOf(xml, 'workbook');
  const list = [...children(xml, root)].find(({ name }) => name === `${prefix}sheets`);
  if (list === undefined) throw new PartError('has no list of tabs');
  const own = xml.slice(list.start, elementEnd(xml, list));
  // The prefix of relationships is whatever this workbook calls it.
  const id = /\s(\w+):id\s*=/.exec(own)?.[1] ?? 'r';
  const sheetId = 1 + Math.max(...sheets.map((sheet) => Number(sheet.sheetId)));
  const at = list.start + own.lastIndexOf('</');
  const made = `<${prefix}sheet name="${escaped(title)}" sheetId="${sheetId}" state="veryHidden" ${id}:id="${relation}"/>`;
  return xml.slice(0, at) + made + xml.slice(at);
}

function insertedAtEnd(xml: string, name: string, made: (prefix: string) => string): string {
  const { prefix } = rootOf(xml, name);
  const at = xml.lastIndexOf(`</${prefix}${name}`);
  if (at < 0) throw new PartError(`has no ${name}`);
  return xml.slice(0, at) + made(prefix) + xml.slice(at);
}

function sheetText(rows: readonly (readonly CellValue[])[]): string {
  const cells = (row: readonly CellValue[], index: number) =>
    row.map((value, column) => cellText(`${columnLetters(column)}${index + 1}`, value)).join('');
  const lines = rows.map((row, index) => `<row r="${index + 1}">${cells(row, index)}</row>`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function cellText(address: string, value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return `<c r="${address}"><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${address}" t="b"><v>${Number(value)}</v></c>`;
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}
