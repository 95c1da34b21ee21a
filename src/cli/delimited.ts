/** CSV as spreadsheets write it: `,`, `;`, tab or `|` between cells, in any encoding that they use. */
import Papa from 'papaparse';
import { BytesFault, FILE_FAULTS } from './file-fault.ts';
import { decodeText } from './text-encoding.ts';

export interface Delimited {
  delimiter: string;
  header: string[];
  rows: { cells: string[]; line: number }[];
}

const DELIMITERS = [',', ';', '\t', '|'];
/** So many lines tell what stands between cells. */
const LOOKED_AT = 100;
/** Excel's own way to say it, in a line before all others. */
const SAID = /^sep=(.)\n/;

/**
 * Header and rows with the line of the file each begins on; blank lines are left out.
 * @throws BytesFault naming line and remedy when the bytes are no text, a quote stands wrong, or there is no header.
 */
export function parseDelimited(bytes: Uint8Array): Delimited {
  const { delimiter, lines } = delimitedLines(bytes);
  const [header, ...others] = lines.filter(({ cells }) => cells.length > 1 || cells[0]?.trim() !== '');
  if (header === undefined) throw new BytesFault(FILE_FAULTS.noHeader);
  return { delimiter, header: header.cells.map((cell) => cell.trim()), rows: others };
}

/** Every line, blank ones too. Throws as `parseDelimited`. */
export function delimitedLines(bytes: Uint8Array): {
  delimiter: string;
  lines: Delimited['rows'];
} {
  const decoded = decodeText(bytes);
  if (decoded === undefined) throw new BytesFault(FILE_FAULTS.notText);
  const whole = decoded.replace(/\r\n?/g, '\n');
  const [said, told] = SAID.exec(whole) ?? [];
  const text = whole.slice(said?.length ?? 0);
  const delimiter = told ?? delimiterOf(text);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
  let next = said === undefined ? 1 : 2;
  const lines = data.map((cells) => {
    const line = next;
    next += 1 + cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    return { cells, line };
  });
  const wrong = errors.find(({ type }) => type === 'Quotes');
  if (wrong !== undefined) throw new BytesFault(FILE_FAULTS.quote(lines[wrong.row ?? 0]?.line ?? 1));
  return { delimiter, lines };
}

/** Lines with `\n` between them, cells quoted where they must be. */
export function writeDelimited(rows: readonly (readonly string[])[], delimiter: string): string {
  return Papa.unparse(rows as string[][], { delimiter, newline: '\n' });
}

/**
 * The one that gives the most lines one and the same number of cells, the larger number in doubt: titles above a table
 * have none of it, and decimals have commas of their own.
 */
function delimiterOf(text: string): string {
  const scored = DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: LOOKED_AT });
    const widths = Map.groupBy(data, (cells) => cells.length);
    const [width = 1, rows = 0] =
      [...widths]
        .filter(([cells]) => cells > 1)
        .map(([cells, { length }]) => [cells, length] as const)
        .sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    return { delimiter, width, rows };
  });
  return scored.reduce((best, each) =>
    each.rows > best.rows || (each.rows === best.rows && each.width > best.width) ? each : best,
  ).delimiter;
}
