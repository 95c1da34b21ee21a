/** CSV as spreadsheets write it: `,`, `;` or tab between cells, UTF-8 with or without a byte-order mark. */
import Papa from 'papaparse';

export interface Delimited {
  delimiter: string;
  header: string[];
  rows: { cells: string[]; line: number }[];
}

const DELIMITERS = [',', ';', '\t'];

/**
 * Header and rows with the line of the file each begins on; blank lines are left out. Throws an Error that names line
 * and remedy when the bytes are not UTF-8, a quote stands wrong, or there is no header.
 */
export function parseDelimited(bytes: Uint8Array): Delimited {
  const text = decoded(bytes).replace(/\r\n?/g, '\n');
  const delimiter = delimiterOf(text);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
  let next = 1;
  const rows = data.map((cells) => {
    const line = next;
    next += 1 + cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    return { cells, line };
  });
  const wrong = errors.find(({ type }) => type === 'Quotes');
  if (wrong !== undefined) {
    const line = rows[wrong.row ?? 0]?.line ?? 1;
    throw new Error(
      `line ${line}: a quote (") is not closed or stands inside a cell; double it ("") or remove it`,
    );
  }
  const [header, ...others] = rows.filter(({ cells }) => cells.length > 1 || cells[0]?.trim() !== '');
  if (header === undefined)
    throw new Error('line 1: the file is empty; export the survey with its header row');
  return { delimiter, header: header.cells.map((cell) => cell.trim()), rows: others };
}

/** Lines with `\n` between them, cells quoted where they must be. */
export function writeDelimited(rows: readonly (readonly string[])[], delimiter: string): string {
  return Papa.unparse(rows as string[][], { delimiter, newline: '\n' });
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error('line 1: the file is not UTF-8 text; save it as "CSV UTF-8"');
  }
}

/** The one that stands most often in the first line; in doubt the comma. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split('\n', 1);
  const times = (delimiter: string) => first.split(delimiter).length;
  return DELIMITERS.reduce((best, each) => (times(each) > times(best) ? each : best));
}
